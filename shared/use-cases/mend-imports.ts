import { isUnderWay } from '../domain/register-import.ts'
import type { Moment } from '../domain/time.ts'
import { importLeaseKey, leaseHolder } from '../items/import-item.ts'
import { loadImport } from './support/import-task.ts'
import { mendImport, type MendImportDeps } from './support/mend-import.ts'

/** Looks after the import that is under way, of which there is one at most: it holds the lease. For the sweep and for a restart of the local AWS. */
export const makeMendImports =
  (deps: MendImportDeps) =>
  async ({ now }: { readonly now: Moment }): Promise<void> => {
    const lease = await deps.table.get(importLeaseKey)
    if (!lease) return
    const running = await loadImport(deps.table, leaseHolder(lease))
    if (!isUnderWay(running)) return
    await deps.workflow.start(running.id, running.attempt)
    await mendImport(deps, running, now)
  }
