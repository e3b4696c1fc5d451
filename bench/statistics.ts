/** The value below which this share of the values lies (the nearest rank). Throws where there is none. */
export const percentile = (values: readonly number[], share: number): number => {
  const value = values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)]
  if (value === undefined) throw new RangeError('there are no values')
  return value
}

/** The middle one of the values. */
export const median = (values: readonly number[]): number => percentile(values, 0.5)
