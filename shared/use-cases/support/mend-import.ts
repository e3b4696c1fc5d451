import type { RegisterImport } from '../../domain/register-import.ts'
import { after, type Moment } from '../../domain/time.ts'
import { moveImport } from '../../items/import-item.ts'
import type { ImportWorkflow } from '../../stores/import-workflow.ts'
import type { Table } from '../../stores/table.ts'
import { wasWritten } from '../../stores/was-written.ts'
import { loadImport } from './import-task.ts'
import { completeImportWait } from './import-wait.ts'

/** What mending needs. */
export type MendImportDeps = { readonly table: Pick<Table, 'get' | 'write'>; readonly workflow: ImportWorkflow }

/** A start that has just been written may not show in the engine yet. */
const YOUNG = { minutes: 1 }

/** Longer than any task of the workflow may run; whoever waits for an officer has time. */
const SILENT = { minutes: 30 }

const isAbandoned = async ({ workflow }: MendImportDeps, running: RegisterImport, now: Moment): Promise<boolean> => {
  const { id, attempt, state, movedAt } = running
  if (now < after(movedAt, YOUNG)) return false
  if (!(await workflow.isRunning(id, attempt))) return true
  return state !== 'waitingForOfficer' && now >= after(movedAt, SILENT)
}

/** Gives an import under way whose execution is gone or silent a new attempt, from where it stands; leaves every other alone. */
export const mendImport = async (
  deps: MendImportDeps,
  running: RegisterImport,
  now: Moment,
): Promise<RegisterImport> => {
  const { table, workflow } = deps
  const { id, state, attempt } = running
  if (!(await isAbandoned(deps, running, now))) return running
  if (state === 'applying' && (await completeImportWait(deps, id, 'released'))) return running
  await wasWritten(table, [moveImport(running, { ...running, attempt: attempt + 1, movedAt: now })])
  const next = await loadImport(table, id)
  await workflow.start(id, next.attempt)
  return next
}
