import { evaluate } from './evaluate.ts'
import { itemSize } from './item-size.ts'
import { compareText, keyNames, textAt } from './keys.ts'
import type { MemoryIndex } from './memory-index.ts'
import type { Item, Page, Query, Start } from './table.ts'

/** What DynamoDB reads for one page at most, before it filters, in bytes. */
const LARGEST_PAGE = 1024 * 1024

const isInRange = (sortKey: unknown, { beginsWith = '', atMost }: Query): boolean =>
  typeof sortKey === 'string' &&
  sortKey.startsWith(beginsWith) &&
  (atMost === undefined || compareText(sortKey, atMost) <= 0)

const firstOf = (items: readonly Item[], limit: number): readonly Item[] => {
  let bytes = 0
  const end = items.findIndex((item, at) => {
    bytes += itemSize(item)
    return at >= limit || (at > 0 && bytes > LARGEST_PAGE)
  })
  return end < 0 ? items : items.slice(0, end)
}

const startAfter = (item: Item, query: Query): Start => {
  const names = ['pk', 'sk', ...Object.values(keyNames(query.index))]
  return Object.fromEntries(names.map((name) => [name, textAt(item, name)]))
}

/** Answers a query from an index: what is read is bounded first and filtered then, so that a page may be short or empty. */
export const queryMemory = (index: MemoryIndex, query: Query): Page => {
  const { descending, limit = Infinity, start, where = [] } = query
  const { sk } = keyNames(query.index)
  const ahead = descending ? -1 : 1
  const inRange = index.partition(query.pk).filter((item) => isInRange(item[sk], query))
  const following = start ? inRange.filter((item) => index.compare(item, start) * ahead > 0) : inRange
  const read = firstOf(descending ? following.toReversed() : following, limit)
  const last = read.at(-1)
  const mayFollow = last && (read.length === limit || read.length < following.length)
  return {
    items: read.filter((item) => evaluate(where, item)),
    ...(mayFollow && { next: startAfter(last, query) }),
  }
}
