import { rekeyed } from '../../domain/rekey.ts'
import { entryFrom, entryKey, interestFrom } from '../../items/board-item.ts'
import type { Change } from '../../items/merge-item.ts'
import type { Item, Table } from '../../stores/table.ts'
import { changesTo, type Move, type Reference } from './move.ts'

/** One interest less in an entry, where the kept organisation showed one too, or put the entry there itself. */
const countedOff = (entry: Item): Change => ({
  before: entry,
  after: { ...entry, interests: entryFrom(entry).interests - 1 },
})

/** Moves an organisation's interest in an entry of the board: two of one entry become one, and nobody is interested in its own. */
export const moveInterest = async (
  table: Pick<Table, 'get' | 'getMany'>,
  { item, merge: { losing, keeping } }: Reference,
): Promise<Move> => {
  const moved = rekeyed(item, losing, keeping)
  const [standing, entry] = await Promise.all([
    table.get({ pk: moved.pk, sk: moved.sk }),
    table.get(entryKey(interestFrom(item).entry)),
  ])
  if (!entry) throw new Error(`an interest in ${item.pk}, which is not on the board`)
  const isOwn = [losing, keeping].includes(entryFrom(entry).organisation)
  return { changes: standing || isOwn ? [{ before: item }, countedOff(entry)] : changesTo(item, moved) }
}
