import { isSubmitted, type Application } from '../../domain/application.ts'
import { Conflict } from '../../domain/errors.ts'
import type { InviteeVerdict } from '../../domain/invitee-verdict.ts'
import type { Actor } from '../../domain/person.ts'
import type { Moment } from '../../domain/time.ts'
import { isOpenToInvitees } from '../../domain/transitions.ts'
import type { Table } from '../../stores/table.ts'
import { isListing, makeAddInvitees } from '../add-invitees.ts'
import { makeInviteIntoCluster } from '../joining/invite-into-cluster.ts'
import type { Owner } from './chain-access.ts'
import { coordinatorsApplication } from './load.ts'

/** Who invites whom into the consortium or cluster of a chain. */
export type InviteForOwner = {
  readonly owner: Owner
  readonly keys: readonly string[]
  readonly by: Actor
  readonly now: Moment
}

const refuseWhereNobodyCan = (application: Application, now: Moment): void => {
  if (isListing(application)) return
  if (!isSubmitted(application) || !isOpenToInvitees(application.status))
    throw new Conflict('notInThisState', { status: application.status })
  if (now >= application.deadline) throw new Conflict('deadlinePassed', { deadline: application.deadline })
}

/** Throws the Conflict that inviting would, before anything else is done: `notInThisState`, `deadlinePassed`. */
export const refuseWhereNoneIsInvited = async (
  table: Pick<Table, 'get'>,
  { id, of, coordinator }: Owner,
  now: Moment,
): Promise<void> => {
  if (of === 'cluster') return
  const { application } = await coordinatorsApplication(table, id, coordinator)
  refuseWhereNobodyCan(application, now)
}

/** Invites organisations as their owner's coordinator does by itself: into the application before it is registered, into the cluster after. */
export const makeInviteForOwner = (deps: { readonly table: Table; readonly newId: () => string }) => {
  const addInvitees = makeAddInvitees(deps)
  const inviteIntoCluster = makeInviteIntoCluster(deps)
  return async ({ owner, keys, by, now }: InviteForOwner): Promise<readonly InviteeVerdict[]> => {
    if (keys.length === 0) return []
    const command = { organisation: owner.coordinator, identifiers: keys, by, now }
    return owner.of === 'cluster'
      ? inviteIntoCluster({ ...command, clusterId: owner.id })
      : addInvitees({ ...command, applicationId: owner.id })
  }
}
