import { closeEntry, entryFrom } from '../../items/board-item.ts'
import type { ActOnDueDeps, DueItem, DueOutcome } from './acting.ts'

/** Takes an entry off the board whose end has come. */
export const actOnBoardEntry = async ({ table }: ActOnDueDeps, { item, now }: DueItem): Promise<DueOutcome> => {
  await table.write(closeEntry(entryFrom(item), now))
  return 'closed'
}
