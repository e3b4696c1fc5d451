import type { Moment } from '../../domain/time.ts'
import { countedAfter, type Counted, type WrittenChange } from '../../items/figure-subjects.ts'
import type { Subject } from '../../items/figure-item.ts'
import { membershipFrom } from '../../items/membership-item.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Table } from '../../stores/table.ts'
import { inParallel } from '../support/in-parallel.ts'
import { makeCountSubject, type KeepDeps } from './count-subject.ts'

const clustersOf = async (table: Pick<Table, 'query'>, organisation: string): Promise<readonly string[]> => {
  const items = await queryAll(table, { index: 'gsi1', pk: `ORG#${organisation}`, beginsWith: 'MEM#' })
  return items.map((item) => membershipFrom(item).clusterId)
}

const subjectsOf = async (table: Pick<Table, 'query'>, { of, id, kinds }: Counted): Promise<readonly Subject[]> => {
  const ids = of === 'organisation' ? await clustersOf(table, id) : [id]
  return ids.flatMap((one) => kinds.map((kind) => ({ kind, id: one })))
}

/** Counts anew what a batch of writes concerns, each subject once however often it was written. */
export const makeHearCountedChanges = (deps: KeepDeps) => {
  const countSubject = makeCountSubject(deps)
  return async (changes: readonly WrittenChange[], now: Moment): Promise<void> => {
    const counted = changes.flatMap((change) => countedAfter(change) ?? [])
    const once = [...new Map(counted.map((one) => [JSON.stringify(one), one])).values()]
    const subjects = await inParallel(4, once, (one) => subjectsOf(deps.table, one))
    const distinct = new Map(subjects.flat().map((subject) => [`${subject.kind} ${subject.id}`, subject]))
    await inParallel(4, [...distinct.values()], (subject) => countSubject(subject, now))
  }
}
