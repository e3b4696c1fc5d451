import type { Item, Query, Table } from './table.ts'

/** Every item that a query finds, page after page. */
export const queryAll = async (table: Pick<Table, 'query'>, query: Query): Promise<readonly Item[]> => {
  const items: Item[] = []
  let start = query.start
  do {
    const page = await table.query({ ...query, start })
    items.push(...page.items)
    start = page.next
  } while (start)
  return items
}
