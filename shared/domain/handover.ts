import * as z from 'zod'
import { organisationKeySchema } from './identifiers/index.ts'
import type { RulePack } from './rule-pack.ts'
import { deadlineAfter, momentSchema, type Moment } from './time.ts'

/** What became of an offer to coordinate: `void` where it lost its ground before it was answered. */
export const handoverStatusSchema = z.enum(['open', 'accepted', 'declined', 'takenBack', 'expired', 'void'])
export type HandoverStatus = z.infer<typeof handoverStatusSchema>

/** Why an offer is void: the receiver belongs no more or may not lead, somebody else coordinates, or there is nothing to coordinate. */
export const voidBecauseSchema = z.enum(['receiverGone', 'receiverBarred', 'coordinatorChanged', 'ended'])
export type VoidBecause = z.infer<typeof voidBecauseSchema>

/**
 * The last offer to hand the coordination over: of an application, and of the cluster that it becomes, which bears the same id (`subject`).
 * `offer` names this very offer. `message` is the coordinator's, `reason` that of the organisation that declined.
 */
export const handoverSchema = z.strictObject({
  subject: z.uuid(),
  offer: z.string(),
  from: organisationKeySchema,
  to: organisationKeySchema,
  status: handoverStatusSchema,
  message: z.string().max(1000).optional(),
  offeredAt: momentSchema,
  expiresAt: momentSchema,
  endedAt: momentSchema.optional(),
  reason: z.string().max(1000).optional(),
  because: voidBecauseSchema.optional(),
})
export type Handover = z.infer<typeof handoverSchema>

/** A new offer; it stands as long as the pack says. */
export const offerHandover = (
  offered: Pick<Handover, 'subject' | 'offer' | 'from' | 'to'> & { readonly message: string },
  { times, timeZone }: Pick<RulePack, 'times' | 'timeZone'>,
  now: Moment,
): Handover => {
  const { message, ...rest } = offered
  return {
    ...rest,
    ...(message === '' ? {} : { message }),
    status: 'open',
    offeredAt: now,
    expiresAt: deadlineAfter(now, times.handover, timeZone),
  }
}

/** How an offer ends, in the words of who ended it. */
export type HandoverEnd =
  | { readonly status: 'accepted' | 'takenBack' | 'expired' }
  | { readonly status: 'declined'; readonly reason: string }
  | { readonly status: 'void'; readonly because: VoidBecause }

/** The offer once it has ended. */
export const endHandover = (before: Handover, end: HandoverEnd, now: Moment): Handover => ({
  ...before,
  ...end,
  endedAt: now,
})

/** How an offer stands at a moment: that its time is over is evaluated on reading, the due index only tidies up. */
export const statusAt = ({ status, expiresAt }: Handover, now: Moment): HandoverStatus =>
  status === 'open' && expiresAt <= now ? 'expired' : status
