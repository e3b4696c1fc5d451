import type { Moment } from '../../shared/domain/time.ts'
import { countedAfter } from '../../shared/items/figure-subjects.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeHearCountedChanges } from '../../shared/use-cases/figures/hear-counted-change.ts'
import { makeReadCatalogue } from '../../shared/use-cases/measures/read-catalogue.ts'
import type { Projection } from './project.ts'

/** Keeps the figures of the city in step with what was written. */
export const figureProjection = ({
  table,
  clock,
}: {
  readonly table: Table
  readonly clock: () => Promise<Moment>
}): Projection => {
  const hear = makeHearCountedChanges({ table, readCatalogue: makeReadCatalogue({ table }) })
  return {
    name: 'figures',
    concerns: (change) => countedAfter(change) !== undefined,
    takeIn: async (changes) => hear(changes, await clock()),
  }
}
