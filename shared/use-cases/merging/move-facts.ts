import { unitedSheet } from '../../domain/measures/sheet.ts'
import { ownSheetFrom, ownSheetItem, ownSheetKey } from '../../items/sheet-item.ts'
import type { Table } from '../../stores/table.ts'
import { movePlain, type Move, type Reference } from './move.ts'

/** Moves what an organisation has told of itself: where the kept one has told something too, the two become one sheet. */
export const moveFacts = async (table: Pick<Table, 'get' | 'getMany'>, reference: Reference): Promise<Move> => {
  const { merge, item, now } = reference
  const standing = await table.get(ownSheetKey(merge.keeping))
  if (!standing) return movePlain(table, reference)
  const united = unitedSheet(ownSheetFrom(standing, merge.keeping), ownSheetFrom(item, merge.losing), now)
  return { changes: [{ before: item }, { before: standing, after: ownSheetItem(united) }] }
}
