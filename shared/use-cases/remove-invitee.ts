import { revoke } from '../domain/answer.ts'
import { Conflict, NotFound } from '../domain/errors.ts'
import type { Actor } from '../domain/person.ts'
import type { Moment } from '../domain/time.ts'
import { isOpenToInvitees } from '../domain/transitions.ts'
import { answerFrom, answerKey } from '../items/answer-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { isListing } from './add-invitees.ts'
import { changeAnswer } from './support/change-answer.ts'
import { tell } from './support/event.ts'
import { unlistInvitee } from './support/list-invitees.ts'
import { coordinatorsApplication } from './support/load.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

/** What removing needs from outside. */
export type RemoveInviteeDeps = { readonly table: Table; readonly newId: () => string }

/** Whom the coordinator takes off: from the list, or by revoking the question. */
export type RemoveInvitee = {
  readonly applicationId: string
  readonly organisation: string
  readonly key: string
  readonly by: Actor
  readonly now: Moment
  readonly extra?: readonly Write[]
}

/**
 * Takes an organisation off the list, or revokes its invitation: its link is void from then on. Doing so twice is harmless. Throws NotFound for
 * one that is not there, Conflict `alreadyAnswered` for one that has confirmed (it leaves by itself).
 */
export const makeRemoveInvitee =
  ({ table, newId }: RemoveInviteeDeps) =>
  (command: RemoveInvitee): Promise<void> =>
    retryConflicts(async () => {
      const { applicationId, organisation, key, by, now, extra = [] } = command
      const { application } = await coordinatorsApplication(table, applicationId, organisation)
      if (isListing(application)) {
        if (!(await unlistInvitee(table, application, key, extra))) throw new NotFound('invitee', key)
        return
      }
      if (!isOpenToInvitees(application.status)) throw new Conflict('notInThisState', { status: application.status })
      const item = await table.get(answerKey(applicationId, key))
      if (!item) throw new NotFound('invitee', key)
      const answer = answerFrom(item)
      if (answer.state === 'revoked') return
      const next = revoke(answer, now)
      if (!next) throw new Conflict('alreadyAnswered', { state: answer.state })
      await table.write([
        ...changeAnswer(answer, next, 'gathering', now),
        tell(newId(), applicationId, 'revoked', { by, now }, { organisation: key }),
        ...extra,
      ])
    })
