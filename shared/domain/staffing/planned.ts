import * as z from 'zod'
import { fillSchema, stageIdSchema } from '../chain/chain.ts'
import { organisationKeySchema } from '../identifiers/index.ts'
import { capabilityCodeSchema } from '../taxonomy.ts'
import type { Instance } from './instance.ts'
import type { Assignment } from './staffing.ts'

/** A capability of a stage that is asked for. */
export const askedForSchema = z.strictObject({ stage: stageIdSchema, capability: capabilityCodeSchema })
export type AskedFor = z.infer<typeof askedForSchema>

/** Who is to do what of a stage, and how much of it where an amount is asked for; an outsider is no member yet. */
export const plannedSchema = askedForSchema.extend({
  organisation: organisationKeySchema,
  amount: fillSchema.shape.amount,
  outsider: z.boolean(),
})
export type Planned = z.infer<typeof plannedSchema>

/** Assignments in the words of the chain. */
export const plannedIn = ({ tasks, suppliers }: Instance, assignments: readonly Assignment[]): readonly Planned[] =>
  assignments.flatMap(({ task, supplier, amount }) => {
    const [asked, by] = [tasks[task], suppliers[supplier]]
    if (!asked || !by) return []
    const { stage, capability } = asked
    const { organisation, outsider } = by
    return [{ stage, capability, organisation, outsider, ...(amount > 0 ? { amount } : {}) }]
  })

/** Tasks, by number, in the words of the chain. */
export const askedForIn = ({ tasks }: Instance, numbers: readonly number[]): readonly AskedFor[] =>
  numbers.flatMap((at) => {
    const task = tasks[at]
    return task ? [{ stage: task.stage, capability: task.capability }] : []
  })

/** The outsiders that take part in a plan, each once. */
export const outsidersIn = (supplies: readonly Planned[]): readonly string[] => [
  ...new Set(supplies.flatMap(({ outsider, organisation }) => (outsider ? [organisation] : []))),
]
