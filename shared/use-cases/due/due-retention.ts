import { appealUntil } from '../../domain/appeal.ts'
import { isSubmitted, type Submitted } from '../../domain/application.ts'
import { answersPartition } from '../../items/answer-item.ts'
import { appealCaseId, appealFrom, appealKey } from '../../items/appeal-item.ts'
import { applicationFrom, applicationKey, unchanged } from '../../items/application-item.ts'
import { casePartition, FINDINGS } from '../../items/case-item.ts'
import { clusterKey } from '../../items/cluster-item.ts'
import { clusterEventsPartition } from '../../items/cluster-event-item.ts'
import { projectsPartition } from '../../items/cluster-project-item.ts'
import { participationsPartition } from '../../items/participation-item.ts'
import { countsPartition } from '../../items/count-item.ts'
import { applicationDueKey, dropDue, putDue } from '../../items/due-item.ts'
import { endedFigures, endedFiguresKey } from '../../items/ended-figures-item.ts'
import { eventsPartition } from '../../items/event-item.ts'
import { membersPartition } from '../../items/membership-item.ts'
import { officerCaseKey } from '../../items/officer-case-item.ts'
import { keyOnly, keyText } from '../../stores/keys.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Table } from '../../stores/table.ts'
import { wasWritten } from '../../stores/was-written.ts'
import { clearAway, clearPartitions } from '../support/clear-away.ts'
import { countsOf, packOf } from '../support/load.ts'
import type { ActOnDueDeps, DueItem, DueOutcome } from './acting.ts'

type Subject = DueItem & { readonly applicationId: string }

/** An application that ended without a cluster; what was registered is kept as long as its cluster. */
const endedIn = async (table: Table, applicationId: string): Promise<Submitted | undefined> => {
  const item = await table.get(applicationKey(applicationId))
  const application = item && applicationFrom(item)
  if (!application || !isSubmitted(application)) return undefined
  const { status } = application
  return status === 'rejected' || status === 'withdrawn' || status === 'expired' ? application : undefined
}

/** Until when it must be kept all the same: as long as it can be appealed. */
const heldUntil = async (table: Table, application: Submitted, now: string): Promise<string | undefined> => {
  const until = appealUntil(application, await packOf(table, application.packVersion))
  return until !== undefined && until > now ? until : undefined
}

const hasOpenAppeal = async (table: Table, applicationId: string): Promise<boolean> => {
  const item = await table.get(appealKey(applicationId))
  return item !== undefined && appealFrom(item).status === 'open'
}

/** What a cluster that was never registered has left. */
const neverRegistered = (applicationId: string): readonly string[] => [
  membersPartition(applicationId),
  projectsPartition(applicationId),
  participationsPartition(applicationId),
  clusterEventsPartition(applicationId),
]

/** Keeps what the city counts of it, before anything goes. */
const keepFigures = async (table: Table, application: Submitted, now: string): Promise<void> => {
  const [counts, findings] = await Promise.all([
    countsOf(table, application.id),
    table.query({ pk: casePartition(application.id), beginsWith: FINDINGS, limit: 1 }),
  ])
  const sawAnOfficer = findings.items.length > 0
  await wasWritten(table, [endedFigures({ application, counts, sawAnOfficer }, now)])
}

/** The last transaction: what is left in the partition goes before it, so that only what must go at once goes at once. */
const finish = async (table: Table, application: Submitted, dueAt: string): Promise<void> => {
  const { id } = application
  const atLast = [applicationKey(id), applicationDueKey(id, 'retention'), endedFiguresKey(id)].map(keyText)
  const rest = (await queryAll(table, { pk: casePartition(id) })).map(keyOnly)
  await clearAway(
    table,
    rest.filter((key) => !atLast.includes(keyText(key))),
  )
  await table.write([
    { delete: applicationKey(id), when: unchanged(application) },
    { delete: officerCaseKey(appealCaseId(id)) },
    { delete: clusterKey(id) },
    dropDue(id, 'retention', dueAt),
  ])
}

/**
 * Takes an application away whose time to be kept is over: answers first, the application itself last, in steps that can be repeated, so
 * many at a time. What stays are figures without anybody. Whoever may still appeal, or has, holds it.
 */
export const actOnRetention = async (
  { table }: ActOnDueDeps,
  { applicationId, dueAt, now }: Subject,
): Promise<DueOutcome> => {
  const application = await endedIn(table, applicationId)
  if (!application) {
    await table.write([dropDue(applicationId, 'retention', dueAt)])
    return 'settled'
  }
  const until = await heldUntil(table, application, now)
  if (until !== undefined) {
    const next = putDue(applicationId, 'retention', until)
    await table.write([{ ...next, when: [{ attribute: 'dueAt', is: dueAt }] }])
    return 'moved'
  }
  if (await hasOpenAppeal(table, applicationId)) return 'later'
  await keepFigures(table, application, now)
  const partitions = [answersPartition(applicationId), countsPartition(applicationId), eventsPartition(applicationId)]
  const isClear = await clearPartitions(table, [...partitions, ...neverRegistered(applicationId)])
  if (!isClear) return 'later'
  await finish(table, application, dueAt)
  return 'erased'
}
