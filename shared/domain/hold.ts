import * as z from 'zod'
import { momentSchema } from './time.ts'

/** What operators can hold back: mail to anybody, new submissions, decisions about consortia. */
export const holdableSchema = z.enum(['mail', 'submissions', 'decisions'])
export type Holdable = z.infer<typeof holdableSchema>

/** What people are told while something is held, in both languages. */
export const notesSchema = z.strictObject({
  en: z.string().trim().min(1).max(500),
  ru: z.string().trim().min(1).max(500),
})

/** That something is held back: since when, by whom, why (for operators), and what people are told. */
export const holdSchema = z.strictObject({
  what: holdableSchema,
  by: z.string(),
  at: momentSchema,
  reason: z.string().trim().min(1).max(2000),
  notes: notesSchema,
})
export type Hold = z.infer<typeof holdSchema>
