/** The array, or where it has less room than needed, one of twice its room with what was there. */
export const grown = (array: Uint32Array<ArrayBuffer>, needed: number): Uint32Array<ArrayBuffer> => {
  if (needed <= array.length) return array
  const larger = new Uint32Array(Math.max(needed, 2 * array.length))
  larger.set(array)
  return larger
}

/** Short rows of small numbers by place, one behind the other in one array; a row that is set again lies at its end. */
export const numberRows = () => {
  let starts = new Uint32Array(1024)
  let ends = new Uint32Array(1024)
  let cells = new Uint32Array(8192)
  let used = 0

  return {
    /** Sets the row of a place. */
    set: (at: number, row: readonly number[]): void => {
      starts = grown(starts, at + 1)
      ends = grown(ends, at + 1)
      cells = grown(cells, used + row.length)
      cells.set(row, used)
      starts[at] = used
      used += row.length
      ends[at] = used
    },
    /** Whether the row of a place has a number that is accepted: 1 at its index. */
    meets: (at: number, accepts: Uint8Array): boolean => {
      const end = ends[at] ?? 0
      for (let i = starts[at] ?? 0; i < end; i += 1) if (accepts[cells[i] ?? 0] === 1) return true
      return false
    },
    /** Counts each number of the row of a place. */
    tally: (at: number, counts: Uint32Array): void => {
      const end = ends[at] ?? 0
      for (let i = starts[at] ?? 0; i < end; i += 1) {
        const number = cells[i] ?? 0
        counts[number] = (counts[number] ?? 0) + 1
      }
    },
  }
}
