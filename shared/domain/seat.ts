import * as z from 'zod'
import { spaceIdSchema, type Space } from './space.ts'
import { momentSchema } from './time.ts'

/**
 * What a person wants to hear of a space. `atOnce`: announcements, mentions and replies at once, the rest in the day's digest; `daily`: all in
 * the digest; `none`: nothing.
 */
export const noticeSchema = z.enum(['atOnce', 'daily', 'none'])
export type Notice = z.infer<typeof noticeSchema>

/** What is sent to whoever has chosen nothing. */
export const DEFAULT_NOTICE: Notice = 'daily'

/** The seat that stands for all spaces of a person. */
export const EVERYWHERE = 'everywhere'

/** A person in a space, or everywhere: what was chosen and when, and the number of the last post that was read. */
export const seatSchema = z.strictObject({
  space: z.union([spaceIdSchema, z.literal(EVERYWHERE)]),
  personId: z.uuid(),
  choice: noticeSchema.optional(),
  chosenAt: momentSchema.optional(),
  read: z.int().min(0).optional(),
})
export type Seat = z.infer<typeof seatSchema>

/** What is sent to a person about a space. Who wanted nothing any more, anywhere, gets nothing unless something was chosen for the space later. */
export const noticeOf = (seat: Seat | undefined, everywhere: Seat | undefined): Notice => {
  const stopped = everywhere?.choice === 'none' ? everywhere.chosenAt : undefined
  if (stopped !== undefined && (seat?.chosenAt ?? '') <= stopped) return 'none'
  return seat?.choice ?? DEFAULT_NOTICE
}

/** How many posts of a space came after the last one that was read. */
export const unreadIn = (space: Space | undefined, seat: Seat | undefined): number =>
  Math.max(0, (space?.posts ?? 0) - (seat?.read ?? 0))
