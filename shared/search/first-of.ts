/**
 * The first `count` of numbers in an order, sorted, as sorting all and cutting would give them; the order must tell all numbers apart. Keeps
 * the first so far in a heap with the last of them on top, so that of many numbers almost all are put aside by one comparison.
 */
export const firstOf = (
  numbers: readonly number[],
  count: number,
  compare: (one: number, other: number) => number,
): readonly number[] => {
  if (numbers.length <= count) return numbers.toSorted(compare)
  const heap = numbers.slice(0, count).toSorted((one, other) => compare(other, one))

  const replaceTop = (number: number): void => {
    let at = 0
    for (;;) {
      const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]]
      if (left === undefined) break
      const isRight = right !== undefined && compare(right, left) > 0
      const later = isRight ? right : left
      if (compare(later, number) <= 0) break
      heap[at] = later
      at = 2 * at + (isRight ? 2 : 1)
    }
    heap[at] = number
  }

  for (let i = count; i < numbers.length; i += 1) {
    const [number, top] = [numbers[i], heap[0]]
    if (number !== undefined && top !== undefined && compare(number, top) < 0) replaceTop(number)
  }
  return heap.toSorted(compare)
}
