import * as z from 'zod'
import { momentIn } from '../../shared/domain/register-row.ts'
import { plain, route } from '../../shared/http/route.ts'
import { verdictFilterSchema } from '../../shared/use-cases/list-verdicts.ts'
import { pageQuery, pageReply } from './page.ts'
import { importView, verdictView } from './views/import.ts'

const does = { ...plain, trust: 'officer', who: 'officer' } as const
const params = z.strictObject({ id: z.uuid() })

const asOfSchema = z
  .string()
  .max(40)
  .refine((text) => momentIn(text) !== undefined, {
    error: 'must be a day or a moment, as 2026-11-01 or 2026-11-01T09:00:00Z',
  })

const openedView = z
  .object({
    import: importView,
    upload: z.object({ method: z.literal('PUT'), url: z.url(), seconds: z.int() }),
  })
  .meta({ id: 'OpenedImport' })

/** The routes of officers about imports of register files. */
export const importRoutes = [
  route({
    ...does,
    operationId: 'openImport',
    method: 'POST',
    path: '/api/officer/imports',
    summary:
      'Open an import, and get the address to upload its file to: CSV in UTF-8, one PUT; asOf holds for rows without their own',
    body: z.strictObject({ asOf: asOfSchema.optional() }),
    success: { status: 201, schema: openedView, location: true },
    repeat: 'effect',
  }),
  route({
    ...does,
    operationId: 'listImports',
    method: 'GET',
    path: '/api/officer/imports',
    summary: 'Imports, the newest first',
    query: z.strictObject(pageQuery),
    success: { status: 200, schema: z.object({ imports: z.array(importView), ...pageReply }) },
  }),
  route({
    ...does,
    operationId: 'readImport',
    method: 'GET',
    path: '/api/officer/imports/{id}',
    summary: 'An import: what the check found, how far it is, how many rows had which verdict',
    params,
    success: { status: 200, schema: importView },
    failures: ['not-found'],
  }),
  route({
    ...does,
    operationId: 'listImportVerdicts',
    method: 'GET',
    path: '/api/officer/imports/{id}/verdicts',
    summary:
      'What became of each row so far, by the line that it begins on; all, or only one verdict, or only those with notes',
    params,
    query: z.strictObject({ only: verdictFilterSchema.optional(), ...pageQuery }),
    success: { status: 200, schema: z.object({ verdicts: z.array(verdictView), ...pageReply }) },
    failures: ['not-found'],
  }),
  route({
    ...does,
    operationId: 'startImport',
    method: 'POST',
    path: '/api/officer/imports/{id}/start',
    summary: 'Start an import whose file was uploaded, or resume one that failed; harmless when done twice',
    params,
    success: { status: 202, schema: importView },
    failures: ['not-found', 'not-in-this-state', 'import-running'],
  }),
  route({
    ...does,
    operationId: 'releaseImport',
    method: 'POST',
    path: '/api/officer/imports/{id}/release',
    summary: 'Apply a file although the check found it suspicious; harmless when done twice',
    params,
    success: { status: 202, schema: importView },
    failures: ['not-found', 'not-in-this-state'],
  }),
  route({
    ...does,
    operationId: 'discardImport',
    method: 'POST',
    path: '/api/officer/imports/{id}/discard',
    summary: 'End an import of which nothing was applied yet, or which has failed; harmless when done twice',
    params,
    success: { status: 200, schema: importView },
    failures: ['not-found', 'not-in-this-state'],
  }),
] as const
