import * as z from 'zod'
import { clusterInvitationId } from '../../../shared/domain/invitation-id.ts'
import { membershipSchema, membershipStateSchema, type Membership } from '../../../shared/domain/membership.ts'
import type { Organisation } from '../../../shared/domain/organisation.ts'
import { clusterSchema } from '../../../shared/domain/cluster.ts'
import type { Standing } from '../../../shared/use-cases/joining/list-standings.ts'
import { namedView, showNamed } from './organisation.ts'

const { id, number, name, admission } = clusterSchema.shape
const { role, since, message, reason, decideBy, expiresAt, sentAt } = membershipSchema.shape
const facts = { state: membershipStateSchema, since, message, reason, decideBy, expiresAt, sentAt }

/** Where one's own organisation stands towards a cluster: `decideBy` is when silence admits, `expiresAt` when an invitation runs out. */
export const standingView = z
  .object({
    cluster: z.object({ id, number, name, admission: z.enum(admission.unwrap().options) }),
    role: role.optional(),
    consentNeeded: z.boolean().optional().describe('asking to join needs the coordinator’s consent'),
    ...facts,
  })
  .meta({ id: 'Standing' })

/** Where an organisation stands. */
export const showStanding = ({ membership, state, cluster }: Standing): z.input<typeof standingView> => ({
  ...membership,
  state,
  cluster,
  role: state === 'member' ? membership.role : undefined,
  consentNeeded: state === 'member' ? undefined : cluster.admission === 'consent' || membership.removedAt !== undefined,
})

/** An organisation that has asked to join or is invited, for the coordinator. */
export const waitingView = z
  .object({
    organisation: namedView,
    invitation: z.string().optional(),
    undeliverable: membershipSchema.shape.undeliverable.describe('the mail of the invitation came back'),
    ...facts,
  })
  .meta({ id: 'WaitingForCluster' })

/** An organisation that waits at a cluster or is waited for. */
export const showWaiting = (
  membership: Membership,
  organisation: Organisation | undefined,
): z.input<typeof waitingView> => ({
  ...membership,
  organisation: showNamed(membership.organisation, organisation),
  invitation:
    membership.invitation === undefined
      ? undefined
      : clusterInvitationId(membership.clusterId, membership.organisation),
})
