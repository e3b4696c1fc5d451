import { describe, expect, it } from 'vitest'
import type { Tally } from '../../shared/domain/counts.ts'
import { endOfWait, whatCountsSay, type Waiting } from '../../shared/domain/wait.ts'
import { anApplication, aPack, DEADLINE, START } from '../support/builders.ts'

const LATER = '2026-09-02T08:00:00.000Z'

const aTally = (differing: Partial<Tally> = {}): Tally => ({
  confirmed: 30,
  open: 2,
  phase: 'gathering',
  versions: [1, 2, 3, 4, 5, 6, 7, 8],
  losses: [0, 0, 0, 0, 0, 0, 0, 0],
  changedAt: START,
  ...differing,
})

const waiting = (differing: Partial<Waiting> = {}): Waiting => ({
  application: anApplication('gathering'),
  assessed: undefined,
  tally: aTally(),
  pack: aPack(),
  now: LATER,
  ...differing,
})

const assessed = (differing: object = {}) => ({ versions: aTally().versions, at: START, ...differing })

const end = (differing: Partial<Waiting>) => endOfWait('consortium', 1, waiting(differing))

const endOfCorrection = (status: 'needsCorrection' | 'screening', now: string) =>
  endOfWait('correction', 1, waiting({ application: anApplication(status), now }))

describe('the wait for a consortium', () => {
  it('ends when a decision is due and something is new', () => {
    expect(end({})).toBe('woken')
    expect(end({ assessed: assessed({ versions: [1, 2, 3, 4, 5, 6, 7, 7] }) })).toBe('woken')
  })

  it('does not end while the same has been assessed already: it does not spin', () => {
    expect(end({ assessed: assessed() })).toBeUndefined()
    expect(end({ assessed: assessed({ lookAgainAt: DEADLINE }) })).toBeUndefined()
  })

  it('ends at the moment that the assessment named: it does not sleep through', () => {
    expect(end({ assessed: assessed({ lookAgainAt: LATER }) })).toBe('woken')
  })

  it('does not end because of news that decide nothing', () => {
    expect(end({ tally: aTally({ confirmed: 29 }) })).toBeUndefined()
    expect(end({ tally: undefined })).toBeUndefined()
  })

  it('ends at the deadline', () => {
    expect(end({ tally: aTally({ confirmed: 3 }), now: DEADLINE })).toBe('woken')
  })
})

describe('the wait for a correction', () => {
  it('ends with the correction or with its time', () => {
    expect(endOfCorrection('needsCorrection', LATER)).toBeUndefined()
    expect(endOfCorrection('needsCorrection', DEADLINE)).toBe('due')
    expect(endOfCorrection('screening', LATER)).toBe('corrected')
  })
})

describe('the wait for an officer', () => {
  it('ends when somebody has said something since the assessment, and by nothing else', () => {
    const application = anApplication('review')
    expect(endOfWait('officer', 1, waiting({ application }))).toBe('finding')
    const now = DEADLINE
    expect(endOfWait('officer', 1, waiting({ application, assessed: assessed({ versions: [] }), now }))).toBeUndefined()
  })
})

describe('every wait', () => {
  it.each(['correction', 'consortium', 'officer'] as const)(
    'for a %s ends with a withdrawal or a newer attempt',
    (kind) => {
      const application = anApplication('withdrawn', { attempt: 2 })
      expect(endOfWait(kind, 1, waiting({ application }))).toBe('withdrawn')
      const newer = anApplication('gathering', { attempt: 2 })
      expect(endOfWait(kind, 1, waiting({ application: newer, assessed: assessed() }))).toBe('superseded')
    },
  )

  it('goes by the counts only once somebody was asked', () => {
    expect(whatCountsSay(waiting({ tally: undefined }))).toBeUndefined()
    expect(whatCountsSay(waiting())).toMatchObject({ decide: true })
  })
})
