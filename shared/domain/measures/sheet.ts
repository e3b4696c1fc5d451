import * as z from 'zod'
import type { FactValue, Facts } from '../conditions/condition.ts'
import { daySchema } from '../conditions/days.ts'
import { sectorSchema } from '../organisation.ts'
import { momentSchema, type Moment } from '../time.ts'
import { factIds, specOf, type FactSpec } from './fact-list.ts'

const valueOf = (spec: FactSpec): z.ZodType<FactValue> => {
  switch (spec.kind) {
    case 'number':
      return (spec.whole ? z.int() : z.number()).min(0).max(spec.most)
    case 'choice':
      return z.enum(spec.options)
    case 'list':
      return z.array(spec.options ? z.enum(spec.options) : sectorSchema).max(20)
    case 'flag':
      return z.boolean()
    case 'day':
      return daySchema
  }
}

/** What may be entered about an organisation or a project: each fact as its kind says, and none of another. */
const enteredSchema = (of: FactSpec['of']) =>
  z.strictObject(
    Object.fromEntries(
      factIds
        .filter((fact) => specOf(fact).of === of && specOf(fact).entered)
        .map((fact) => [fact, valueOf(specOf(fact)).optional()]),
    ),
  )

/** How many measures somebody can say to have. */
const MOST_HELD = 50

/** The measures that somebody has already, by their names. */
const heldSchema = z.array(z.string().regex(/^[a-z0-9-]{1,60}$/)).max(MOST_HELD)

/** What an organisation says of itself: facts, measures that it has already, and whether its clusters may reckon with the facts. */
export const ownContentSchema = z.strictObject({
  facts: enteredSchema('organisation').meta({ id: 'OrganisationFacts' }),
  held: heldSchema.default([]),
  reckonInClusters: z.boolean().default(true),
})
export type OwnContent = z.infer<typeof ownContentSchema>

/** What the members of a project say of it. */
export const planContentSchema = z.strictObject({ facts: enteredSchema('project').meta({ id: 'ProjectFacts' }) })

const saved = { version: z.int().min(1), changedAt: momentSchema.optional() }

/** An organisation's sheet of facts. */
export const ownSheetSchema = ownContentSchema.extend({ organisation: z.string(), ...saved })
export type OwnSheet = z.infer<typeof ownSheetSchema>

/** A project's sheet of facts. */
export const planSheetSchema = planContentSchema.extend({ clusterId: z.string(), project: z.string(), ...saved })
export type PlanSheet = z.infer<typeof planSheetSchema>

/** The sheet of an organisation that has told nothing yet: version 1, so that its first change has something to match. */
export const emptyOwnSheet = (organisation: string): OwnSheet => ({
  organisation,
  version: 1,
  facts: {},
  held: [],
  reckonInClusters: true,
})

/** The one sheet of two entries that are one organisation: what the kept one told stands, what only the other told is added, and both hold what either holds. */
export const unitedSheet = (kept: OwnSheet, other: OwnSheet, changedAt: Moment): OwnSheet => ({
  ...kept,
  facts: { ...other.facts, ...kept.facts },
  held: [...new Set([...kept.held, ...other.held])].slice(0, MOST_HELD),
  reckonInClusters: kept.reckonInClusters && other.reckonInClusters,
  version: kept.version + 1,
  changedAt,
})

/** The sheet of a project of which nothing is told yet. */
export const emptyPlanSheet = (clusterId: string, project: string): PlanSheet => ({
  clusterId,
  project,
  version: 1,
  facts: {},
})

/** What others may reckon with: nothing of a sheet that its organisation keeps to itself. */
export const sharedFacts = (sheet: OwnSheet): Facts => (sheet.reckonInClusters ? sheet.facts : {})
