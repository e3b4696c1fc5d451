import { isUnderWay } from '../domain/register-import.ts'
import type { Moment } from '../domain/time.ts'
import type { Table } from '../stores/table.ts'
import { wasWritten } from '../stores/was-written.ts'
import { endImport, loadImport, type ImportTask } from './support/import-task.ts'

/** Which state of the workflow failed, and with which error. */
export type FailImport = ImportTask & { readonly state: string; readonly error: string; readonly now: Moment }

/** Writes down that an attempt has failed, and gives the lease back. What was applied stays; to start the import again resumes it. */
export const makeFailImport =
  ({ table }: { readonly table: Pick<Table, 'get' | 'write'> }) =>
  async ({ importId, attempt, state, error, now }: FailImport): Promise<{ outcome: 'failed' | 'superseded' }> => {
    const running = await loadImport(table, importId)
    if (running.attempt === attempt && isUnderWay(running))
      await wasWritten(table, endImport(running, { state: 'failed', failure: { state, error } }, now))
    const stored = await loadImport(table, importId)
    return { outcome: stored.attempt === attempt && stored.state === 'failed' ? 'failed' : 'superseded' }
  }
