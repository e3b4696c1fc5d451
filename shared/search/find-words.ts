import type { SearchField } from './document.ts'
import type { Scores, Sheet, Sheets } from './scores.ts'
import type { Meant, WordsIndex } from './words-index.ts'
import type { TermsQuery, WordsQuery } from './words-query.ts'

/** Whether a row was met by a term in one of its fields. */
export type Met = (term: string, field: SearchField) => boolean

/** What was found, and what was met at each place. */
export type Found = { readonly scores: Scores; readonly metAt: (at: number) => Met }

/** A query with all the terms that it stands for, and in how many places they stand at most. */
type Plan = { readonly most: number } & (
  | { readonly asked: TermsQuery; readonly meant: readonly (Meant & { readonly bit: number })[] }
  | { readonly parts: readonly Plan[]; readonly combineWith: 'AND' | 'OR' }
)

// Eight words are looked for at most, each by two terms and two codes: the bits of a number are enough.
const numberedBits = () => {
  const bits = new Map<string, number>()
  return (term: string): number => {
    const known = bits.get(term) ?? 1 << bits.size
    bits.set(term, known)
    return known
  }
}

const countOfBits = (bits: number): number => {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1
  return count
}

const isOfTerms = (query: WordsQuery): query is TermsQuery => 'fields' in query

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

const planner = (index: WordsIndex) => {
  const bitOf = numberedBits()
  const planOf = (query: WordsQuery): Plan => {
    if (isOfTerms(query)) {
      const meant = query.queries.flatMap((typed) =>
        Array.from(index.meantBy(typed, query), (one) => ({ ...one, bit: bitOf(typed) })),
      )
      return { asked: query, meant, most: sum(meant.map(({ places }) => places)) }
    }
    const parts = query.queries.map(planOf)
    const { combineWith } = query
    if (combineWith === 'OR') return { parts, combineWith, most: sum(parts.map(({ most }) => most)) }
    // The rarest first: the others are then looked up for its places only.
    const rarest = parts.toSorted((one, other) => one.most - other.most)
    return { parts: rarest, combineWith, most: rarest[0]?.most ?? 0 }
  }
  return planOf
}

/** The scores that a plan gives; where only some places are asked for, the others need not be right. */
const answer = (index: WordsIndex, sheets: Sheets, plan: Plan, among: Scores | undefined): Sheet => {
  if ('meant' in plan) {
    const sheet = sheets.blank()
    const { fields, boost } = plan.asked
    for (const meant of plan.meant)
      for (const field of fields) index.weigh(meant, { field, boost: boost[field] ?? 1, bit: meant.bit, among }, sheet)
    return sheet
  }
  const [first, ...others] = plan.parts
  if (!first) return sheets.blank()
  const sheet = answer(index, sheets, first, among)
  for (const other of others) {
    if (plan.combineWith === 'AND') sheet.meet(answer(index, sheets, other, sheet))
    else {
      const { places, score, typed } = answer(index, sheets, other, among)
      for (const at of places) sheet.add(at, score[at] ?? 0, typed[at] ?? 0)
    }
  }
  return sheet
}

// The more of the typed terms a row has, the better; rounded, because sums of the same parts in another order differ in their last digits.
const weighByCount = ({ places, score, typed }: Scores): void => {
  for (const at of places) score[at] = Math.round((score[at] ?? 0) * countOfBits(typed[at] ?? 0) * 1e4) / 1e4
}

const metBy = (plan: Plan, bits: Map<string, number>): ReadonlyMap<string, number> => {
  if ('meant' in plan) for (const { term, bit } of plan.meant) bits.set(term, (bits.get(term) ?? 0) | bit)
  else for (const part of plan.parts) metBy(part, bits)
  return bits
}

/** Finds the places that a query fits, scored as MiniSearch scores them, without an object for each. */
export const findWords = (index: WordsIndex, sheets: Sheets, query: WordsQuery): Found => {
  const plan = planner(index)(query)
  const scores = answer(index, sheets, plan, undefined)
  weighByCount(scores)
  let bits: ReadonlyMap<string, number> | undefined
  return {
    scores,
    metAt: (at) => {
      bits ??= metBy(plan, new Map())
      const terms = bits
      return (term, field) => ((terms.get(term) ?? 0) & (scores.typed[at] ?? 0)) !== 0 && index.holds(term, field, at)
    },
  }
}
