import { textAt } from '../../shared/stores/keys.ts'
import type { MemoryTable } from '../../shared/stores/memory-table.ts'
import type { Item } from '../../shared/stores/table.ts'

/** What is history, bookkeeping or about a merge: it stays when a merge is undone. */
const HISTORY = new Set([
  'Event',
  'ClusterEvent',
  'Mail',
  'Correction',
  'Merge',
  'MergeStep',
  'Outcome',
  'Idempotency',
  'Rate',
  'OfficerCase',
  'Wake',
  'Due',
  'Sender',
  'Lease',
  'JoinWait',
])
const VOLATILE = ['version', 'changedAt', 'losses', 'dirtySince', 'gsi4pk', 'gsi4sk', '_stirs', 'ttl']

/** Of an item, what it says of the present: counts and entries of the register also count and mark their changes. */
const lasting = (item: Item): string => {
  const drop = item['entity'] === 'Count' || item['entity'] === 'Organisation' ? VOLATILE : ['_run']
  return JSON.stringify(
    Object.entries(item)
      .filter(([name]) => !drop.includes(name))
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** All that the table says of the present, without what only counts changes, in the order of text. */
export const presentIn = (store: Pick<MemoryTable, 'items'>): readonly string[] =>
  store
    .items()
    .filter(({ entity, pk }) => !HISTORY.has(textAt({ entity: entity ?? '' }, 'entity')) && !/^(RATE|IDEM)#/.test(pk))
    .map(lasting)
    .toSorted((a, b) => (a < b ? -1 : 1))
