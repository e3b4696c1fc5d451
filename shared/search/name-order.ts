import type { SearchDocument } from './document.ts'

type Named = Pick<SearchDocument, 'name' | 'key'>

const compare = (one: Named, other: Named): number => {
  if (one.name !== other.name) return one.name < other.name ? -1 : 1
  return one.key < other.key ? -1 : Number(one.key > other.key)
}

/**
 * Documents in the order of their names, then keys. Each of those that it begins with has its number in that order; one that comes later
 * gets half a number between its neighbours, so that almost all comparisons are of numbers.
 */
export const nameOrder = (documents: readonly (Named | undefined)[]) => {
  const known: (Named | undefined)[] = [...documents]
  const sorted = documents.filter((document) => document !== undefined).toSorted(compare)
  const numbers = new Map(sorted.map((document, number) => [document, number]))
  const ranks = documents.map((document) => (document && numbers.get(document)) ?? -1)
  const between = (document: Named): number => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const other = sorted[middle]
      if (other && compare(other, document) < 0) low = middle + 1
      else high = middle
    }
    return low - 0.5
  }

  const compareAt = (one: number, other: number): number => {
    const difference = (ranks[one] ?? 0) - (ranks[other] ?? 0)
    if (difference !== 0) return difference
    const [a, b] = [known[one], known[other]]
    return a && b ? compare(a, b) : one - other
  }

  const places = known.flatMap((document, at) => (document ? [at] : [])).toSorted(compareAt)

  /** Where a place stands in the order, or would. */
  const standing = (at: number): number => {
    let [low, high] = [0, places.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (compareAt(places[middle] ?? at, at) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  return {
    compareAt,
    /** Adds a document at a place, or takes what is there away. */
    set: (at: number, document: Named | undefined): void => {
      if (known[at]) places.splice(standing(at), 1)
      known[at] = document
      ranks[at] = document ? between(document) : -1
      if (document) places.splice(standing(at), 0, at)
    },
    /** All places that hold a document, in order. */
    places: (): readonly number[] => places,
  }
}
