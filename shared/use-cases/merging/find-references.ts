import type { Merge } from '../../domain/merge.ts'
import { CHAINS, chainsPartition } from '../../items/chain-item.ts'
import { textAt } from '../../stores/keys.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Item, Query, Table } from '../../stores/table.ts'
import { inParallel } from '../support/in-parallel.ts'

/** What keeps the old key: the entry itself, what is on record about it, a change of its own address, and its own day's counter. */
const STAYS = [
  'Organisation',
  'MergedOrganisation',
  'AwaitedOrganisation',
  'Correction',
  'Sender',
  'AddressChange',
  'EndedAddressChange',
]

/** Left out by the query itself: what an organisation has asked each day fills pages. */
const MOVES = STAYS.map((entity) => ({ attribute: 'entity', isNot: entity }))

const places = ({ losing }: Merge): readonly Query[] => [
  { index: 'gsi1', pk: `ORG#${losing}` },
  { index: 'gsi2', pk: `ORG#${losing}` },
  { pk: `WISH#${losing}` },
]

/** The chains of the consortia and clusters that the organisation is in: they come first, because afterwards nothing leads to them. */
const chainsAround = async (table: Pick<Table, 'query'>, items: readonly Item[]): Promise<readonly Item[]> => {
  const owners = items.flatMap((item) => {
    if (textAt(item, 'entity') === 'Answer') return [textAt(item, 'applicationId')]
    return textAt(item, 'entity') === 'Membership' ? [textAt(item, 'clusterId')] : []
  })
  const found = await inParallel(8, [...new Set(owners)], (owner) =>
    queryAll(table, { pk: chainsPartition(owner), beginsWith: CHAINS }),
  )
  return found.flat()
}

/** Whether a part in a project holds is told by the membership, so it moves before that. */
const projectsFirst = (items: readonly Item[]): readonly Item[] =>
  items.toSorted(
    (a, b) => Number(textAt(b, 'entity') === 'Participation') - Number(textAt(a, 'entity') === 'Participation'),
  )

/** Whether the item's own keys name the organisation. */
const mentions = ({ pk, sk }: Item, { losing }: Merge): boolean => `${pk}#${sk}`.split('#').includes(losing)

/** So many of what still refers to the losing organisation, read again from the table; whatever is indexed by an organisation is found. */
export const findReferences = async (
  table: Pick<Table, 'query' | 'getMany'>,
  merge: Merge,
  most: number,
): Promise<readonly Item[]> => {
  const [own, ...pages] = await Promise.all([
    queryAll(table, { pk: `ORG#${merge.losing}`, where: MOVES }),
    ...places(merge).map(async (query) => (await table.query({ ...query, limit: most })).items),
  ])
  const found = [...pages.flat(), ...own]
  const unique = new Map(found.map(({ pk, sk }) => [`${pk} ${sk}`, { pk, sk }]))
  const items = await table.getMany([...unique.values()].slice(0, most))
  const chains = await chainsAround(table, items)
  return [...chains, ...projectsFirst(items)].filter(
    (item) => JSON.stringify(item).includes(`"${merge.losing}"`) || mentions(item, merge),
  )
}
