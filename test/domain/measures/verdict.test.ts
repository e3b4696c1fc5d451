import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atLeast, is } from '../../../shared/domain/conditions/tests.ts'
import { catalogueOf } from '../../../shared/domain/measures/catalogue.ts'
import type { Measure } from '../../../shared/domain/measures/measure.ts'
import { judgeOn, type Verdict } from '../../../shared/domain/measures/verdict.ts'
import { openingOn } from '../../../shared/domain/measures/window.ts'
import { START } from '../../support/builders.ts'
import { conditions, someFacts, TODAY } from '../../support/conditions.ts'
import { aMeasureContent } from '../../support/measures.ts'

const aMeasure = (id: string, differing: Partial<Measure> = {}): Measure => ({
  ...aMeasureContent(),
  id,
  version: 1,
  status: 'published',
  changedAt: START,
  changedBy: 'officer',
  ...differing,
})

const open = [{ opensOn: '2026-08-01', closesOn: '2026-10-01' }]
const later = [{ opensOn: '2027-01-01', closesOn: '2027-02-01' }]
const over = [{ opensOn: '2026-01-01', closesOn: '2026-08-31' }]
const within = (windows: typeof open): Pick<Measure, 'application'> => ({ application: { kind: 'windows', windows } })

const groups = [['available'], ['held'], ['opensLater', 'tellUs', 'lacks'], ['excluded'], ['closed'], ['outOfReach']]

const groupOf = ({ state }: Verdict): number => groups.findIndex((states) => states.includes(state))

describe('verdicts', () => {
  it('come the nearest first: what can be had, what is held, then by distance, then what is shut', () => {
    const applications = fc.constantFrom(open, later, over)
    const measures = fc.array(fc.tuple(conditions, applications, fc.boolean()), { maxLength: 12 })
    fc.assert(
      fc.property(measures, someFacts, (several, facts) => {
        const catalogue = catalogueOf(
          several.map(([rule, windows, excludes], at) =>
            aMeasure(`m-${at}`, { rule, ...within(windows), excludes: excludes ? ['m-0'] : [] }),
          ),
        )
        const verdicts = judgeOn(catalogue, TODAY)(facts, ['m-0'])
        expect(verdicts).toHaveLength(several.length)
        for (const [at, verdict] of verdicts.entries()) {
          const next = verdicts[at + 1] ?? verdict
          expect(groupOf(verdict)).toBeLessThanOrEqual(groupOf(next))
          const sameGroup = groupOf(verdict) === groupOf(next)
          expect(!sameGroup || verdict.distance <= next.distance).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('hold symmetrically: whichever of two excludes the other, both are shut to who has one', () => {
    const pair = [aMeasure('a', { excludes: ['b'], rule: is('flag', true) }), aMeasure('b', { rule: is('flag', true) })]
    const catalogue = catalogueOf(pair)
    for (const [held, other] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      const verdicts = judgeOn(catalogue, TODAY)({ flag: true }, [held])
      expect(verdicts.map(({ offered, state }) => [offered.measure.id, state])).toEqual([
        [held, 'held'],
        [other, 'excluded'],
      ])
    }
  })

  it('leave out what is retired, also as what excludes', () => {
    const catalogue = catalogueOf([aMeasure('a', { excludes: ['b'], status: 'retired' }), aMeasure('b')])
    expect([...catalogue.keys()]).toEqual(['b'])
    expect(catalogue.get('b')?.excludes.size).toBe(0)
  })

  it('say of a rule that does not hold what is lacking even while the window is shut', () => {
    const catalogue = catalogueOf([aMeasure('a', { rule: atLeast('patents', 3), ...within(later) })])
    const [verdict] = judgeOn(catalogue, TODAY)({ patents: 1 }, [])
    expect(verdict).toMatchObject({ state: 'lacks', opening: { state: 'opensLater', opensOn: '2027-01-01' } })
  })
})

describe('a window', () => {
  const application = { kind: 'windows', windows: [...open, ...later] } as const

  it.each([
    ['2026-07-31', { state: 'opensLater', opensOn: '2026-08-01' }],
    ['2026-08-01', { state: 'open', closesOn: '2026-10-01' }],
    ['2026-10-01', { state: 'open', closesOn: '2026-10-01' }],
    ['2026-10-02', { state: 'opensLater', opensOn: '2027-01-01' }],
    ['2027-02-02', { state: 'over' }],
  ])('counts both its days, and the next one is told: %s', (today, opening) => {
    expect(openingOn({ kind: 'windows', windows: [...application.windows] }, today)).toEqual(opening)
  })
})
