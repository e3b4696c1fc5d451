import type { Mode } from './mode.ts'
import type { RulePack } from './rule-pack.ts'
import { after, earliest, type Moment } from './time.ts'

/** What the moment of decision depends on. `gateHolds`: enough confirmations, by the counts or by a recount. */
export type Progress = {
  readonly gateHolds: boolean
  readonly open: number
  readonly changedAt: Moment
  readonly deadline: Moment
  readonly word?: Moment | undefined
}

/** Decide, and because of what; or not yet, and when to look again if nothing happens before. */
export type WhatNow =
  | { readonly decide: true; readonly because: 'deadline' | 'word' | 'rulesHold' | 'allAnswered' | 'windowOver' }
  | { readonly decide: false; readonly lookAgainAt: Moment; readonly waitingFor: 'answers' | 'word' | 'window' }

const modeIsMet = (progress: Progress, mode: Mode): 'word' | 'rulesHold' | 'allAnswered' | undefined => {
  switch (mode) {
    case 'whenRulesHold':
      return 'rulesHold'
    case 'whenAllAnswered':
      return progress.open === 0 ? 'allAnswered' : undefined
    case 'onMyWord':
      return progress.word ? 'word' : undefined
  }
}

/**
 * Whether an application is to be decided. The only function that says so: the waiting task, the waker, `check` and the
 * assessment all ask it. With all answered and too few, a window to add organisations opens before the refusal.
 */
export const whatNow = (progress: Progress, mode: Mode, pack: Pick<RulePack, 'times'>, now: Moment): WhatNow => {
  const { deadline, gateHolds, open, changedAt } = progress
  if (now >= deadline) return { decide: true, because: 'deadline' }
  if (gateHolds) {
    const because = modeIsMet(progress, mode)
    if (because) return { decide: true, because }
    return { decide: false, lookAgainAt: deadline, waitingFor: mode === 'onMyWord' ? 'word' : 'answers' }
  }
  if (open > 0) return { decide: false, lookAgainAt: deadline, waitingFor: 'answers' }
  const windowEnd = earliest(after(changedAt, pack.times.tooFewWindow), deadline) ?? deadline
  if (now >= windowEnd) return { decide: true, because: 'windowOver' }
  return { decide: false, lookAgainAt: windowEnd, waitingFor: 'window' }
}
