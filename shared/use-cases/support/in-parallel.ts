/** Applies a function to every value, at most so many at a time; results in the order of the values. */
export const inParallel = async <A, B>(
  width: number,
  values: readonly A[],
  apply: (value: A, index: number) => Promise<B>,
): Promise<readonly B[]> => {
  const results: B[] = []
  const entries = values.entries()
  const work = async () => {
    for (const [index, value] of entries) results[index] = await apply(value, index)
  }
  await Promise.all(Array.from({ length: Math.min(width, values.length) }, work))
  return results
}
