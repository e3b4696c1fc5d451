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
export type MembershipState = z.infer<typeof membershipStateSchema>

/**
 * The one record of (cluster, organisation): its state, since when, and a generation that each change of state or role raises. It is a
 * membership only in the state `member` and of a registered cluster; once the cluster is registered it is never deleted.
 * `message`: why it asks. `reason`: why it was refused, declined or removed. `removedAt`: it was removed and not admitted since, so that consent
 * is asked even where the cluster is open. `invitation`: the generation that the link of its last invitation is made of. `attempt`, begun at
 * `startedAt`: the execution that looks after a request. `warnAt`, `decideBy`, `remindAt`, `expiresAt`: what is due. `undeliverable`: the mail of its invitation came back.
 */
export const membershipSchema = z.strictObject({
  clusterId: z.uuid(),
  organisation: organisationKeySchema,
  role: z.enum(['coordinator', 'member']),
  state: membershipStateSchema,
  generation: z.int().min(1),
  since: momentSchema,
  message: z.string().max(1000).optional(),
  reason: z.string().max(1000).optional(),
  removedAt: momentSchema.optional(),
  invitation: z.int().min(1).optional(),
  attempt: z.int().min(1).optional(),
  startedAt: momentSchema.optional(),
  warnAt: momentSchema.optional(),
  decideBy: momentSchema.optional(),
  sentAt: momentSchema.optional(),
  remindAt: momentSchema.optional(),
  expiresAt: momentSchema.optional(),
  undeliverable: z.literal(true).optional(),
})
export type Membership = z.infer<typeof membershipSchema>

/** Which cluster and which organisation a record is about. */
export type Between = Pick<Membership, 'clusterId' | 'organisation'>

/** Whether the record makes the organisation a member. */
export const isMember = (membership: Membership | undefined): membership is Membership => membership?.state === 'member'

const next = (
  before: Membership | undefined,
  { clusterId, organisation }: Between,
  state: MembershipState,
  now: Moment,
): Membership => ({
  clusterId,
  organisation,
  role: 'member',
  state,
  generation: (before?.generation ?? 0) + 1,
  since: now,
})

const linkOf = ({ invitation }: Partial<Membership> = {}) => (invitation === undefined ? {} : { invitation })
const banOf = ({ removedAt }: Partial<Membership> = {}) => (removedAt === undefined ? {} : { removedAt })

/** The record of an organisation that becomes a member, whatever stood there before. */
export const admit = (
  before: Membership | undefined,
  admitted: Between & { readonly role?: Membership['role'] },
  now: Moment,
): Membership => ({
  ...next(before, admitted, 'member', now),
  role: admitted.role ?? 'member',
  ...linkOf(before),
})

/** The record of a member that begins to coordinate or ceases to: a member since the same day. */
export const withRole = (membership: Membership, role: Membership['role']): Membership => ({
  ...membership,
  role,
  generation: membership.generation + 1,
})

/** The record of a member that leaves. */
export const leave = (membership: Membership, now: Moment): Membership => ({
  ...next(membership, membership, 'left', now),
  ...linkOf(membership),
})

/** The record of a member that the coordinator removes. */
export const remove = (membership: Membership, reason: string, now: Moment): Membership => ({
  ...next(membership, membership, 'removed', now),
  ...linkOf(membership),
  reason,
  removedAt: now,
})

/** Whether an invitation is open: made, and not run out; evaluated on reading, the due index only tidies up. */
export const isInvited = (membership: Membership | undefined, now: Moment): boolean =>
  membership?.state === 'invited' && (membership.expiresAt === undefined || now < membership.expiresAt)

/** What became of a command: a new record, the same as before (a repeat), or why it cannot be. `met`: a request and an invitation met. */
export type Moved<Because extends string> =
  | { readonly outcome: 'changed' | 'met'; readonly membership: Membership }
  | { readonly outcome: 'same'; readonly membership: Membership }
  | { readonly outcome: 'impossible'; readonly because: Because }

/** The record after an organisation asks to join; where an invitation is open, that is an acceptance. */
export const request = (
  before: Membership | undefined,
  asked: Between & { readonly message: string },
  now: Moment,
): Moved<'alreadyMember'> => {
  if (before?.state === 'member') return { outcome: 'impossible', because: 'alreadyMember' }
  if (before?.state === 'requested') return { outcome: 'same', membership: before }
  if (before && isInvited(before, now)) return { outcome: 'met', membership: admit(before, asked, now) }
  const { message } = asked
  const requested = { ...next(before, asked, 'requested', now), ...banOf(before), message }
  return { outcome: 'changed', membership: { ...requested, attempt: 1, startedAt: now } }
}

/** The record after the coordinator invites an organisation; where that has asked to join, this admits it. */
export const invite = (
  before: Membership | undefined,
  asked: Between & { readonly expiresAt: Moment; readonly remindAt: Moment },
  now: Moment,
): Moved<'alreadyMember'> => {
  if (before?.state === 'member') return { outcome: 'impossible', because: 'alreadyMember' }
  if (before && isInvited(before, now)) return { outcome: 'same', membership: before }
  if (before?.state === 'requested') return { outcome: 'met', membership: admit(before, asked, now) }
  const { expiresAt, remindAt } = asked
  const invited = { ...next(before, asked, 'invited', now), ...banOf(before), sentAt: now, expiresAt }
  return {
    outcome: 'changed',
    membership: { ...invited, invitation: invited.generation, ...(remindAt < expiresAt ? { remindAt } : {}) },
  }
}

/** An open invitation as it is made anew, because another address is asked than before: the link that was mailed there is void. */
export const inviteAnew = (
  before: Membership,
  { expiresAt, remindAt }: { readonly expiresAt: Moment; readonly remindAt: Moment },
  now: Moment,
): Membership => {
  const { remindAt: _, undeliverable: _undeliverable, ...invited } = before
  const generation = invited.generation + 1
  const asked = { ...invited, generation, invitation: generation, since: now, sentAt: now, expiresAt }
  return remindAt < expiresAt ? { ...asked, remindAt } : asked
}

/** What an organisation says to an invitation into a cluster. */
export type Reply = { readonly answer: 'accept' } | { readonly answer: 'decline'; readonly reason?: string | undefined }

/** The record after the invited organisation has answered. */
export const reply = (
  before: Membership,
  said: Reply,
  now: Moment,
): Moved<'invitationExpired' | 'invitationRevoked' | 'notInvited'> => {
  if (before.state === 'revoked') return { outcome: 'impossible', because: 'invitationRevoked' }
  const repeats = said.answer === 'accept' ? isMember(before) : before.state === 'declined'
  if (repeats) return { outcome: 'same', membership: before }
  if (before.state === 'expired' || (before.state === 'invited' && !isInvited(before, now)))
    return { outcome: 'impossible', because: 'invitationExpired' }
  if (before.state !== 'invited') return { outcome: 'impossible', because: 'notInvited' }
  if (said.answer === 'accept') return { outcome: 'changed', membership: admit(before, before, now) }
  const declined = { ...next(before, before, 'declined', now), ...banOf(before), ...linkOf(before) }
  const { reason } = said
  return { outcome: 'changed', membership: { ...declined, ...(reason === undefined ? {} : { reason }) } }
}

/** The record of a request that is not granted; `reason` is the coordinator's, or a word of ours. */
export const refuse = (membership: Membership, reason: string, now: Moment): Membership => ({
  ...next(membership, membership, 'refused', now),
  ...banOf(membership),
  reason,
})

/** The record of a request that the asker takes back. */
export const withdraw = (membership: Membership, now: Moment): Membership => ({
  ...next(membership, membership, 'withdrawn', now),
  ...banOf(membership),
})

/** The record of an invitation that the coordinator takes back; its link is void. */
export const revoke = (membership: Membership, now: Moment): Membership => ({
  ...next(membership, membership, 'revoked', now),
  ...banOf(membership),
})

/** The record of whoever waits, or is waited for, once nobody can join any more: a request is refused, an invitation void. Nothing for others. */
export const endWaiting = (membership: Membership, because: string, now: Moment): Membership | undefined => {
  if (membership.state === 'requested') return refuse(membership, because, now)
  return membership.state === 'invited' ? { ...revoke(membership, now), reason: because } : undefined
}

/** The record of an invitation whose time ran out. */
export const expire = (membership: Membership, now: Moment): Membership => ({
  ...next(membership, membership, 'expired', now),
  ...banOf(membership),
  ...linkOf(membership),
})
