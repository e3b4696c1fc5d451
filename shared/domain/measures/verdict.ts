import type { Facts } from '../conditions/condition.ts'
import type { Catalogue, Offered } from './catalogue.ts'
import { nearest, type Step } from './distance.ts'
import { isOpen, openingOn, type Opening } from './window.ts'

/**
 * What a measure is to somebody: it can be had now (`available`); it is `held` already; the rule holds but it `opensLater`; we must be told
 * more (`tellUs`); something must change (`lacks`); another measure that is held excludes it (`excluded`); its windows are over (`closed`);
 * or something stands against it that nobody can change (`outOfReach`).
 */
export const verdictStates = [
  'available',
  'held',
  'opensLater',
  'tellUs',
  'lacks',
  'excluded',
  'closed',
  'outOfReach',
] as const
export type VerdictState = (typeof verdictStates)[number]

/** What a measure is to somebody: how far, what is lacking, whether it can be applied for, and which measures in hand exclude it. */
export type Verdict = {
  readonly offered: Offered
  readonly state: VerdictState
  readonly distance: number
  readonly steps: readonly Step[]
  readonly opening: Opening
  readonly excludedBy: readonly string[]
}

const stateOf = (
  steps: readonly Step[],
  opening: Opening,
  isHeld: boolean,
  excludedBy: readonly string[],
): VerdictState => {
  if (isHeld) return 'held'
  if (steps.some(({ mend }) => mend.kind === 'never')) return 'outOfReach'
  if (opening.state === 'over') return 'closed'
  if (excludedBy.length > 0) return 'excluded'
  if (steps.some(({ mend }) => mend.kind !== 'tell')) return 'lacks'
  if (steps.length > 0) return 'tellUs'
  return isOpen(opening) ? 'available' : 'opensLater'
}

/** A measure that is offered, and whether one can apply for it on the day. */
type OfferedNow = { readonly offered: Offered; readonly opening: Opening }

const verdictNow = ({ offered, opening }: OfferedNow, facts: Facts, held: readonly string[]): Verdict => {
  const { distance, steps } = nearest(offered.demand, facts)
  const excludedBy = held.filter((id) => offered.excludes.has(id))
  const state = stateOf(steps, opening, held.includes(offered.measure.id), excludedBy)
  return { offered, state, distance, steps, opening, excludedBy }
}

/** What one measure is to somebody of whom these facts are known and who has these measures. */
export const verdictOn = (offered: Offered, facts: Facts, held: readonly string[], today: string): Verdict =>
  verdictNow({ offered, opening: openingOn(offered.measure.application, today) }, facts, held)

const ranks: Record<VerdictState, number> = {
  available: 0,
  held: 1,
  opensLater: 2,
  tellUs: 2,
  lacks: 2,
  excluded: 3,
  closed: 4,
  outOfReach: 5,
}

/** Nearest first: what can be had, what is there, what is on the way by its distance, then what is shut; ties by name. */
const byNearness = (a: Verdict, b: Verdict): number =>
  ranks[a.state] - ranks[b.state] || a.distance - b.distance || (a.offered.measure.id < b.offered.measure.id ? -1 : 1)

/** Judges for a day: gives what every measure of the catalogue is to somebody, the nearest first. */
export const judgeOn = (
  catalogue: Catalogue,
  today: string,
): ((facts: Facts, held: readonly string[]) => readonly Verdict[]) => {
  const offers = [...catalogue.values()].map((offered) => ({
    offered,
    opening: openingOn(offered.measure.application, today),
  }))
  return (facts, held) => offers.map((offer) => verdictNow(offer, facts, held)).toSorted(byNearness)
}
