import * as z from 'zod'
import { organisationKeySchema } from '../../shared/domain/identifiers/index.ts'
import { measureContentSchema, measureIdSchema, measureSchema } from '../../shared/domain/measures/measure.ts'
import { ruleSchema } from '../../shared/domain/measures/rule.ts'
import { plain, route } from '../../shared/http/route.ts'
import { pageQuery, pageReply } from './page.ts'
import { measureLineView, writtenMeasureView } from './views/measure.ts'
import { namedView } from './views/organisation.ts'

const does = { ...plain, trust: 'officer', who: 'officer' } as const
const params = z.strictObject({ id: measureIdSchema })
const reason = z.string().trim().min(1).max(1000)
const holds = z.enum(['yes', 'no', 'unknown'])
const tally = z.object({ yes: z.int(), no: z.int(), unknown: z.int() })
const written = { status: 200, schema: writtenMeasureView, etag: true } as const

/** The routes by which officers keep the catalogue of support measures. */
export const measureOfficerRoutes = [
  route({
    ...does,
    operationId: 'listMeasures',
    method: 'GET',
    path: '/api/officer/measures',
    summary: 'The measures of the catalogue, the retired among them, in the order of their names',
    query: z.strictObject({ status: measureSchema.shape.status.optional(), ...pageQuery }),
    success: { status: 200, schema: z.object({ measures: z.array(measureLineView), ...pageReply }) },
  }),
  route({
    ...does,
    operationId: 'publishMeasures',
    method: 'POST',
    path: '/api/officer/measures',
    summary: 'Publish new measures: all of them or none',
    body: z.strictObject({
      measures: z
        .array(measureContentSchema.extend({ id: measureIdSchema }))
        .min(1)
        .max(40)
        .refine((measures) => new Set(measures.map(({ id }) => id)).size === measures.length, {
          error: 'sameNameTwice',
        }),
    }),
    success: { status: 201, schema: z.object({ measures: z.array(measureLineView) }) },
    failures: ['measure-exists'],
    repeat: 'effect',
  }),
  route({
    ...does,
    operationId: 'previewMeasure',
    method: 'POST',
    path: '/api/officer/measures/preview',
    summary:
      'Try a rule on organisations, on the members of a cluster, or on a sample of the register, and compare it with the one that holds; stores nothing',
    body: z.strictObject({
      rule: ruleSchema,
      id: measureIdSchema.optional(),
      organisations: z.array(organisationKeySchema).min(1).max(200).optional(),
      cluster: z.uuid().optional(),
    }),
    success: {
      status: 200,
      schema: z
        .object({
          looked: z.int(),
          after: tally,
          before: tally.optional(),
          changed: z.array(z.object({ organisation: namedView, before: holds, after: holds })),
          within: z.array(namedView),
          example: z
            .object({
              having: z.array(z.object({ fact: z.string(), label: z.string(), value: z.string() })),
              lacking: z.object({ fact: z.string(), label: z.string(), value: z.string() }),
            })
            .optional(),
          obstacles: z.array(z.object({ fact: z.string(), label: z.string(), organisations: z.int() })),
        })
        .meta({ id: 'MeasurePreview' }),
    },
    failures: ['not-found'],
  }),
  route({
    ...does,
    operationId: 'readMeasure',
    method: 'GET',
    path: '/api/officer/measures/{id}',
    summary: 'A measure as it was written',
    params,
    success: written,
    failures: ['not-found'],
  }),
  route({
    ...does,
    operationId: 'changeMeasure',
    method: 'PUT',
    path: '/api/officer/measures/{id}',
    summary: 'Publish the next version of a measure; one that was retired is offered again',
    params,
    body: measureContentSchema.extend({ reason: reason.optional() }),
    success: written,
    failures: ['not-found'],
    ifMatch: 'required',
  }),
  route({
    ...does,
    operationId: 'retireMeasure',
    method: 'POST',
    path: '/api/officer/measures/{id}/retire',
    summary: 'Take a measure out of the catalogue, with a reason; its versions stay',
    params,
    body: z.strictObject({ reason }),
    success: written,
    failures: ['not-found', 'not-in-this-state'],
    ifMatch: 'required',
    repeat: 'effect',
  }),
  route({
    ...does,
    operationId: 'listMeasureVersions',
    method: 'GET',
    path: '/api/officer/measures/{id}/versions',
    summary: 'The versions of a measure, the newest first',
    params,
    query: z.strictObject(pageQuery),
    success: { status: 200, schema: z.object({ versions: z.array(measureLineView), ...pageReply }) },
    failures: ['not-found'],
  }),
  route({
    ...does,
    operationId: 'readMeasureVersion',
    method: 'GET',
    path: '/api/officer/measures/{id}/versions/{version}',
    summary: 'A measure as it was written in one version',
    params: params.extend({ version: z.coerce.number().int().min(1).max(999_999) }),
    success: { status: 200, schema: writtenMeasureView },
    failures: ['not-found'],
  }),
] as const
