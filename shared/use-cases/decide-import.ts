import { Conflict } from '../domain/errors.ts'
import { actorText, type Actor } from '../domain/person.ts'
import type { ImportState, RegisterImport } from '../domain/register-import.ts'
import type { Moment } from '../domain/time.ts'
import { moveImport } from '../items/import-item.ts'
import type { Write } from '../stores/table.ts'
import { endImport, loadImport } from './support/import-task.ts'
import { completeImportWait, type ImportWaitDeps } from './support/import-wait.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

/** An officer's word on an import. */
export type DecideImport = { readonly importId: string; readonly by: Actor; readonly now: Moment }

const discardable: readonly ImportState[] = ['created', 'checking', 'waitingForOfficer', 'failed']

const refuse = ({ state }: RegisterImport): never => {
  throw new Conflict('notInThisState', { status: state })
}

/**
 * The two words that an officer can say: `release` applies a file although the check found it suspicious, `discard` ends an import of which
 * nothing has been applied yet, or which has failed. To repeat a word is harmless, and makes sure that the execution has heard it.
 */
export const makeDecideImport = (deps: ImportWaitDeps) => {
  const decide = (
    importId: string,
    isDecided: (one: RegisterImport) => boolean,
    writesFor: (one: RegisterImport) => readonly Write[],
  ): Promise<RegisterImport> =>
    retryConflicts(async () => {
      const stored = await loadImport(deps.table, importId)
      if (isDecided(stored)) return stored
      await deps.table.write(writesFor(stored))
      return loadImport(deps.table, importId)
    })

  return {
    release: async ({ importId, by, now }: DecideImport): Promise<RegisterImport> => {
      const released = await decide(
        importId,
        ({ state, decidedBy }) => decidedBy !== undefined && (state === 'applying' || state === 'done'),
        (stored) =>
          stored.state === 'waitingForOfficer'
            ? [moveImport(stored, { ...stored, state: 'applying', decidedBy: actorText(by), movedAt: now })]
            : refuse(stored),
      )
      await completeImportWait(deps, importId, 'released')
      return released
    },
    discard: async ({ importId, by, now }: DecideImport): Promise<RegisterImport> => {
      const discarded = await decide(
        importId,
        ({ state }) => state === 'discarded',
        (stored) =>
          discardable.includes(stored.state)
            ? endImport(stored, { state: 'discarded', decidedBy: actorText(by) }, now)
            : refuse(stored),
      )
      await completeImportWait(deps, importId, 'discarded')
      return discarded
    },
  }
}
