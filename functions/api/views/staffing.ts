import * as z from 'zod'
import { MOST_SUPPLIERS } from '../../../shared/domain/staffing/instance.ts'
import { askedForSchema, plannedSchema, type Planned } from '../../../shared/domain/staffing/planned.ts'
import type { Organisation } from '../../../shared/domain/organisation.ts'
import type { Proposal } from '../../../shared/use-cases/propose-staffing.ts'
import { chainSchema } from '../../../shared/domain/chain/chain.ts'
import { namedView, showNamed } from './organisation.ts'

/** Who is to do what of a stage. */
export const plannedView = plannedSchema
  .extend({ organisation: namedView })
  .meta({ id: 'PlannedSupply', description: `at most ${MOST_SUPPLIERS} for each capability of a stage` })

/** A staffing that was found at once; what it leaves `open` the exact computation may still cover. */
export const proposalView = z
  .object({
    chainVersion: chainSchema.shape.version,
    supplies: z.array(plannedView),
    outsiders: z.int(),
    cost: z.number(),
    open: z.array(askedForSchema),
  })
  .meta({ id: 'StaffingProposal' })

/** Supplies with the names of organisations. */
export const showPlanned = (
  supplies: readonly Planned[],
  organisations: ReadonlyMap<string, Organisation>,
): z.input<typeof plannedView>[] =>
  supplies.map((supply) => ({
    ...supply,
    organisation: showNamed(supply.organisation, organisations.get(supply.organisation)),
  }))

/** A staffing that was found at once. */
export const showProposal = ({ organisations, ...proposal }: Proposal): z.input<typeof proposalView> => ({
  ...proposal,
  supplies: showPlanned(proposal.supplies, organisations),
  open: [...proposal.open],
})
