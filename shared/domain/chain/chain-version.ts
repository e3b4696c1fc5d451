import * as z from 'zod'
import { organisationKeySchema } from '../identifiers/index.ts'
import { momentSchema } from '../time.ts'
import { chainContentSchema, chainSchema, MOST } from './chain.ts'
import { chainCommandSchema } from './command.ts'

/** The most commands of one change that somebody writes; a staffing that is taken over has a short one for each supply. */
export const MOST_COMMANDS = 30

/**
 * One version of a chain, never changed: who made it and when, by which commands, and the content that it led to. `by` is for the audit only;
 * readers see for which organisation. `restored`: the earlier version that was gone back to; `removed`: the chain ended with it.
 */
export const chainVersionSchema = z.strictObject({
  owner: chainSchema.shape.owner,
  chain: chainSchema.shape.id,
  version: chainSchema.shape.version,
  at: momentSchema,
  by: z.string(),
  organisation: organisationKeySchema,
  commands: z.array(chainCommandSchema).max(MOST.fills),
  restored: z.int().min(1).optional(),
  removed: z.boolean().optional(),
  content: chainContentSchema,
})
export type ChainVersion = z.infer<typeof chainVersionSchema>
