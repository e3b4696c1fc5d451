import { Conflict, NotFound } from '../domain/errors.ts'
import type { Holdable } from '../domain/hold.ts'
import type { MailMessage, Send, StartMessage, WakeMessage } from '../domain/message.ts'
import type { Moment } from '../domain/time.ts'
import type { Table } from '../stores/table.ts'
import type { Workflow } from '../stores/workflow.ts'
import type { MarkStuck } from './mark-stuck.ts'
import { resumeAtFor, type RestartAttempt } from './restart-attempt.ts'
import { makeReadHolds } from './holds.ts'
import { inParallel } from './support/in-parallel.ts'
import { diagnose, type Live } from './sweep/diagnose.ts'
import { forgottenMail, forgottenStirs, forgottenWakes, overdue, parkedMail } from './sweep/forgotten.ts'
import { liveIds, readLive } from './sweep/read-live.ts'

/** What sweeping needs from outside. */
export type SweepDeps = {
  readonly table: Pick<Table, 'getMany' | 'query'>
  readonly workflow: Pick<Workflow, 'isRunning'>
  readonly restartAttempt: (command: RestartAttempt) => Promise<unknown>
  readonly markStuck: (command: MarkStuck) => Promise<unknown>
  readonly sendMail: Send<MailMessage>
  readonly sendStart: Send<StartMessage>
  readonly sendWake: Send<WakeMessage>
}

/** What a sweep mended, and what only a person can: applications that are stuck, mail that was given up, what is overdue. */
export type Swept = {
  readonly live: number
  readonly started: number
  readonly restarted: number
  readonly woken: number
  readonly mailed: number
  readonly stuck: number
  readonly parked: number
  readonly overdue: number
  /** Why single applications could not be looked after; the others were. */
  readonly failures: readonly unknown[]
}

/** Whether an execution is asked about in this sweep, and whether decisions are held: then no wait ends. */
type Look = { readonly isAsked: boolean; readonly isHeld: boolean }

type Mended = 'started' | 'restarted' | 'woken' | 'stuck' | 'fine'

/** How many executions a sweep asks Step Functions about; the others have their turn in the sweeps that follow. */
const MOST_ASKED = 200
const SWEEP = 5 * 60_000

/** Whether an application's execution is asked about in this sweep: of many, another slice each time. */
const hasItsTurn = (position: number, many: number, now: Moment): boolean => {
  const slices = Math.ceil(many / MOST_ASKED)
  return position % slices === Math.floor(Date.parse(now) / SWEEP) % slices
}

const restart = async ({ restartAttempt }: SweepDeps, { application }: Live, now: Moment): Promise<Mended> => {
  const { id, attempt } = application
  await restartAttempt({
    applicationId: id,
    expectedAttempt: attempt,
    because: 'executionGone',
    by: { as: 'service' },
    now,
  })
  return 'restarted'
}

/** A state that has lasted too long although its execution runs has failed, like one that threw: the third time a person is called. */
const giveUp = async ({ markStuck }: SweepDeps, { application }: Live, now: Moment): Promise<Mended> => {
  const { id: applicationId, attempt, enteredAt, status } = application
  await markStuck({
    applicationId,
    attempt,
    enteredAt,
    now,
    state: resumeAtFor(status) ?? status,
    error: 'TookTooLong',
  })
  return 'restarted'
}

const mend = async (deps: SweepDeps, live: Live, { isAsked, isHeld }: Look, now: Moment): Promise<Mended> => {
  const { id: applicationId, attempt } = live.application
  const isGone = async () => isAsked && !(await deps.workflow.isRunning(applicationId, attempt))
  switch (diagnose(live, now)) {
    case 'stuck':
      return 'stuck'
    case 'notStarted':
      await deps.sendStart([{ applicationId, attempt }])
      return 'started'
    case 'tooLong':
      return (await deps.workflow.isRunning(applicationId, attempt))
        ? giveUp(deps, live, now)
        : restart(deps, live, now)
    case 'notWoken':
      if (await isGone()) return restart(deps, live, now)
      if (isHeld) return 'fine'
      await deps.sendWake([{ kind: 'application', applicationId }])
      return 'woken'
    case 'waits':
      return (await isGone()) ? restart(deps, live, now) : 'fine'
    case 'fine':
      return 'fine'
  }
}

const lookAfter = async (
  deps: SweepDeps,
  id: string,
  look: Look,
  now: Moment,
): Promise<Mended | { failure: unknown }> => {
  try {
    const live = await readLive(deps.table, id)
    return live ? await mend(deps, live, look, now) : 'fine'
  } catch (error) {
    // It ended while we looked; there is nothing left to mend.
    if (error instanceof Conflict || error instanceof NotFound) return 'fine'
    return { failure: error }
  }
}

/**
 * Finds and mends what the stream, a queue or an execution forgot: attempts nobody started, tasks and waits that are late, executions that
 * are gone, requests, counts and changes of the register nobody looked at, mail nobody sent. Harmless at any time; mending is sending a message again or
 * beginning the next attempt. What operators hold back is left alone until it goes on.
 */
export const makeSweep =
  (deps: SweepDeps) =>
  async ({ now }: { readonly now: Moment }): Promise<Swept> => {
    const { table } = deps
    const [ids, holds] = await Promise.all([liveIds(table), makeReadHolds({ table })()])
    const isHeld = (what: Holdable) => holds.some((hold) => hold.what === what)
    const looked = await inParallel(8, [...ids.entries()], ([position, id]) =>
      lookAfter(deps, id, { isAsked: hasItsTurn(position, ids.length, now), isHeld: isHeld('decisions') }, now),
    )
    const [mail, ...looks] = await Promise.all([
      forgottenMail(table, now, isHeld('mail')),
      isHeld('decisions') ? [] : forgottenWakes(table, now),
      forgottenStirs(table, now),
    ])
    const wakes = looks.flat()
    await Promise.all([deps.sendMail(mail), deps.sendWake(wakes)])
    const many = (what: Mended) => looked.filter((one) => one === what).length
    return {
      live: ids.length,
      started: many('started'),
      restarted: many('restarted'),
      woken: many('woken') + wakes.length,
      mailed: mail.length,
      stuck: many('stuck'),
      parked: await parkedMail(table),
      overdue: await overdue(table, now),
      failures: looked.flatMap((one) => (typeof one === 'object' ? [one.failure] : [])),
    }
  }
