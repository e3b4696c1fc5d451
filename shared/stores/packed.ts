/** Groups joined into lists of so many at most, in their order; no group is torn apart, and one that is larger stands alone. */
export const packed = <T>(groups: readonly (readonly T[])[], most: number): readonly (readonly T[])[] => {
  const lists: T[][] = []
  for (const group of groups) {
    const last = lists.at(-1)
    if (last && last.length + group.length <= most) last.push(...group)
    else lists.push([...group])
  }
  return lists
}
