import type { Submitted } from './application.ts'
import type { Tally } from './counts.ts'
import type { RulePack } from './rule-pack.ts'
import type { Moment } from './time.ts'
import { whatNow, type WhatNow } from './what-now.ts'

/** What an execution can wait for, and with what each wait can end. */
export type WaitOutcome = 'corrected' | 'due' | 'woken' | 'finding' | 'withdrawn' | 'superseded'

/** Whether a wait that ends so leads to a decision about the consortium: those can be held back. */
export const decides = (outcome: WaitOutcome): boolean => outcome === 'woken' || outcome === 'finding'

/** What the last assessment saw; gone as soon as the coordinator or an officer says something. */
export type Assessed = {
  readonly versions: readonly number[]
  readonly at: Moment
  readonly lookAgainAt?: Moment | undefined
}

/** What is to be known about an application in order to say whether one of its waits is over. */
export type Waiting = {
  readonly application: Submitted
  readonly assessed: Assessed | undefined
  readonly tally: Tally | undefined
  readonly pack: RulePack
  readonly now: Moment
}

/** Whether anything is new since the last assessment: other counts, the moment it named, or a word. */
const isNew = ({ assessed, tally, now }: Waiting): boolean => {
  if (!assessed) return true
  if (assessed.lookAgainAt !== undefined && now >= assessed.lookAgainAt) return true
  return tally !== undefined && tally.versions.some((version, shard) => version !== assessed.versions[shard])
}

/** What the counts say about the moment of decision; undefined before anybody was asked. */
export const whatCountsSay = ({ application, tally, pack, now }: Waiting): WhatNow | undefined =>
  tally &&
  whatNow(
    {
      gateHolds: tally.confirmed >= pack.minimumOrganisations,
      open: tally.open,
      changedAt: tally.changedAt,
      deadline: application.deadline,
      word: application.word,
    },
    application.mode,
    pack,
    now,
  )

/** Whether the counts are below the minimum. */
const isShort = ({ tally, pack }: Waiting): boolean =>
  tally !== undefined && tally.confirmed < pack.minimumOrganisations

/**
 * With what a wait of this attempt ends now; undefined while it goes on. A consortium's wait ends only when a decision is
 * due and something is new, so it neither spins nor sleeps through.
 */
export const endOfWait = (
  kind: 'correction' | 'consortium' | 'officer',
  attempt: number,
  waiting: Waiting,
): WaitOutcome | undefined => {
  const { application, assessed, now } = waiting
  if (application.status === 'withdrawn') return 'withdrawn'
  if (application.attempt > attempt) return 'superseded'
  switch (kind) {
    case 'correction':
      if (application.status === 'screening') return 'corrected'
      return application.status === 'needsCorrection' && now >= application.correctBy ? 'due' : undefined
    case 'officer':
      // Whoever was lost during a review can bring the case under the minimum: no finding could then approve it.
      return !assessed || (isShort(waiting) && isNew(waiting)) ? 'finding' : undefined
    case 'consortium':
      return whatCountsSay(waiting)?.decide && isNew(waiting) ? 'woken' : undefined
  }
}
