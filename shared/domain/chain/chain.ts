import * as z from 'zod'
import { organisationKeySchema } from '../identifiers/index.ts'
import { capabilityCodeSchema } from '../taxonomy.ts'
import { momentSchema } from '../time.ts'

/** The most that a chain holds, so that it lies in one item with all of it. */
export const MOST = {
  stages: 60,
  links: 240,
  fills: 240,
  fillsOfStage: 12,
  takes: 4,
  goods: 5,
  chainsOfOwner: 20,
} as const

/** The id of a stage within its chain: a short word. */
export const stageIdSchema = z.string().regex(/^[a-z0-9-]{1,40}$/)

/** On what a supply or a link rests. */
export const evidenceSchema = z.enum(['contract', 'letterOfIntent', 'none'])

const amountSchema = z.number().positive().max(1e12)
const goodsSchema = z.array(z.string().trim().min(1).max(50)).max(MOST.goods)

/** What a stage takes of one capability: how much of it in which unit; without an amount it only has to be there. */
export const takeSchema = z
  .strictObject({
    capability: capabilityCodeSchema,
    capacity: z.strictObject({ amount: amountSchema, unit: z.string().trim().min(1).max(40) }).optional(),
  })
  .meta({ id: 'Take' })

/** Who is to fill a stage: with which of the capabilities it takes, how much of it, on what evidence. It does so only while it is a member. */
export const fillSchema = z
  .strictObject({
    organisation: organisationKeySchema,
    capability: capabilityCodeSchema.optional(),
    amount: amountSchema.optional(),
    evidence: evidenceSchema,
  })
  .meta({ id: 'Fill' })
export type Fill = z.infer<typeof fillSchema>

/** What is said of a stage apart from who fills it: goods in and out, capabilities, readiness (1 to 9), how many suppliers are asked for. */
export const stageTermsSchema = z.strictObject({
  title: z.string().trim().min(1).max(100),
  note: z.string().trim().max(200).default(''),
  needs: goodsSchema.default([]),
  gives: goodsSchema.default([]),
  takes: z
    .array(takeSchema)
    .max(MOST.takes)
    .refine((all) => new Set(all.map(({ capability }) => capability)).size === all.length, 'names a code twice')
    .default([]),
  readiness: z.int().min(1).max(9).optional(),
  suppliers: z.union([z.literal(1), z.literal(2)]).default(1),
})

/** A stage of a chain with who fills it. */
export const stageSchema = stageTermsSchema
  .extend({ id: stageIdSchema, fills: z.array(fillSchema).max(MOST.fillsOfStage) })
  .meta({ id: 'Stage' })
export type Stage = z.infer<typeof stageSchema>

/** That one stage hands on to another. */
export const linkSchema = z
  .strictObject({ from: stageIdSchema, to: stageIdSchema, evidence: evidenceSchema })
  .meta({ id: 'Link' })
export type Link = z.infer<typeof linkSchema>

/** What a chain consists of: a directed acyclic graph of stages. */
export const chainContentSchema = z.strictObject({
  title: z.string().trim().min(1).max(200),
  stages: z.array(stageSchema).max(MOST.stages),
  links: z.array(linkSchema).max(MOST.links),
})
export type ChainContent = z.infer<typeof chainContentSchema>

/** Which chain of which consortium: a cluster has the id of its application, and their chains with it. */
export const chainIdSchema = z.string().regex(/^[0-9a-f-]{36}~[0-9a-f-]{36}$/)

/** A cooperation chain of a consortium or a cluster. */
export const chainSchema = chainContentSchema.extend({
  owner: z.uuid(),
  id: z.uuid(),
  version: z.int().min(1),
  template: z.string().optional(),
  createdAt: momentSchema,
  changedAt: momentSchema,
})
export type Chain = z.infer<typeof chainSchema>
