import * as z from 'zod'
import { fileTypeSchema } from '../../shared/domain/file-type.ts'
import { fileFactsSchema } from '../../shared/domain/space-file.ts'
import { spaceIdSchema } from '../../shared/domain/space.ts'
import { plain, route } from '../../shared/http/route.ts'

const params = z.strictObject({ space: spaceIdSchema })
const atFile = params.extend({ file: z.uuid() })
const writes = { ...plain, trust: 'write', who: 'representative' } as const
const seconds = z.int().min(1)

const uploadView = z
  .strictObject({
    file: fileFactsSchema,
    upload: z.strictObject({ method: z.literal('PUT'), url: z.url(), seconds }),
  })
  .meta({ id: 'FileUpload' })

/** The routes of the files that hang on posts. */
export const spaceFileRoutes = [
  route({
    ...writes,
    operationId: 'declareFile',
    method: 'POST',
    path: '/api/spaces/{space}/files',
    summary:
      'Declare a file and get the address to upload it to, by one PUT of exactly so many bytes. Have it checked, then let a post carry it within a day',
    params,
    body: z.strictObject({
      name: z.string().min(1).max(255),
      type: fileTypeSchema,
      bytes: z
        .int()
        .min(1)
        .max(100 * 1024 * 1024),
    }),
    success: { status: 201, schema: uploadView },
    failures: ['not-found', 'too-many-requests'],
    repeat: 'effect',
  }),
  route({
    ...writes,
    operationId: 'checkFile',
    method: 'POST',
    path: '/api/spaces/{space}/files/{file}/check',
    summary:
      'Have an upload checked: its content must begin like a file of its type, and have the size that was declared',
    params: atFile,
    success: { status: 200, schema: z.strictObject({ file: fileFactsSchema }) },
    failures: ['not-found', 'not-in-this-state', 'file-not-as-declared', 'file-has-formulas'],
  }),
  route({
    ...plain,
    operationId: 'downloadFile',
    method: 'GET',
    path: '/api/spaces/{space}/files/{file}',
    trust: 'read',
    who: 'representative',
    summary: 'The address of a file of a post, for a minute: it is given as an attachment of a neutral type',
    params: atFile,
    success: {
      status: 200,
      schema: z.strictObject({ file: fileFactsSchema, download: z.strictObject({ url: z.url(), seconds }) }),
    },
    failures: ['not-found'],
  }),
] as const
