/** Stands for chance where tests want none: 1, 2, 3 ... */
export const inOrder = (): (() => number) => {
  let last = 0
  return () => (last += 1)
}
