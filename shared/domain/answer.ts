import * as z from 'zod'
import { applicationIdSchema } from './application.ts'
import { organisationKeySchema } from './identifiers/index.ts'
import { isReachable, type Organisation } from './organisation.ts'
import type { RulePack } from './rule-pack.ts'
import { after, deadlineAfter, earliest, momentSchema, type Moment } from './time.ts'

/** Where an organisation stands towards an application. `listed`: it cannot be asked yet; `left`: it took its confirmation back; `closed`: the case ended first. */
export const answerStateSchema = z.enum([
  'listed',
  'invited',
  'confirmed',
  'declined',
  'expired',
  'revoked',
  'left',
  'closed',
])
export type AnswerState = z.infer<typeof answerStateSchema>

/** Why a listed organisation is not asked though nothing in the register is against it, and when it may be, where that is known. */
export const heldSchema = z.strictObject({
  because: z.enum(['capped', 'notAccepting']),
  retryAt: momentSchema.optional(),
})
export type Held = z.infer<typeof heldSchema>

/** The one record of (application, organisation). `counts` is what the register said at the last write; the assessment recounts. */
export const answerSchema = z.strictObject({
  applicationId: applicationIdSchema,
  organisation: organisationKeySchema,
  coordinator: z.boolean(),
  state: answerStateSchema,
  generation: z.int().min(0),
  counts: z.boolean(),
  undeliverable: z.boolean(),
  held: heldSchema.optional(),
  listedAt: momentSchema,
  invitedAt: momentSchema.optional(),
  expiresAt: momentSchema.optional(),
  sentAt: momentSchema.optional(),
  remindAt: momentSchema.optional(),
  answeredAt: momentSchema.optional(),
  answeredBy: z.string().optional(),
  reason: z.string().max(1000).optional(),
})
export type Answer = z.infer<typeof answerSchema>

/** Why an organisation cannot be asked at present. */
export const obstacleSchema = z.enum(['unknown', 'suspended', 'struckOff', 'unreachable', 'undeliverable'])
export type Obstacle = z.infer<typeof obstacleSchema>

/** What keeps us from asking an organisation, if anything. */
export const obstacleTo = (organisation: Organisation | undefined): Obstacle | undefined => {
  if (!organisation) return 'unknown'
  if (organisation.status !== 'active') return organisation.status
  if (isReachable(organisation)) return undefined
  return organisation.registeredEmail === undefined ? 'unreachable' : 'undeliverable'
}

/** Whether the organisation's confirmation counts towards the minimum as the register stands. */
export const countsTowards = (pack: Pick<RulePack, 'countedKinds'>, organisation: Organisation | undefined): boolean =>
  organisation?.status === 'active' && pack.countedKinds.includes(organisation.kind)

/** Whether the answer is still to come: asked, with an address that mail reaches. */
export const isOpen = (answer: Answer): boolean => answer.state === 'invited' && !answer.undeliverable

/** The count that an answer stands in, if any. */
export const contributionOf = (answer: Answer | undefined): 'confirmed' | 'open' | undefined => {
  if (!answer?.counts) return undefined
  if (answer.state === 'confirmed') return 'confirmed'
  return isOpen(answer) ? 'open' : undefined
}

/** The record of an organisation that is put on the list: asked at once if nothing stands against it, else kept until it can be; `held` keeps it for a cap or for its own wish. */
export const ask = (
  before: Answer | undefined,
  asked: {
    applicationId: string
    key: string
    organisation: Organisation | undefined
    pack: RulePack
    deadline: Moment
    held?: Held | undefined
    now: Moment
  },
): Answer => {
  const { applicationId, key, organisation, pack, deadline, now } = asked
  const common = {
    applicationId,
    organisation: key,
    coordinator: false,
    counts: countsTowards(pack, organisation),
    undeliverable: false,
    listedAt: before?.listedAt ?? now,
  }
  const generation = before?.generation ?? 0
  if (obstacleTo(organisation)) return { ...common, state: 'listed', generation }
  if (asked.held) return { ...common, state: 'listed', generation, held: asked.held }
  const expiresAt = earliest(deadlineAfter(now, pack.times.invitation, pack.timeZone), deadline) ?? deadline
  const remindAt = after(now, pack.times.reminder)
  return {
    ...common,
    state: 'invited',
    generation: generation + 1,
    invitedAt: now,
    sentAt: now,
    expiresAt,
    ...(remindAt < expiresAt ? { remindAt } : {}),
  }
}

/** The coordinator's own record: it confirms by submitting. */
export const confirmBySubmitting = (submitted: {
  applicationId: string
  key: string
  organisation: Organisation | undefined
  pack: RulePack
  by: string
  now: Moment
}): Answer => ({
  applicationId: submitted.applicationId,
  organisation: submitted.key,
  coordinator: true,
  state: 'confirmed',
  generation: 1,
  counts: countsTowards(submitted.pack, submitted.organisation),
  undeliverable: false,
  listedAt: submitted.now,
  answeredAt: submitted.now,
  answeredBy: submitted.by,
})

/** Whether an open question has run out; evaluated on reading, the due index only tidies up. */
export const isExpired = (answer: Answer, now: Moment): boolean =>
  answer.state === 'invited' && answer.expiresAt !== undefined && answer.expiresAt <= now

const closed = (answer: Answer): Answer => {
  const { remindAt: _, held: _held, ...rest } = answer
  return rest
}

/** What an organisation says to an invitation. */
export type Reply = { readonly answer: 'accept' } | { readonly answer: 'decline'; readonly reason?: string | undefined }

/** What became of a reply: the new record, the same as before (a repeat), or why it cannot be. */
export type Replied =
  | { readonly outcome: 'changed'; readonly answer: Answer }
  | { readonly outcome: 'same'; readonly answer: Answer }
  | { readonly outcome: 'refused'; readonly because: 'notInvited' | 'expired' | 'revoked' | 'coordinator' }

/**
 * The record after a reply. Yes may become no (`left`) and no may become yes as long as the invitation has not run out or been revoked.
 * `unasked`: who is only listed may reply too.
 */
export const reply = (answer: Answer, said: Reply, by: string, now: Moment, unasked = false): Replied => {
  if (answer.coordinator) return { outcome: 'refused', because: 'coordinator' }
  if (answer.state === 'listed' && !unasked) return { outcome: 'refused', because: 'notInvited' }
  if (answer.state === 'revoked' || answer.state === 'closed') return { outcome: 'refused', because: 'revoked' }
  const answered = { ...closed(answer), answeredAt: now, answeredBy: by }
  if (said.answer === 'decline') {
    if (answer.state === 'declined' || answer.state === 'left') return { outcome: 'same', answer }
    const state = answer.state === 'confirmed' ? 'left' : 'declined'
    const reason = said.reason === undefined ? {} : { reason: said.reason }
    return { outcome: 'changed', answer: { ...answered, state, ...reason } }
  }
  if (answer.state === 'confirmed') return { outcome: 'same', answer }
  const outOfTime = answer.expiresAt !== undefined && answer.expiresAt <= now
  if (answer.state === 'expired' || outOfTime) return { outcome: 'refused', because: 'expired' }
  const { reason: _, ...confirmed } = answered
  return { outcome: 'changed', answer: { ...confirmed, state: 'confirmed' } }
}

/** The record after the coordinator takes a question back; a confirmed organisation is not revoked but leaves by itself. */
export const revoke = (answer: Answer, now: Moment): Answer | undefined =>
  answer.state === 'invited' || answer.state === 'listed'
    ? { ...closed(answer), state: 'revoked', generation: answer.generation + 1, answeredAt: now }
    : undefined

/** The record after the application ended before an answer came. */
export const close = (answer: Answer): Answer => ({ ...closed(answer), state: 'closed' })

/** The record after its time ran out. */
export const expire = (answer: Answer): Answer => ({ ...closed(answer), state: 'expired' })
