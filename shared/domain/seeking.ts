import * as z from 'zod'
import { capabilityCodeSchema } from './taxonomy.ts'
import { earliest, momentSchema, type Moment } from './time.ts'

/** What a project may look for. */
export const soughtSchema = z.enum(['partners', 'money'])
export type Sought = z.infer<typeof soughtSchema>

/** A sum of money, in whole units of a currency (ISO 4217). */
export const sumSchema = z.strictObject({
  amount: z.int().min(1).max(1e13),
  currency: z.string().regex(/^[A-Z]{3}$/),
})

/** What a project seeks, each until a moment: partners who can do something, and money. */
export const seekingSchema = z.strictObject({
  partners: z
    .strictObject({ capabilities: z.array(capabilityCodeSchema).max(10).default([]), until: momentSchema })
    .optional(),
  money: z.strictObject({ sum: sumSchema.optional(), until: momentSchema }).optional(),
})
export type Seeking = z.infer<typeof seekingSchema>

/** What is still sought at a moment; what has ended is out, whether or not somebody has noted it. */
export const soughtAt = (seeks: Seeking, now: Moment): readonly Sought[] =>
  soughtSchema.options.filter((sought) => (seeks[sought]?.until ?? now) > now)

/** When the first of what is sought ends; undefined where nothing is sought. */
export const firstEnd = ({ partners, money }: Seeking): Moment | undefined => earliest(partners?.until, money?.until)

/** What remains sought after a moment. */
export const stillSought = (seeks: Seeking, now: Moment): Seeking => {
  const remaining = soughtAt(seeks, now)
  return {
    ...(remaining.includes('partners') ? { partners: seeks.partners } : {}),
    ...(remaining.includes('money') ? { money: seeks.money } : {}),
  }
}
