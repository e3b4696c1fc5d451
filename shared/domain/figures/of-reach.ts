import type { Moment } from '../time.ts'
import { monthOf, type Cell } from './figure.ts'

/** A member, and how many measures it can have now or from a known day on. */
export type Reach = { readonly since: Moment; readonly within: number }

/** Bands by their least number, the highest first: so that a number tells of no single organisation's facts. */
const bands = [
  [20, 'from20'],
  [5, 'from5'],
  [1, 'from1'],
] as const

const bandOf = (within: number): string => bands.find(([least]) => within >= least)?.[1] ?? 'none'

/** What the members of a cluster add to the figure of measures within reach. */
export const cellsOfReach = (members: readonly Reach[]): readonly Cell[] =>
  members.map(({ since, within }) => ({ figure: 'reach', month: monthOf(since), of: bandOf(within), value: 1 }))
