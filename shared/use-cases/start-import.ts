import { Conflict } from '../domain/errors.ts'
import { isUnderWay, type ImportState, type RegisterImport } from '../domain/register-import.ts'
import type { Moment } from '../domain/time.ts'
import { importLeaseKey, leaseHolder, moveImport, takeLease } from '../items/import-item.ts'
import type { Files } from '../stores/files.ts'
import type { ImportWorkflow } from '../stores/import-workflow.ts'
import type { Table } from '../stores/table.ts'
import { wasWritten } from '../stores/was-written.ts'
import { loadImport } from './support/import-task.ts'
import { mendImport } from './support/mend-import.ts'
import { importPaths } from './support/register-file.ts'

/** What starting needs from outside. */
export type StartImportDeps = {
  readonly table: Pick<Table, 'get' | 'write'>
  readonly files: Pick<Files, 'facts'>
  readonly workflow: ImportWorkflow
}

const resumesIn = ({ check, decidedBy }: RegisterImport): ImportState => {
  if (!check) return 'checking'
  return check.findings.length === 0 || decidedBy !== undefined ? 'applying' : 'waitingForOfficer'
}

/**
 * Starts an import whose file was uploaded, or one that failed, from where it stood; one that is under way is only looked after. Throws Conflict
 * where another import runs, nothing was uploaded, or the import has ended.
 */
export const makeStartImport = ({ table, files, workflow }: StartImportDeps) => {
  const begin = async (stored: RegisterImport, now: Moment): Promise<void> => {
    const { endedAt: _, failure: __, ...kept } = stored
    const file = stored.check ? stored.file : await files.facts(importPaths(stored.id).upload)
    if (!file) throw new Conflict('notInThisState', { status: 'notUploaded' })
    const next = { ...kept, file, state: resumesIn(stored), attempt: stored.attempt + 1, movedAt: now }
    if (await wasWritten(table, [moveImport(stored, next), takeLease(stored.id)])) return
    const lease = await table.get(importLeaseKey)
    if (lease && leaseHolder(lease) !== stored.id) throw new Conflict('importRunning', { import: leaseHolder(lease) })
  }

  return async ({ importId, now }: { readonly importId: string; readonly now: Moment }): Promise<RegisterImport> => {
    const stored = await loadImport(table, importId)
    if (stored.state === 'created' || stored.state === 'failed') await begin(stored, now)
    else if (!isUnderWay(stored)) throw new Conflict('notInThisState', { status: stored.state })
    const started = await loadImport(table, importId)
    if (!isUnderWay(started)) return started
    await workflow.start(importId, started.attempt)
    return mendImport({ table, workflow }, started, now)
  }
}
