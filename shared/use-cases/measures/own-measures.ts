import type { Catalogue } from '../../domain/measures/catalogue.ts'
import { NotFound } from '../../domain/errors.ts'
import { judgeOn, verdictOn, type Verdict, type VerdictState } from '../../domain/measures/verdict.ts'
import type { Table } from '../../stores/table.ts'
import { ownContext, type AskedFor, type OwnContext } from './own-context.ts'
import type { ReadCatalogue } from './read-catalogue.ts'

/** What telling an organisation its measures needs from outside. */
export type OwnMeasuresDeps = {
  readonly table: Pick<Table, 'get' | 'getMany' | 'query'>
  readonly readCatalogue: ReadCatalogue
}

/** A page of verdicts, the nearest first, how many there are of each state, and what they were found on. */
export type OwnMeasures = {
  readonly context: OwnContext
  readonly catalogue: Catalogue
  readonly verdicts: readonly Verdict[]
  readonly counts: ReadonlyMap<VerdictState, number>
  readonly next: number | undefined
}

const countsOf = (verdicts: readonly Verdict[]): ReadonlyMap<VerdictState, number> => {
  const counts = new Map<VerdictState, number>()
  for (const { state } of verdicts) counts.set(state, (counts.get(state) ?? 0) + 1)
  return counts
}

/** Tells an organisation what it can have, and of the rest what it lacks, the nearest first, from the place `start` on. */
export const makeListOwnMeasures =
  ({ table, readCatalogue }: OwnMeasuresDeps) =>
  async (
    asked: AskedFor & { readonly state?: VerdictState | undefined; readonly start: number; readonly limit: number },
  ): Promise<OwnMeasures> => {
    const [context, catalogue] = await Promise.all([ownContext(table, asked), readCatalogue()])
    const all = judgeOn(catalogue, context.today)(context.facts, context.held)
    const wanted = asked.state === undefined ? all : all.filter(({ state }) => state === asked.state)
    const end = asked.start + asked.limit
    return {
      context,
      catalogue,
      verdicts: wanted.slice(asked.start, end),
      counts: countsOf(all),
      next: end < wanted.length ? end : undefined,
    }
  }

/** Tells an organisation all about one measure that is offered; throws NotFound. */
export const makeReadOwnMeasure =
  ({ table, readCatalogue }: OwnMeasuresDeps) =>
  async (asked: AskedFor & { readonly id: string }) => {
    const [context, catalogue] = await Promise.all([ownContext(table, asked), readCatalogue()])
    const offered = catalogue.get(asked.id)
    if (!offered) throw new NotFound('measure', asked.id)
    return { context, catalogue, verdict: verdictOn(offered, context.facts, context.held, context.today) }
  }
