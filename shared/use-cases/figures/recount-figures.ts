import type { Moment } from '../../domain/time.ts'
import { submittedPartitions } from '../../items/application-item.ts'
import { figureIdSchema } from '../../domain/figures/figure.ts'
import {
  COUNT_IN_USE,
  countInUseFrom,
  putCountInUse,
  shareKey,
  totalsPartition,
  type Subject,
} from '../../items/figure-item.ts'
import { keyOnly } from '../../stores/keys.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Table } from '../../stores/table.ts'
import { wasWritten } from '../../stores/was-written.ts'
import { clearAway } from '../support/clear-away.ts'
import { inParallel } from '../support/in-parallel.ts'
import { countIn, type KeepDeps } from './count-subject.ts'

/** Every application that was ever submitted, those among them of which nothing but figures is left; with its cluster, where it was registered. */
const allSubjects = async (table: Table): Promise<readonly Subject[]> => {
  const items = await inParallel(8, submittedPartitions, (pk) => queryAll(table, { index: 'gsi5', pk }))
  const subjects = items.flat().flatMap(({ pk, status }): readonly Subject[] => {
    const id = pk.replace(/^APP#/, '')
    return [{ kind: 'application', id }, ...(status === 'registered' ? clusterSubjects(id) : [])]
  })
  return [...new Map(subjects.map((subject) => [`${subject.kind} ${subject.id}`, subject])).values()]
}

const clusterSubjects = (id: string): readonly Subject[] => [
  { kind: 'cluster', id },
  { kind: 'reach', id },
]

/** Takes a count away that is not shown any more. */
const clearCount = async (table: Table, count: number, subjects: readonly Subject[]): Promise<void> => {
  const totals = await inParallel(4, figureIdSchema.options, (figure) =>
    queryAll(table, { pk: totalsPartition(count, figure) }),
  )
  const shares = subjects.map((subject) => shareKey(count, subject))
  await clearAway(table, [...totals.flat().map(keyOnly), ...shares])
}

/**
 * Counts everything from scratch beside the count that is shown, and shows the new one in its place when it is complete. What changes
 * meanwhile is counted in both. A recount that was cut off is taken up again. Gives how many applications were looked at.
 */
export const makeRecountFigures =
  (deps: KeepDeps) =>
  async ({ now }: { readonly now: Moment }): Promise<number> => {
    const { table } = deps
    const before = countInUseFrom(await table.get(COUNT_IN_USE))
    const making = before.making ?? before.shown + 1
    if (before.making === undefined) await table.write([putCountInUse(before, { ...before, making })])
    const subjects = await allSubjects(table)
    const isCounted = async (subject: Subject) =>
      before.making !== undefined &&
      subject.kind === 'application' &&
      (await table.get(shareKey(making, subject))) !== undefined
    await inParallel(8, subjects, async (subject) => {
      // What an earlier attempt has counted, changes have kept up since; so each attempt comes further.
      if (!(await isCounted(subject))) await countIn(deps, { count: making, subject, now })
    })
    // Where another recount was quicker, this one has nothing left to show or to take away.
    if (await wasWritten(table, [putCountInUse({ shown: before.shown, making }, { shown: making })]))
      await clearCount(table, before.shown, subjects)
    return subjects.filter(({ kind }) => kind === 'application').length
  }
