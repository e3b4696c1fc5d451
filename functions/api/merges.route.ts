import * as z from 'zod'
import { organisationKeySchema } from '../../shared/domain/identifiers/index.ts'
import { mergeSchema } from '../../shared/domain/merge.ts'
import { plain, route } from '../../shared/http/route.ts'

const does = { ...plain, trust: 'officer', who: 'officer' } as const
const params = z.strictObject({ id: z.uuid() })
const caseParams = z.strictObject({ id: z.string().min(1).max(200) })
const reason = z.string().trim().min(1).max(2000)
const identifier = z.string().trim().min(1).max(64)
const { by: _, dueAt: _dueAt, undoneBy: _undoneBy, ...shape } = mergeSchema.shape
const mergeView = z.object(shape).meta({ id: 'Merge' })

/** The routes about entries of the register that may be one organisation. */
export const mergeRoutes = [
  route({
    ...does,
    operationId: 'suspectDuplicate',
    method: 'POST',
    path: '/api/officer/duplicates',
    summary: 'Put two entries that may be one organisation into the queue',
    body: z.strictObject({ one: identifier, other: identifier, note: reason }),
    success: { status: 202, schema: z.object({ case: z.string() }) },
    failures: ['not-found'],
    repeat: 'effect',
  }),
  route({
    ...plain,
    operationId: 'reportDuplicate',
    method: 'POST',
    path: '/api/duplicates',
    trust: 'write',
    who: 'representative',
    summary: 'Tell officers that another entry of the register is your organisation, too',
    body: z.strictObject({ other: identifier, note: reason }),
    success: { status: 202, schema: z.object({ case: z.string() }) },
    failures: ['not-found'],
    repeat: 'effect',
  }),
  route({
    ...does,
    operationId: 'dismissDuplicate',
    method: 'POST',
    path: '/api/officer/duplicates/{id}/dismiss',
    summary: 'Say that two entries are two organisations; the reason is kept',
    params: caseParams,
    body: z.strictObject({ reason }),
    success: { status: 204, schema: z.undefined() },
    failures: ['not-found', 'decided-elsewhere'],
    repeat: 'effect',
  }),
  route({
    ...does,
    operationId: 'mergeOrganisations',
    method: 'POST',
    path: '/api/officer/merges',
    summary: 'Make one organisation of two entries: everything moves to the kept key, and the other leads there',
    body: z.strictObject({ losing: organisationKeySchema, keeping: organisationKeySchema, reason }),
    success: { status: 202, schema: mergeView, location: true },
    failures: ['not-found', 'merge-under-way'],
    repeat: 'effect',
  }),
  route({
    ...does,
    operationId: 'readMerge',
    method: 'GET',
    path: '/api/officer/merges/{id}',
    summary: 'How far a merge, or its undoing, is',
    params,
    success: { status: 200, schema: mergeView },
    failures: ['not-found'],
  }),
  route({
    ...does,
    operationId: 'undoMerge',
    method: 'POST',
    path: '/api/officer/merges/{id}/undo',
    summary: 'Take a merge back within the time for it; what has happened since stays with the kept organisation',
    params,
    success: { status: 202, schema: mergeView },
    failures: ['not-found', 'merge-under-way', 'too-late-to-undo'],
    repeat: 'effect',
  }),
] as const
