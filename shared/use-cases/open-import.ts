import type { RegisterImport } from '../domain/register-import.ts'
import { actorText, type Actor } from '../domain/person.ts'
import type { Moment } from '../domain/time.ts'
import { addImport } from '../items/import-item.ts'
import type { Files } from '../stores/files.ts'
import type { Table, Write } from '../stores/table.ts'
import { loadImport } from './support/import-task.ts'
import { importPaths } from './support/register-file.ts'

/** What opening an import needs from outside. */
export type OpenImportDeps = { readonly table: Pick<Table, 'get' | 'write'>; readonly files: Pick<Files, 'uploadUrl'> }

/** A new import: its id, and as of when the file's rows are that do not say so themselves. */
export type OpenImport = {
  readonly id: string
  readonly asOf: Moment | undefined
  readonly by: Actor
  readonly now: Moment
  readonly extra: readonly Write[]
}

/** An import, and the address that takes its file: one PUT of the CSV, within so many seconds. */
export type OpenedImport = {
  readonly import: RegisterImport
  readonly upload: { readonly url: string; readonly seconds: number }
}

const UPLOAD_SECONDS = 3600

/** Opens an import: an address to upload the file to. Nothing is read before the import is started. */
export const makeOpenImport = ({ table, files }: OpenImportDeps) => {
  const opened = async (one: RegisterImport): Promise<OpenedImport> => ({
    import: one,
    upload: { url: await files.uploadUrl(importPaths(one.id).upload, UPLOAD_SECONDS), seconds: UPLOAD_SECONDS },
  })
  return {
    open: async ({ id, asOf, by, now, extra }: OpenImport): Promise<OpenedImport> => {
      const added: RegisterImport = {
        id,
        state: 'created',
        attempt: 0,
        part: 0,
        ...(asOf === undefined ? {} : { asOf }),
        createdBy: actorText(by),
        createdAt: now,
        movedAt: now,
      }
      await table.write([addImport(added), ...extra])
      return opened(added)
    },
    /** The answer to a repeated request: the same import, with a fresh address. */
    again: async (id: string): Promise<OpenedImport> => opened(await loadImport(table, id)),
  }
}
