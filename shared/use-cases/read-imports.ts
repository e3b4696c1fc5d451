import type { RegisterImport } from '../domain/register-import.ts'
import { importFrom, IMPORTS } from '../items/import-item.ts'
import type { Start, Table } from '../stores/table.ts'
import { loadImport } from './support/import-task.ts'

/** One import; throws NotFound where there is none. */
export const makeReadImport =
  ({ table }: { readonly table: Pick<Table, 'get'> }) =>
  ({ importId }: { readonly importId: string }): Promise<RegisterImport> =>
    loadImport(table, importId)

/** The imports, the newest first. */
export const makeListImports =
  ({ table }: { readonly table: Pick<Table, 'query'> }) =>
  async (page: { readonly limit: number; readonly start?: Start | undefined }) => {
    const { items, next } = await table.query({ index: 'gsi2', pk: IMPORTS, descending: true, ...page })
    return { imports: items.map(importFrom), next }
  }
