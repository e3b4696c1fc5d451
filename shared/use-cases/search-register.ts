import { searchName } from '../domain/names.ts'
import type { Category, Organisation } from '../domain/organisation.ts'
import { organisationFrom, registerPartitions } from '../items/organisation-item.ts'
import { compareText, textAt } from '../stores/keys.ts'
import type { Condition, Item, Start, Table } from '../stores/table.ts'

/** What is looked for: words that all occur in the name, a category, a sector; `after` is a sort key to go on from. */
export type SearchRegister = {
  readonly words: string
  readonly category?: Category | undefined
  readonly sector?: string | undefined
  readonly limit: number
  readonly after?: string | undefined
}

/** A page in the order of names. It may be short, even empty, although more follows: a search reads only so much at a time. */
export type RegisterPage = { readonly organisations: readonly Organisation[]; readonly next?: string | undefined }

type Index = 'gsi2' | 'gsi5'

/** How many entries of each of the eight shards one round reads, when something is filtered: little first, more if little is found. */
const READS = [150, 600, 1500, 1500] as const

const startIn = (index: Index, partition: string, after: string | undefined): Start | undefined =>
  after === undefined
    ? undefined
    : { [`${index}pk`]: partition, [`${index}sk`]: after, pk: `ORG#${after.slice(after.indexOf('#') + 1)}`, sk: 'ORG' }

const filterOf = ({ words, sector }: SearchRegister): Condition => [
  ...searchName(words)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ({ attribute: '_search', contains: word })),
  ...(sector === undefined ? [] : [{ attribute: 'sectors', contains: sector }]),
]

type Round = { readonly found: readonly Item[]; readonly reached: string | undefined }

/** One look into every shard. Up to `reached` all of them have been read; undefined: to their ends. */
const look = async (
  table: Pick<Table, 'query'>,
  index: Index,
  partitions: readonly string[],
  { after, limit, where }: { after: string | undefined; limit: number; where: Condition },
): Promise<Round> => {
  const sortKey = `${index}sk`
  const pages = await Promise.all(
    partitions.map((pk) => table.query({ index, pk, start: startIn(index, pk, after), limit, where })),
  )
  const reached = pages
    .flatMap(({ next }) => (next ? [textAt(next, sortKey)] : []))
    .toSorted(compareText)
    .at(0)
  const found = pages
    .flatMap(({ items }) => items)
    .filter((item) => reached === undefined || compareText(textAt(item, sortKey), reached) <= 0)
    .toSorted((a, b) => compareText(textAt(a, sortKey), textAt(b, sortKey)))
  return { found, reached }
}

/** Searches the register. Its eight shards are sorted alike, so one sort key is the place to go on from in all of them. */
export const makeSearchRegister =
  ({ table }: { readonly table: Pick<Table, 'query'> }) =>
  async (search: SearchRegister): Promise<RegisterPage> => {
    const index = search.category === undefined ? 'gsi2' : 'gsi5'
    const partitions = registerPartitions(search.category)
    const where = filterOf(search)
    const found: Item[] = []
    let after = search.after
    for (const reads of where.length > 0 ? READS : [search.limit]) {
      const round = await look(table, index, partitions, { after, limit: Math.max(reads, search.limit), where })
      found.push(...round.found)
      after = round.reached
      if (found.length > search.limit) after = textAt(found[search.limit - 1] ?? {}, `${index}sk`)
      if (found.length >= search.limit || after === undefined) break
    }
    const organisations = found
      .slice(0, search.limit)
      .map(organisationFrom)
      .filter((organisation) => organisation !== undefined)
    return { organisations, next: after }
  }
