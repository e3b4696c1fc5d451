import * as z from 'zod'
import type { Submitted } from './application.ts'
import type { Cluster } from './cluster.ts'
import type { ClusterProject } from './cluster-project.ts'
import type { Membership } from './membership.ts'
import type { Category } from './organisation.ts'
import type { Moment } from './time.ts'

/** What is counted for the city; `shared/i18n` has a definition for each. */
export const figureIdSchema = z.enum([
  'clusters',
  'members',
  'projects',
  'applications',
  'outcomes',
  'decisionDays',
  'decidedBy',
])
export type FigureId = z.infer<typeof figureIdSchema>

/** One number: of which figure, in which month (UTC, `2026-11`), of what (a category, a stage, an outcome, a number of days). */
export type Cell = { readonly figure: FigureId; readonly month: string; readonly of: string; readonly value: number }

const monthOf = (moment: Moment): string => moment.slice(0, 'YYYY-MM'.length)

const DAY = 24 * 60 * 60 * 1000

const daysBetween = (from: Moment, to: Moment): number => Math.floor((Date.parse(to) - Date.parse(from)) / DAY)

/** What a submitted application adds to the figures: that it came, and how, when and by whom it ended. */
export const cellsOfApplication = (application: Submitted, sawAnOfficer: boolean): readonly Cell[] => {
  const came: Cell = { figure: 'applications', month: monthOf(application.submittedAt), of: 'submitted', value: 1 }
  if (!('endedAt' in application)) return [came]
  const month = monthOf(application.endedAt)
  const ended: Cell = { figure: 'outcomes', month, of: application.status, value: 1 }
  if (application.status !== 'registered' && application.status !== 'rejected') return [came, ended]
  const days = String(daysBetween(application.submittedAt, application.endedAt))
  return [
    came,
    ended,
    { figure: 'decisionDays', month, of: days, value: 1 },
    { figure: 'decidedBy', month, of: sawAnOfficer ? 'officers' : 'rules', value: 1 },
  ]
}

/** A member, and what the register says of it. */
export type CountedMember = { readonly membership: Membership; readonly category: Category | undefined }

/** What a cluster is made of. */
export type CountedParts = { readonly members: readonly CountedMember[]; readonly projects: readonly ClusterProject[] }

/** What a cluster adds to the figures: itself, its open projects by stage, its members by category; one that was struck off only that it was. */
export const cellsOfCluster = (cluster: Cluster, { members, projects }: CountedParts): readonly Cell[] => {
  if (cluster.status === 'forming' || cluster.status === 'dropped') return []
  const month = monthOf(cluster.registeredAt ?? cluster.formedAt)
  const itself: Cell = { figure: 'clusters', month, of: cluster.status, value: 1 }
  if (cluster.status === 'struckOff') return [itself]
  return [
    itself,
    ...projects
      .filter(({ status }) => status === 'open')
      .map(({ stage, createdAt }): Cell => ({ figure: 'projects', month: monthOf(createdAt), of: stage, value: 1 })),
    ...members.map(({ membership, category }): Cell => ({
      figure: 'members',
      month: monthOf(membership.since),
      of: category ?? 'unknown',
      value: 1,
    })),
  ]
}

/** The name of a cell, without its value. */
const cellName = ({ figure, month, of }: Cell): string => `${figure}|${month}|${of}`

/** The cell of a name. */
export const cellNamed = (name: string, value: number): Cell => {
  const [figure, month = '', of = ''] = name.split('|')
  return { figure: figureIdSchema.parse(figure), month, of, value }
}

/** Cells with changes added to them; what comes to nothing is left out. */
export const changed = (cells: ReadonlyMap<string, number>, changes: readonly Cell[]): ReadonlyMap<string, number> => {
  const sums = new Map(cells)
  for (const change of changes) sums.set(cellName(change), (sums.get(cellName(change)) ?? 0) + change.value)
  return new Map([...sums].filter(([, value]) => value !== 0))
}

/** Cells of the same name as one, by name. */
export const sumOf = (cells: readonly Cell[]): ReadonlyMap<string, number> => changed(new Map(), cells)

/** What must be added to totals where somebody's cells were these and are now those; cells that stay as they are not among them. */
export const difference = (before: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>): readonly Cell[] =>
  [...new Set([...before.keys(), ...now.keys()])].flatMap((name) => {
    const value = (now.get(name) ?? 0) - (before.get(name) ?? 0)
    return value === 0 ? [] : [cellNamed(name, value)]
  })

/** Counts below this are not published: they may tell of single organisations. */
export const SMALLEST_PUBLISHED = 5

/**
 * Counts as they may be published (undefined: withheld). Small ones are withheld; where that is a single one, the next smallest goes with it,
 * since it could be had from the sum (secondary suppression, Eurostat "Guidelines for statistical disclosure control", 2.2).
 */
export const withheldIfSmall = (counts: ReadonlyMap<string, number>): ReadonlyMap<string, number | undefined> => {
  const small = [...counts].filter(([, value]) => value > 0 && value < SMALLEST_PUBLISHED).map(([of]) => of)
  const others = [...counts].filter(([of, value]) => value > 0 && !small.includes(of)).toSorted(([, a], [, b]) => a - b)
  const also = small.length === 1 ? others.slice(0, 1).map(([of]) => of) : []
  const withheld = new Set([...small, ...also])
  return new Map([...counts].map(([of, value]) => [of, withheld.has(of) ? undefined : value]))
}

/** The median of days that are given as how often each number of days came; undefined where none came (of two middles the lower). */
export const medianDays = (counts: ReadonlyMap<string, number>): number | undefined => {
  const sorted = [...counts].map(([days, times]) => [Number(days), times] as const).toSorted(([a], [b]) => a - b)
  const all = sorted.reduce((sum, [, times]) => sum + times, 0)
  let seen = 0
  return sorted.find(([, times]) => (seen += times) * 2 >= all)?.[0]
}
