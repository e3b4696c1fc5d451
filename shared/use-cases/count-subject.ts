import { isSubmitted } from '../domain/application.ts'
import { cellsOfApplication, cellsOfCluster, difference, sumOf, type Cell } from '../domain/figure.ts'
import { applicationFrom, applicationKey } from '../items/application-item.ts'
import { casePartition, FINDINGS } from '../items/case-item.ts'
import { clusterFrom, clusterKey } from '../items/cluster-item.ts'
import { changeShare, COUNT_IN_USE, countInUseFrom, shareFrom, shareKey, type Subject } from '../items/figure-item.ts'
import type { Table } from '../stores/table.ts'
import { membersOf } from './support/cluster.ts'
import { projectsOf } from './support/projects.ts'
import { organisationsByKey } from './support/resolve.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

const cellsOfOneApplication = async (table: Table, id: string): Promise<readonly Cell[] | undefined> => {
  const [item, findings] = await Promise.all([
    table.get(applicationKey(id)),
    table.query({ pk: casePartition(id), beginsWith: FINDINGS, limit: 1 }),
  ])
  if (!item) return undefined
  const application = applicationFrom(item)
  return isSubmitted(application) ? cellsOfApplication(application, findings.items.length > 0) : []
}

const cellsOfOneCluster = async (table: Table, id: string): Promise<readonly Cell[] | undefined> => {
  const item = await table.get(clusterKey(id))
  if (!item) return undefined
  const [memberships, projects] = await Promise.all([membersOf(table, id), projectsOf(table, id)])
  const keys = memberships.map(({ organisation }) => organisation)
  const organisations = await organisationsByKey(table, keys)
  const members = memberships.map((membership) => ({
    membership,
    category: organisations.get(membership.organisation)?.category,
  }))
  return cellsOfCluster(clusterFrom(item), { members, projects })
}

const reads = { application: cellsOfOneApplication, cluster: cellsOfOneCluster } as const

/** How many totals a transaction changes: beside the share, a hundred at most have room. */
const CHANGES_A_WRITE = 90

/** One step towards what a subject adds now; whether it was the last. */
const countSome = (table: Table, count: number, subject: Subject): Promise<boolean> =>
  retryConflicts(async () => {
    const before = shareFrom(await table.get(shareKey(count, subject)))
    const now = await reads[subject.kind](table, subject.id)
    if (!now) return true
    const changes = difference(before.cells, sumOf(now))
    const some = changes.slice(0, CHANGES_A_WRITE)
    if (some.length > 0) await table.write(changeShare(count, subject, before, some))
    return some.length === changes.length
  })

/** Brings what a subject adds to one count up to what it is now. What is gone keeps what it has added. */
export const countIn = async (table: Table, count: number, subject: Subject): Promise<void> => {
  while (!(await countSome(table, count, subject)));
}

/**
 * Brings the figures up to what a subject is now: the difference to what it added before goes into the totals with its new share. Repeats and
 * any order come to the same, because what counts is how things stand and not what happened.
 */
export const makeCountSubject =
  ({ table }: { readonly table: Table }) =>
  async (subject: Subject): Promise<void> => {
    const { shown, making } = countInUseFrom(await table.get(COUNT_IN_USE))
    await countIn(table, shown, subject)
    if (making !== undefined) await countIn(table, making, subject)
  }
