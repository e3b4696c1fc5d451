/**
 * How well places fit, by number: `score` and `typed` have one entry for every place there is. `typed` says as bits which of the typed
 * terms a place was found by; zero is a place that was not found. Typed arrays, because a frequent word is in ten thousand places.
 */
export type Scores = {
  /** The places that were found, each once. */
  readonly places: readonly number[]
  readonly score: Float64Array
  readonly typed: Uint32Array
}

const blankSheet = (size: number) => {
  const score = new Float64Array(size)
  const typed = new Uint32Array(size)
  let places: number[] = []

  const strike = (at: number): void => {
    score[at] = 0
    typed[at] = 0
  }

  return {
    score,
    typed,
    get places(): readonly number[] {
      return places
    },
    /** Adds to what a place has. */
    add: (at: number, more: number, bits: number): void => {
      const known = typed[at] ?? 0
      if (known === 0) places.push(at)
      typed[at] = known | bits
      score[at] = (score[at] ?? 0) + more
    },
    /** Leaves only the places that other scores have too, with the sums. */
    meet: (other: Scores): void => {
      places = places.filter((at) => {
        const bits = other.typed[at] ?? 0
        if (bits === 0) strike(at)
        else {
          typed[at] = (typed[at] ?? 0) | bits
          score[at] = (score[at] ?? 0) + (other.score[at] ?? 0)
        }
        return bits !== 0
      })
    },
    /** Takes away what is on it. */
    wipe: (): void => {
      for (const at of places) strike(at)
      places = []
    },
  }
}

/** A sheet on which scores are gathered. */
export type Sheet = ReturnType<typeof blankSheet>

/** Sheets that are used again from search to search, because a fresh one costs more than to score a rare word on it. */
export type Sheets = {
  /** A sheet with nothing on it, good until the next search begins. */
  readonly blank: () => Sheet
  /** Begins a search over so many places: takes back all sheets that were given. */
  readonly begin: (places: number) => void
}

/** Room for the changes to come, so that not every one of them needs larger sheets. */
const SPARE = 1000

/** Sheets for one index. */
export const scoreSheets = (): Sheets => {
  let size = 0
  let sheets: Sheet[] = []
  let given = 0
  return {
    blank: () => {
      const sheet = sheets[given] ?? blankSheet(size)
      sheets[given] = sheet
      given += 1
      return sheet
    },
    begin: (places) => {
      if (places > size) {
        size = places + SPARE
        sheets = []
      }
      for (const sheet of sheets.slice(0, given)) sheet.wipe()
      given = 0
    },
  }
}
