import type { Catalogue } from './catalogue.ts'
import { daysAfter } from '../conditions/days.ts'
import type { Measure } from './measure.ts'
import type { Verdict, VerdictState } from './verdict.ts'

/** What one measure is to the members of a cluster: how many there are in each state. */
export type MeasureCounts = {
  readonly measure: Measure
  readonly counts: Readonly<Partial<Record<VerdictState, number>>>
}

/** Two measures that exclude each other, and how many members could have either. */
export type Clash = { readonly between: readonly [Measure, Measure]; readonly members: number }

/** A day on which applications for a measure begin or end that concern members. */
export type SharedDeadline = {
  readonly day: string
  readonly what: 'opens' | 'closes'
  readonly measure: Measure
  readonly members: number
}

/** What measures are to a cluster as a whole. */
export type Overview = {
  readonly measures: readonly MeasureCounts[]
  readonly clashes: readonly Clash[]
  readonly deadlines: readonly SharedDeadline[]
}

/** Whether a measure can be had, now or from a known day on. */
export const isWithin = ({ state }: Verdict): boolean => state === 'available' || state === 'opensLater'

const measuresOf = (catalogue: Catalogue, members: readonly (readonly Verdict[])[]): readonly MeasureCounts[] => {
  const counts = new Map<string, Partial<Record<VerdictState, number>>>()
  for (const { offered, state } of members.flat()) {
    const of = counts.get(offered.measure.id) ?? {}
    of[state] = (of[state] ?? 0) + 1
    counts.set(offered.measure.id, of)
  }
  const within = ({ counts: { available = 0, opensLater = 0 } }: MeasureCounts): number => available + opensLater
  return [...catalogue.values()]
    .map(({ measure }) => ({ measure, counts: counts.get(measure.id) ?? {} }))
    .toSorted((a, b) => within(b) - within(a) || (a.measure.id < b.measure.id ? -1 : 1))
}

const clashesOf = (members: readonly (readonly Verdict[])[]): readonly Clash[] => {
  const found = new Map<string, { between: readonly [Measure, Measure]; members: number }>()
  for (const verdicts of members) {
    const within = new Map(verdicts.filter(isWithin).map(({ offered }) => [offered.measure.id, offered]))
    for (const { measure, excludes } of within.values())
      for (const id of excludes) {
        const other = within.get(id)
        if (!other || id <= measure.id) continue
        const pair = `${measure.id} ${id}`
        found.set(pair, { between: [measure, other.measure], members: (found.get(pair)?.members ?? 0) + 1 })
      }
  }
  return [...found.values()].toSorted((a, b) => b.members - a.members)
}

const deadlinesOf = (measures: readonly MeasureCounts[], today: string, days: number): readonly SharedDeadline[] => {
  const last = daysAfter(today, days)
  return measures
    .flatMap(({ measure, counts: { available = 0, opensLater = 0 } }) => {
      const members = available + opensLater
      if (members === 0 || measure.application.kind === 'always') return []
      return measure.application.windows.flatMap(({ opensOn, closesOn }): readonly SharedDeadline[] => [
        { day: opensOn, what: 'opens', measure, members },
        { day: closesOn, what: 'closes', measure, members },
      ])
    })
    .filter(({ day, what }) => (what === 'opens' ? day > today : day >= today) && day <= last)
    .toSorted((a, b) => (a.day === b.day ? (a.measure.id < b.measure.id ? -1 : 1) : a.day < b.day ? -1 : 1))
}

/** What measures are to a cluster, from the verdicts of its members: who can have what, what clashes, which days come in the next so many. */
export const overviewOf = (
  catalogue: Catalogue,
  members: readonly (readonly Verdict[])[],
  today: string,
  days: number,
): Overview => {
  const measures = measuresOf(catalogue, members)
  return { measures, clashes: clashesOf(members), deadlines: deadlinesOf(measures, today, days) }
}
