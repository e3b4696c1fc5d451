/** Values cut into runs of at most `size`, in their order; none where there are none. */
export const inBatches = <T>(values: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(values.length / size) }, (_, index) => values.slice(index * size, (index + 1) * size))
