import * as z from 'zod'
import { organisationKeySchema } from '../identifiers/index.ts'
import { chainContentSchema, evidenceSchema, fillSchema, stageIdSchema, stageTermsSchema } from './chain.ts'

const stage = stageIdSchema
const { capability, amount } = fillSchema.shape
const supply = { stage, organisation: organisationKeySchema, capability }
const terms = stageTermsSchema.shape

/** The fields of a stage that a change may replace; null takes away what may be missing. */
const changedTerms = {
  title: terms.title.optional(),
  note: terms.note.unwrap().optional(),
  needs: terms.needs.unwrap().optional(),
  gives: terms.gives.unwrap().optional(),
  takes: terms.takes.unwrap().optional(),
  readiness: terms.readiness.unwrap().nullable().optional(),
  suppliers: terms.suppliers.unwrap().optional(),
}

/** One change of a chain: a small value, applied by `changeChain` and kept in the chain's history. */
export const chainCommandSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('rename'), title: chainContentSchema.shape.title }),
  stageTermsSchema.extend({ do: z.literal('addStage'), stage }),
  z.strictObject({ do: z.literal('changeStage'), stage, ...changedTerms }),
  z.strictObject({ do: z.literal('removeStage'), stage }),
  z.strictObject({ do: z.literal('link'), from: stage, to: stage, evidence: evidenceSchema.default('none') }),
  z.strictObject({ do: z.literal('unlink'), from: stage, to: stage }),
  z.strictObject({ do: z.literal('fill'), ...supply, amount, evidence: evidenceSchema.optional() }),
  z.strictObject({ do: z.literal('release'), ...supply }),
  z.strictObject({ do: z.literal('setEvidence'), ...supply, evidence: evidenceSchema }),
  z.strictObject({ do: z.literal('setLinkEvidence'), from: stage, to: stage, evidence: evidenceSchema }),
])
export type ChainCommand = z.infer<typeof chainCommandSchema>

/** The commands of one kind. */
export type ChainCommandOf<Do extends ChainCommand['do']> = Extract<ChainCommand, { do: Do }>
