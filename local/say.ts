/** Prints lines with the seconds since a moment before them. */
export const sayAt =
  (begun: number) =>
  (line: string): void =>
    console.log(`${((Date.now() - begun) / 1000).toFixed(1).padStart(6)} s  ${line}`)
