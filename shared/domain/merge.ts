import * as z from 'zod'
import { organisationKeySchema } from './identifiers/index.ts'
import { momentSchema } from './time.ts'

/**
 * That two entries of the register are one organisation: everything of `losing` moves to `keeping`, and the old key leads there. `stayed` counts
 * what an undoing left with the kept key, because something had happened to it since.
 */
export const mergeSchema = z.strictObject({
  id: z.uuid(),
  losing: organisationKeySchema,
  keeping: organisationKeySchema,
  status: z.enum(['merging', 'merged', 'undoing', 'undone']),
  reason: z.string(),
  by: z.string(),
  at: momentSchema,
  undoUntil: momentSchema,
  moved: z.int().min(0),
  stayed: z.int().min(0),
  undoneBy: z.string().optional(),
  dueAt: momentSchema.optional(),
})
export type Merge = z.infer<typeof mergeSchema>
