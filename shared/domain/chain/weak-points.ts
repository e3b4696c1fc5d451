import { articulationPoints } from './articulation-points.ts'
import type { ChainContent, Stage } from './chain.ts'
import { uncovered, type Cover } from './cover.ts'
import type { Edge } from './find-cycle.ts'
import { asItHolds, type Standings } from './standing.ts'
import { whatIfLeaves, type WhatIf } from './what-if.ts'

/** Where a chain is weak at this moment. */
export type WeakPoints = {
  readonly unfilled: readonly string[]
  readonly uncovered: readonly Cover[]
  readonly singleSuppliers: readonly { readonly stage: string; readonly organisation: string; readonly asked: number }[]
  readonly withoutEvidence: {
    readonly links: readonly Edge[]
    readonly supplies: readonly { readonly stage: string; readonly organisation: string }[]
  }
  readonly articulationPoints: readonly string[]
  readonly idleMembers: readonly string[]
  readonly whatIf: readonly WhatIf[]
}

const suppliersOf = ({ fills }: Stage): readonly string[] => [...new Set(fills.map(({ organisation }) => organisation))]

/** The members that fill no stage from which or to which a link leads. */
const idle = ({ stages, links }: ChainContent, standings: Standings): readonly string[] => {
  const linked = new Set(links.flatMap(({ from, to }) => [from, to]))
  const busy = new Set(stages.filter(({ id }) => linked.has(id)).flatMap(suppliersOf))
  return [...standings].flatMap(([key, standing]) => (standing === 'member' && !busy.has(key) ? [key] : [])).toSorted()
}

/**
 * The weak points of a chain: stages nobody fills, what is not covered, stages with one supplier, links and supplies without evidence, stages
 * that hold it together, members that take no part, and for every supplier what its leaving would do. Only supplies of members count.
 */
export const weakPointsOf = (content: ChainContent, standings: Standings): WeakPoints => {
  const holding = asItHolds(content, standings)
  const { stages, links } = holding
  const suppliers = [...new Set(stages.flatMap(suppliersOf))].toSorted()
  return {
    unfilled: stages.filter(({ fills }) => fills.length === 0).map(({ id }) => id),
    uncovered: uncovered(holding),
    singleSuppliers: stages.flatMap((stage) => {
      const [organisation, ...others] = suppliersOf(stage)
      return organisation !== undefined && others.length === 0
        ? [{ stage: stage.id, organisation, asked: stage.suppliers }]
        : []
    }),
    withoutEvidence: {
      links: links.flatMap(({ from, to, evidence }) => (evidence === 'none' ? [{ from, to }] : [])),
      supplies: stages.flatMap(({ id, fills }) =>
        fills.flatMap(({ organisation, evidence }) => (evidence === 'none' ? [{ stage: id, organisation }] : [])),
      ),
    },
    articulationPoints: articulationPoints(
      stages.map(({ id }) => id),
      links,
    ),
    idleMembers: idle(holding, standings),
    whatIf: suppliers.map((organisation) => whatIfLeaves(holding, organisation)),
  }
}
