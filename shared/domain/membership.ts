import * as z from 'zod'
import { organisationKeySchema } from './identifiers/index.ts'
import { momentSchema, type Moment } from './time.ts'

/**
 * Where an organisation stands towards a cluster. Before: `invited` by the coordinator, `requested` by itself. Not admitted: `declined` by the
 * organisation, `refused` by the coordinator, `expired`, `revoked`, `withdrawn`. After: `left` by itself, `removed` by the coordinator.
 */
export const membershipStateSchema = z.enum([
  'member',
  'invited',
  'requested',
  'declined',
  'refused',
  'expired',
  'revoked',
  'withdrawn',
  'left',
  'removed',
])

/**
 * The one record of (cluster, organisation): its state, since when, and a generation that each change of state raises. It is a membership only
 * in the state `member` and of a registered cluster; once the cluster is registered it is never deleted.
 */
export const membershipSchema = z.strictObject({
  clusterId: z.uuid(),
  organisation: organisationKeySchema,
  role: z.enum(['coordinator', 'member']),
  state: membershipStateSchema,
  generation: z.int().min(1),
  since: momentSchema,
})
export type Membership = z.infer<typeof membershipSchema>

/** Whether the record makes the organisation a member. */
export const isMember = (membership: Membership | undefined): membership is Membership => membership?.state === 'member'

/** The record of an organisation that becomes a member, whatever stood there before. */
export const admit = (
  before: Membership | undefined,
  admitted: Pick<Membership, 'clusterId' | 'organisation'> & { readonly role?: Membership['role'] },
  now: Moment,
): Membership => ({
  clusterId: admitted.clusterId,
  organisation: admitted.organisation,
  role: admitted.role ?? 'member',
  state: 'member',
  generation: (before?.generation ?? 0) + 1,
  since: now,
})

/** The record of a member that leaves. */
export const leave = (membership: Membership, now: Moment): Membership => ({
  ...membership,
  role: 'member',
  state: 'left',
  generation: membership.generation + 1,
  since: now,
})
