import * as z from 'zod'
import type { RulePack } from './rule-pack.ts'
import { spaceIdSchema } from './space.ts'
import { momentSchema, nextTimeOfDay, type Moment } from './time.ts'

/** That a person is to get a digest at a moment. There is one only while something is new for the person. */
export const digestSchema = z.strictObject({ personId: z.uuid(), dueAt: momentSchema })
export type Digest = z.infer<typeof digestSchema>

/** What is new for a person in a space: the posts after `from` up to `to`, by their numbers; nothing where they are the same. */
export const newsSchema = z.strictObject({
  personId: z.uuid(),
  space: spaceIdSchema,
  from: z.int().min(0),
  to: z.int().min(1),
})
export type News = z.infer<typeof newsSchema>

/** So many minutes lie between the cuts of all spaces and the digests made of them: time to find out for whom something is new. */
const SETTLING = 15

/** What is new for a person after one more stretch; what no digest has told yet stays in it. */
export const withNews = (before: News | undefined, stretch: News): News =>
  before && before.to > before.from ? { ...before, to: stretch.to } : stretch

/** When what is new in a space from now on is cut off for the next digest. */
export const nextCut = (now: Moment, { timeZone, spaces }: RulePack): Moment =>
  nextTimeOfDay(now, timeZone, spaces.digestHour * 60)

/** When the digest is sent that has what was cut off at a moment. */
export const nextDigest = (now: Moment, { timeZone, spaces }: RulePack): Moment =>
  nextTimeOfDay(now, timeZone, spaces.digestHour * 60 + SETTLING)

/** How a stretch of posts stands in a mail's data, and back. */
export const stretchText = ({ from, to }: Pick<News, 'from' | 'to'>): string => `${from}-${to}`
export const stretchFrom = (text: string): { readonly from: number; readonly to: number } => {
  const [from, to] = z.tuple([z.coerce.number().int(), z.coerce.number().int()]).parse(text.split('-'))
  return { from, to }
}
