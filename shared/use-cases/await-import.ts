import { putImportWait } from '../items/import-item.ts'
import type { Table } from '../stores/table.ts'
import { wasWritten } from '../stores/was-written.ts'
import { loadImport, type ImportTask } from './support/import-task.ts'
import { completeImportWait, wordOn, type ImportWaitDeps } from './support/import-wait.ts'

/** What waiting needs from outside. */
export type AwaitImportDeps = ImportWaitDeps & { readonly table: Pick<Table, 'get' | 'write'> }

/** Which entry into the waiting state, and the token that ends it. */
export type AwaitImport = ImportTask & { readonly enteredAt: string; readonly retry: number; readonly token: string }

/** Begins to wait for an officer's word: stores the token, and then asks whether the word has been said already. */
export const makeAwaitImport =
  (deps: AwaitImportDeps) =>
  async (wait: AwaitImport): Promise<{ outcome: 'waiting' | 'completed' | 'superseded' }> => {
    const { table, workflow } = deps
    const { importId, attempt, enteredAt, retry, token } = wait
    const isNewest = await wasWritten(table, [putImportWait({ importId, attempt, enteredAt, retry, token })])
    const awaited = await loadImport(table, importId)
    if (awaited.attempt > attempt) {
      await workflow.completeWait(token, 'superseded')
      return { outcome: 'superseded' }
    }
    const word = wordOn(awaited)
    if (!isNewest || word === undefined) return { outcome: 'waiting' }
    await completeImportWait(deps, importId, word)
    return { outcome: 'completed' }
  }
