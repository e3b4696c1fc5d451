import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { modeSchema, type Mode } from '../../shared/domain/mode.ts'
import { after } from '../../shared/domain/time.ts'
import { whatNow, type Progress } from '../../shared/domain/what-now.ts'
import { aPack, DEADLINE, START } from '../support/builders.ts'

const pack = aPack()
const WINDOW_END = after(START, { days: 7 })
const DURING = after(START, { days: 1 })
const before = (moment: string) => new Date(Date.parse(moment) - 1).toISOString()

const progress = (differing: Partial<Progress> = {}): Progress => ({
  gateHolds: true,
  open: 3,
  changedAt: START,
  deadline: DEADLINE,
  ...differing,
})

const say = (differing: Partial<Progress>, mode: Mode, now: string) => {
  const next = whatNow(progress(differing), mode, pack, now)
  return next.decide ? next.because : `${next.waitingFor} until ${next.lookAgainAt}`
}

describe('the moment of decision', () => {
  it.each([
    // gate holds, anybody open, word given, mode, answer
    [true, 3, false, 'whenRulesHold', 'rulesHold'],
    [true, 0, false, 'whenRulesHold', 'rulesHold'],
    [true, 3, true, 'whenRulesHold', 'rulesHold'],
    [true, 3, false, 'whenAllAnswered', `answers until ${DEADLINE}`],
    [true, 0, false, 'whenAllAnswered', 'allAnswered'],
    [true, 3, true, 'whenAllAnswered', `answers until ${DEADLINE}`],
    [true, 3, false, 'onMyWord', `word until ${DEADLINE}`],
    [true, 0, false, 'onMyWord', `word until ${DEADLINE}`],
    [true, 3, true, 'onMyWord', 'word'],
    [true, 0, true, 'onMyWord', 'word'],
    [false, 3, false, 'whenRulesHold', `answers until ${DEADLINE}`],
    [false, 3, false, 'whenAllAnswered', `answers until ${DEADLINE}`],
    [false, 3, true, 'onMyWord', `answers until ${DEADLINE}`],
    [false, 0, false, 'whenRulesHold', `window until ${WINDOW_END}`],
    [false, 0, false, 'whenAllAnswered', `window until ${WINDOW_END}`],
    [false, 0, true, 'onMyWord', `window until ${WINDOW_END}`],
  ] as const)('gate %s, %i open, word %s, %s: %s', (gateHolds, open, word, mode, expected) => {
    expect(say({ gateHolds, open, ...(word ? { word: START } : {}) }, mode, DURING)).toBe(expected)
  })

  it.each(modeSchema.options)('is the deadline at the latest, to the millisecond, in mode %s', (mode) => {
    for (const gateHolds of [true, false])
      for (const open of [0, 3]) expect(say({ gateHolds, open }, mode, DEADLINE)).toBe('deadline')
    for (const open of [0, 3]) {
      const last = { gateHolds: false, open, changedAt: before(DEADLINE) }
      expect(say(last, mode, before(DEADLINE))).toContain(`until ${DEADLINE}`)
    }
  })

  it('comes when the window for more is over, to the millisecond', () => {
    const short = { gateHolds: false, open: 0 }
    expect(say(short, 'whenRulesHold', before(WINDOW_END))).toBe(`window until ${WINDOW_END}`)
    expect(say(short, 'whenRulesHold', WINDOW_END)).toBe('windowOver')
  })

  it('opens the window anew with every change', () => {
    const changedAt = DURING
    expect(say({ gateHolds: false, open: 0, changedAt }, 'onMyWord', WINDOW_END)).toBe(
      `window until ${after(DURING, { days: 7 })}`,
    )
  })

  it('has no window that outlasts the deadline, and none at all where the pack gives none', () => {
    const late = { gateHolds: false, open: 0, changedAt: before(DEADLINE) }
    expect(say(late, 'whenRulesHold', before(DEADLINE))).toBe(`window until ${DEADLINE}`)
    const none = aPack({ times: { ...pack.times, tooFewWindow: { days: 0 } } })
    expect(whatNow(progress({ gateHolds: false, open: 0 }), 'whenAllAnswered', none, START)).toEqual({
      decide: true,
      because: 'windowOver',
    })
  })

  it('never spins: whoever looks again at the moment named hears a decision or a later moment', () => {
    const moment = fc.integer({ min: 0, max: 90 * 24 * 60 }).map((minutes) => after(START, { minutes }))
    const any = fc.record({
      gateHolds: fc.boolean(),
      open: fc.nat({ max: 2 }),
      changedAt: moment,
      deadline: moment,
      word: fc.option(moment, { nil: undefined }),
    })
    fc.assert(
      fc.property(any, fc.constantFrom(...modeSchema.options), moment, (found, mode, now) => {
        const first = whatNow(found, mode, pack, now)
        if (first.decide) return
        expect(first.lookAgainAt > now).toBe(true)
        expect(first.lookAgainAt <= found.deadline).toBe(true)
        const second = whatNow(found, mode, pack, first.lookAgainAt)
        expect(second.decide || second.lookAgainAt > first.lookAgainAt).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})
