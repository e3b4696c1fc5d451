import { decides, endOfWait, whatCountsSay, type Waiting } from '../domain/wait.ts'
import type { Count } from '../domain/counts.ts'
import type { Submitted } from '../domain/application.ts'
import { isLive } from '../domain/transitions.ts'
import type { Moment } from '../domain/time.ts'
import { applicationKey } from '../items/application-item.ts'
import { clusterKey } from '../items/cluster-item.ts'
import { membersPartition } from '../items/membership-item.ts'
import { handoverKey, isOpenHandover } from '../items/handover-item.ts'
import { holdKey } from '../items/hold-item.ts'
import { cleanCount } from '../items/count-item.ts'
import { applicationDueKey, dueFrom, putDue } from '../items/due-item.ts'
import { dropWait, waitFrom, waitKey, waitKindSchema, type Wait } from '../items/wait-item.ts'
import { queryAll } from '../stores/query-all.ts'
import type { Item, Table, Write } from '../stores/table.ts'
import type { Workflow } from '../stores/workflow.ts'
import { wasWritten } from '../stores/was-written.ts'
import { inBatches } from '../stores/in-batches.ts'
import { completeWait } from './support/complete-wait.ts'
import { countsOf, packOf, submittedIn } from './support/load.ts'
import { mailCoordinator } from './support/mail.ts'
import { waitingOf } from './support/waiting.ts'
import type { RestartAttempt } from './restart-attempt.ts'

/** What waking needs from outside; `lapse` ends an offer to coordinate that has lost its ground. */
export type WakeApplicationDeps = {
  readonly table: Table
  readonly workflow: Workflow
  readonly restartAttempt: (command: RestartAttempt) => Promise<unknown>
  readonly lapse: (command: { readonly subject: string; readonly now: Moment }) => Promise<unknown>
}

/** Which application to look at. */
export type WakeApplication = { readonly applicationId: string; readonly now: Moment }

/** Marks what has been seen as seen, each count on its own version. */
const clean = (table: Table, applicationId: string, counts: readonly Count[]): Promise<readonly boolean[]> =>
  Promise.all(
    counts
      .filter(({ dirtySince }) => dirtySince !== undefined)
      .map((count) => wasWritten(table, [cleanCount(applicationId, count)])),
  )

/** Puts down when to look again if that is before the deadline, and tells the coordinator once that all have answered and too few said yes. */
const lookAgain = async (table: Table, waiting: Waiting, storedDue: Item | undefined): Promise<void> => {
  const { application, now } = waiting
  const next = whatCountsSay(waiting)
  if (!next || next.decide || next.waitingFor !== 'window' || application.status !== 'gathering') return
  const { lookAgainAt } = next
  const sameMoment = storedDue !== undefined && dueFrom(storedDue)?.dueAt === lookAgainAt
  if (!sameMoment) await table.write([putDue(application.id, 'lookAgain', lookAgainAt)])
  const mail = mailCoordinator(application, 'tooFew', `${application.id}-${lookAgainAt}`, now, { until: lookAgainAt })
  const { pk, sk } = mail.put
  if (!(await table.get({ pk, sk }))) await wasWritten(table, [mail])
}

const DELETES_A_WRITE = 90

/** What an attempt had written of a cluster that came to nothing: nobody sees it, and nothing of it is kept. */
const forgetMemberships = async (table: Table, { id, status }: Submitted): Promise<void> => {
  if (isLive(status) || status === 'registered') return
  const items = await queryAll(table, { pk: membersPartition(id) })
  const dropped: Write = { check: clusterKey(id), when: [{ attribute: 'status', is: 'dropped' }] }
  for (const batch of inBatches(items, DELETES_A_WRITE))
    await table.write([dropped, ...batch.map(({ pk, sk }): Write => ({ delete: { pk, sk } }))])
}

/** Ends the waits that are over; gives whether one of them must go on because decisions are held. */
const endWaits = async (
  deps: WakeApplicationDeps,
  waiting: Waiting,
  waits: readonly Item[],
  isHeld: boolean,
): Promise<boolean> => {
  const { application, now } = waiting
  let goesOn = false
  for (const wait of waits.map(waitFrom)) {
    const end = endOfWait(wait.kind, wait.attempt, waiting)
    if (!end) continue
    if (isHeld && decides(end)) {
      goesOn = true
      continue
    }
    const done = await completeWait(deps, wait, end, application, now)
    if (done === 'lost') await readopt(deps, application, wait, now)
  }
  return goesOn
}

/**
 * A lost token is a lost execution only if that is not running: another waker may just be between completing and deleting. Of an
 * application that has ended, nothing is left to do but to forget the token.
 */
const readopt = async (
  { table, restartAttempt, workflow }: WakeApplicationDeps,
  application: Submitted,
  wait: Wait,
  now: Moment,
): Promise<void> => {
  if (!isLive(application.status)) {
    await wasWritten(table, [dropWait(wait)])
    return
  }
  if (await workflow.isRunning(application.id, application.attempt)) return
  await restartAttempt({
    applicationId: application.id,
    expectedAttempt: application.attempt,
    because: 'executionGone',
    by: { as: 'service' },
    now,
  })
}

/**
 * Looks at an application after something happened: ends the waits that are over, notes when to look again, and clears the marks of what it
 * has seen; where it has ended, forgets what was formed of its cluster. Harmless at any time and any number of times. `held`: a wait is over, but
 * decisions are held; the marks stay, and so must the request, for the sweep to find them once decisions go on.
 */
export const makeWakeApplication =
  (deps: WakeApplicationDeps) =>
  async ({ applicationId, now }: WakeApplication): Promise<'looked' | 'held'> => {
    const { table } = deps
    const due = applicationDueKey(applicationId, 'lookAgain')
    const [items, counts] = await Promise.all([
      table.getMany([
        applicationKey(applicationId),
        due,
        holdKey('decisions'),
        handoverKey(applicationId),
        ...waitKindSchema.options.map((kind) => waitKey(applicationId, kind)),
      ]),
      countsOf(table, applicationId),
    ])
    const subject = submittedIn(
      items.find(({ sk }) => sk === 'APP'),
      applicationId,
    )
    const pack = await packOf(table, subject.application.packVersion)
    const waiting = waitingOf(subject, counts, pack, now)
    const isHeld = items.some(({ sk }) => sk === 'HOLD')
    const waits = items.filter(({ sk }) => sk.startsWith('WAIT#'))
    const goesOn = await endWaits(deps, waiting, waits, isHeld)
    await lookAgain(
      table,
      waiting,
      items.find(({ sk }) => sk === due.sk),
    )
    await forgetMemberships(table, subject.application)
    if (items.some(isOpenHandover)) await deps.lapse({ subject: applicationId, now })
    if (goesOn) return 'held'
    await clean(table, applicationId, counts)
    return 'looked'
  }
