import type { FigureId } from './figure.ts'

/** How often each thing was counted that a figure is of. */
export type Counts = ReadonlyMap<string, number>

/** Counts as they may be published; undefined: withheld. */
export type PublishedCounts = ReadonlyMap<string, number | undefined>

/**
 * Counts of organisations and applications below this are not published: they may tell of single ones. The threshold rule asks for three or five
 * in a cell ("Glossary of Statistical Disclosure Control", UNECE and Eurostat 2005); five, since counts of the same members stand side by side.
 */
export const SMALLEST_PUBLISHED = 5

/** Clusters and their projects are public one by one, with their names. */
const PUBLIC: ReadonlySet<FigureId> = new Set(['clusters', 'projects'])

/** Whether all of a figure is public anyway. */
export const isPublic = (figure: FigureId): boolean => PUBLIC.has(figure)

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)

/**
 * Whether withheld counts stay unknown to somebody who knows their sum: each lies between one and what is left when the others are one, and
 * that range must reach what would be published (the feasibility interval of the ESSnet "Handbook on Statistical Disclosure Control", 4.4). So
 * no single count is withheld, nor ones that must all be one.
 */
const isProtected = (withheld: readonly number[]): boolean =>
  withheld.length >= 2 && sum(withheld) - withheld.length + 1 >= SMALLEST_PUBLISHED

/**
 * Counts as they may be published: small ones are withheld, and of the others the smallest with them until nothing can be worked out from a sum
 * (complementary suppression). Where all together do not suffice, nothing is published but what is `known` anyway.
 */
export const withheldIfSmall = (counts: Counts, known: ReadonlySet<string> = new Set()): PublishedCounts => {
  const others = [...counts].filter(([of, value]) => value > 0 && !known.has(of)).toSorted(([, a], [, b]) => a - b)
  let many = others.filter(([, value]) => value < SMALLEST_PUBLISHED).length
  if (many === 0) return counts
  const protects = () => isProtected(others.slice(0, many).map(([, value]) => value))
  while (!protects() && many < others.length) many += 1
  if (!protects()) return new Map([...counts].filter(([of]) => known.has(of)))
  const withheld = new Set(others.slice(0, many).map(([of]) => of))
  return new Map([...counts].map(([of, value]) => [of, withheld.has(of) ? undefined : value]))
}

/** How many were registered is public with the clusters, so it neither needs to be withheld nor helps to hide another outcome. */
const REGISTERED = new Set(['registered'])

/** Whether the number of refusals is published; what sums up to registrations and refusals would give it away otherwise. */
const areRefusalsOpen = (outcomes: Counts): boolean =>
  !outcomes.has('rejected') || withheldIfSmall(outcomes, REGISTERED).get('rejected') !== undefined

/** The places that stay under the threshold are not named: a rare place names an organisation. They come to one count without a name. */
const namelessIfSmall = (counts: Counts): PublishedCounts => {
  const published = withheldIfSmall(counts)
  const open = [...published].filter(([, value]) => value !== undefined)
  const rest = [...counts].filter(([of]) => published.has(of) && published.get(of) === undefined)
  return new Map([...open, ...(rest.length > 0 ? [['other', sum(rest.map(([, value]) => value))] as const] : [])])
}

/** What of a figure may be published, given the totals of all. */
export const published = (figure: FigureId, totals: ReadonlyMap<FigureId, Counts>): PublishedCounts => {
  const counts = totals.get(figure) ?? new Map<string, number>()
  if (isPublic(figure)) return counts
  const outcomes = totals.get('outcomes') ?? new Map<string, number>()
  if (figure === 'decisionDays' || (figure === 'decidedBy' && !areRefusalsOpen(outcomes))) return new Map()
  if (figure === 'places') return namelessIfSmall(counts)
  return withheldIfSmall(counts, figure === 'outcomes' ? REGISTERED : undefined)
}

/** Whether so many decisions were taken that their median tells of none of them. */
export const isMedianOpen = (decisionDays: Counts): boolean => sum([...decisionDays.values()]) >= SMALLEST_PUBLISHED
