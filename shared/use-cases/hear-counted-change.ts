import { countedAfter } from '../items/figure-subjects.ts'
import type { Subject } from '../items/figure-item.ts'
import { membershipFrom } from '../items/membership-item.ts'
import { queryAll } from '../stores/query-all.ts'
import type { Item, Table, Value } from '../stores/table.ts'
import { makeCountSubject } from './count-subject.ts'
import { inParallel } from './support/in-parallel.ts'

/** An item after a write, and before it (undefined: it is new). */
export type WrittenChange = { readonly after: Item; readonly before: { readonly [name: string]: Value } | undefined }

const clustersOf = async (table: Pick<Table, 'query'>, organisation: string): Promise<readonly Subject[]> => {
  const items = await queryAll(table, { index: 'gsi1', pk: `ORG#${organisation}`, beginsWith: 'MEM#' })
  return items.map((item) => ({ kind: 'cluster', id: membershipFrom(item).clusterId }))
}

/** Counts anew what a batch of writes concerns, each subject once however often it was written. */
export const makeHearCountedChanges = ({ table }: { readonly table: Table }) => {
  const countSubject = makeCountSubject({ table })
  return async (changes: readonly WrittenChange[]): Promise<void> => {
    const counted = changes.flatMap(({ after, before }) => countedAfter(after, before) ?? [])
    const subjects = await inParallel(4, counted, async ({ kind, id }) =>
      kind === 'organisation' ? clustersOf(table, id) : [{ kind, id } as const],
    )
    const distinct = new Map(subjects.flat().map((subject) => [`${subject.kind} ${subject.id}`, subject]))
    await inParallel(4, [...distinct.values()], countSubject)
  }
}
