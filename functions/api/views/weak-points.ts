import * as z from 'zod'
import { fillSchema, stageIdSchema } from '../../../shared/domain/chain/chain.ts'
import type { WeakPoints } from '../../../shared/domain/chain/weak-points.ts'
import type { WhatIf } from '../../../shared/domain/chain/what-if.ts'
import type { Stood } from '../../../shared/use-cases/support/standings.ts'
import { namedView, showNamed } from './organisation.ts'

const stages = z.array(stageIdSchema)

/** What the leaving of an organisation would do: stages left with nobody, stages that fall short, and what depends on the former. */
export const whatIfView = z
  .object({ organisation: namedView, opens: stages, fallShort: stages, cutOff: stages })
  .meta({ id: 'WhatIf' })

/** Where a chain is weak at this moment. */
export const weakPointsView = z
  .object({
    unfilled: stages,
    uncovered: z.array(
      z.object({
        stage: stageIdSchema,
        capability: fillSchema.shape.capability,
        suppliers: z.int(),
        suppliersAsked: z.int(),
        amount: z.number(),
        amountAsked: z.number(),
      }),
    ),
    singleSuppliers: z.array(z.object({ stage: stageIdSchema, organisation: namedView, asked: z.int() })),
    withoutEvidence: z.object({
      links: z.array(z.object({ from: stageIdSchema, to: stageIdSchema })),
      supplies: z.array(z.object({ stage: stageIdSchema, organisation: namedView })),
    }),
    articulationPoints: stages,
    idleMembers: z.object({ count: z.int(), organisations: z.array(namedView) }),
    whatIf: z.array(whatIfView),
  })
  .meta({ id: 'WeakPoints' })

/** So many members without a part are named; all are counted. */
const MOST_NAMED = 100

type Names = Pick<Stood, 'organisations'>

const named = ({ organisations }: Names, key: string) => showNamed(key, organisations.get(key))

/** What the leaving of an organisation would do. */
export const showWhatIf = (whatIf: WhatIf, names: Names): z.input<typeof whatIfView> => ({
  organisation: named(names, whatIf.organisation),
  opens: [...whatIf.opens],
  fallShort: [...whatIf.fallShort],
  cutOff: [...whatIf.cutOff],
})

/** The weak points of a chain, organisations by name. */
export const showWeakPoints = (found: WeakPoints, names: Names): z.input<typeof weakPointsView> => {
  const withName = <T extends { readonly organisation: string }>(one: T) => ({
    ...one,
    organisation: named(names, one.organisation),
  })
  return {
    unfilled: [...found.unfilled],
    uncovered: [...found.uncovered],
    singleSuppliers: found.singleSuppliers.map(withName),
    withoutEvidence: {
      links: [...found.withoutEvidence.links],
      supplies: found.withoutEvidence.supplies.map(withName),
    },
    articulationPoints: [...found.articulationPoints],
    idleMembers: {
      count: found.idleMembers.length,
      organisations: found.idleMembers.slice(0, MOST_NAMED).map((key) => named(names, key)),
    },
    whatIf: found.whatIf.map((one) => showWhatIf(one, names)),
  }
}
