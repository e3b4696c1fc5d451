import type { Moment } from '../time.ts'
import { monthOf, type Cell } from './figure.ts'

/** What is counted of an application: when it came, and how, when and with whom it ended (`endedAt` undefined: it is under way). */
export type CountedApplication = {
  readonly submittedAt: Moment
  readonly endedAt?: Moment | undefined
  readonly status: string
  readonly cancelled?: boolean | undefined
  readonly sawAnOfficer: boolean
}

const DAY = 24 * 60 * 60 * 1000

const wholeDays = (from: Moment, to: Moment): number => Math.floor((Date.parse(to) - Date.parse(from)) / DAY)

/** What a submitted application adds to the figures: that it came, and how, when and by whom it ended. */
export const cellsOfApplication = (application: CountedApplication): readonly Cell[] => {
  const { submittedAt, endedAt, status, cancelled, sawAnOfficer } = application
  const came: Cell = { figure: 'applications', month: monthOf(submittedAt), of: 'submitted', value: 1 }
  if (endedAt === undefined) return [came, { ...came, figure: 'outcomes', of: 'underWay' }]
  const at = { month: monthOf(endedAt), value: 1 }
  const ended: Cell = { figure: 'outcomes', ...at, of: cancelled ? 'cancelled' : status }
  if (status !== 'registered' && status !== 'rejected') return [came, ended]
  return [
    came,
    ended,
    { figure: 'decisionDays', ...at, of: String(wholeDays(submittedAt, endedAt)) },
    { figure: 'decidedBy', ...at, of: sawAnOfficer ? 'officers' : 'rules' },
  ]
}

/** The median of days that are given as how often each number of days came; undefined where none came (of two middles the lower). */
export const medianDays = (counts: ReadonlyMap<string, number>): number | undefined => {
  const sorted = [...counts].map(([days, times]) => [Number(days), times] as const).toSorted(([a], [b]) => a - b)
  const all = sorted.reduce((sum, [, times]) => sum + times, 0)
  let seen = 0
  return sorted.find(([, times]) => (seen += times) * 2 >= all)?.[0]
}

/** The part of all decisions that no officer had a hand in, 0 to 1 in thousandths; undefined where nothing was decided. */
export const shareWithoutStaff = (counts: ReadonlyMap<string, number>): number | undefined => {
  const [rules = 0, officers = 0] = [counts.get('rules'), counts.get('officers')]
  return rules + officers === 0 ? undefined : Math.round((rules / (rules + officers)) * 1000) / 1000
}
