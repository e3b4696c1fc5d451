/** A seeded source of choices: the same seed gives the same ones, on every machine. */
export type Random = {
  /** Whether something of that probability happens. */
  chance: (probability: number) => boolean
  /** A whole number from 0 up to, but not including, the limit. */
  below: (limit: number) => number
  /** One of the items; throws on an empty list. */
  oneOf: <T>(items: readonly T[]) => T
}

// Mulberry32 by Tommy Ettinger (2017, public domain): 32 bits of state, a period of 2^32, numbers in [0, 1).
const mulberry32 = (seed: number): (() => number) => {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A source of choices from a seed, of which the lower 32 bits count. */
export const seededRandom = (seed: number): Random => {
  const next = mulberry32(seed)
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    chance: (probability) => next() < probability,
    below,
    oneOf: (items) => {
      const item = items[below(items.length)]
      if (item === undefined) throw new RangeError('nothing to choose from')
      return item
    },
  }
}
