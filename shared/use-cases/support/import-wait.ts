import type { RegisterImport } from '../../domain/register-import.ts'
import { dropImportWait, importWaitFrom, importWaitKey } from '../../items/import-item.ts'
import type { ImportWord, ImportWorkflow } from '../../stores/import-workflow.ts'
import type { Table } from '../../stores/table.ts'
import { wasWritten } from '../../stores/was-written.ts'

/** What completing an import's wait needs. */
export type ImportWaitDeps = {
  readonly table: Pick<Table, 'get' | 'write'>
  readonly workflow: Pick<ImportWorkflow, 'completeWait'>
}

/** What has been said of an import, as its state shows; undefined where nobody has said anything. */
export const wordOn = ({ state }: RegisterImport): ImportWord | undefined => {
  if (state === 'discarded') return 'discarded'
  return state === 'applying' || state === 'done' ? 'released' : undefined
}

/**
 * Ends the wait of an import if there is one: the token first, then the item on condition that it still holds that token. Says whether an
 * execution has heard it; it need not be repeated, but may be.
 */
export const completeImportWait = async (
  { table, workflow }: ImportWaitDeps,
  importId: string,
  word: ImportWord,
): Promise<boolean> => {
  const item = await table.get(importWaitKey(importId))
  if (!item) return false
  const wait = importWaitFrom(item)
  const heard = await workflow.completeWait(wait.token, word)
  await wasWritten(table, [dropImportWait(wait)])
  return heard === 'completed'
}
