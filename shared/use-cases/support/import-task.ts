import { NotFound } from '../../domain/errors.ts'
import { isUnderWay, type RegisterImport } from '../../domain/register-import.ts'
import type { Moment } from '../../domain/time.ts'
import { freeLease, importFrom, importKey, moveImport } from '../../items/import-item.ts'
import type { Table, Write } from '../../stores/table.ts'

/** What a task of the import workflow is told. */
export type ImportTask = { readonly importId: string; readonly attempt: number }

/** The import of an id; throws NotFound where there is none. */
export const loadImport = async (table: Pick<Table, 'get'>, id: string): Promise<RegisterImport> => {
  const item = await table.get(importKey(id))
  if (!item) throw new NotFound('import', id)
  return importFrom(item)
}

/** The writes that end an import in a state, and give its lease back if it holds it. */
export const endImport = (
  before: RegisterImport,
  next: Pick<RegisterImport, 'state'> & Partial<RegisterImport>,
  now: Moment,
): readonly Write[] => [
  moveImport(before, { ...before, ...next, movedAt: now, endedAt: now }),
  ...(isUnderWay(before) ? [freeLease(before.id)] : []),
]
