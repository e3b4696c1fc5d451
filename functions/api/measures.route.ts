import * as z from 'zod'
import { measureIdSchema } from '../../shared/domain/measures/measure.ts'
import { verdictStates } from '../../shared/domain/measures/verdict.ts'
import { plain, route } from '../../shared/http/route.ts'
import { pageQuery, pageReply } from './page.ts'
import { measureNameView, ownMeasureView, verdictView } from './views/measure.ts'
import { namedView } from './views/organisation.ts'

const reads = { ...plain, trust: 'read', who: 'representative' } as const
const project = z.string().regex(/^[a-z0-9-]{1,40}$/)
const context = { cluster: z.uuid().optional(), project: project.optional() }
const contextView = z
  .object({
    today: z.string(),
    cluster: z.object({ id: z.uuid(), name: z.string() }).optional(),
    project: z.object({ id: z.string(), title: z.string() }).optional(),
  })
  .meta({ id: 'MeasureContext' })
const state = z.enum(verdictStates)
const counts = z.partialRecord(state, z.int())
const clusterParams = z.strictObject({ id: z.uuid() })

/** The routes by which organisations see which support measures they and their cluster can have. */
export const measureRoutes = [
  route({
    ...reads,
    operationId: 'listOwnMeasures',
    method: 'GET',
    path: '/api/measures',
    summary:
      'What my organisation can have, and what it lacks for the rest, the nearest first; as a member of a cluster (else of its newest) and for one of its projects',
    query: z.strictObject({ ...context, state: state.optional(), ...pageQuery }),
    success: {
      status: 200,
      schema: z.object({ context: contextView, counts, measures: z.array(verdictView), ...pageReply }),
    },
    failures: ['not-found'],
  }),
  route({
    ...reads,
    operationId: 'readOwnMeasure',
    method: 'GET',
    path: '/api/measures/{id}',
    summary: 'All about a measure: what it gives, who may have it in words, and what each condition found for us',
    params: z.strictObject({ id: measureIdSchema }),
    query: z.strictObject(context),
    success: { status: 200, schema: z.object({ context: contextView, measure: ownMeasureView }) },
    failures: ['not-found'],
  }),
  route({
    ...reads,
    operationId: 'listClusterMeasures',
    method: 'GET',
    path: '/api/clusters/{id}/measures',
    summary: 'Who of my cluster can have what: the members in the order of their keys, each with the measures near it',
    params: clusterParams,
    query: z.strictObject({
      project: project.optional(),
      cursor: pageQuery.cursor,
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    success: {
      status: 200,
      schema: z.object({
        members: z.array(
          z
            .object({
              organisation: namedView,
              available: z.array(z.string()),
              opensLater: z.array(z.string()),
              held: z.array(z.string()),
              excluded: z.array(z.string()),
              tellUs: z.array(z.string()),
              lacks: z.array(z.object({ id: z.string(), missing: z.int() })),
            })
            .meta({ id: 'MemberMeasures' }),
        ),
        ...pageReply,
      }),
    },
    failures: ['not-found'],
  }),
  route({
    ...reads,
    operationId: 'readClusterMeasures',
    method: 'GET',
    path: '/api/clusters/{id}/measures/overview',
    summary:
      'What measures are to my cluster: how many can have each, which exclude each other, deadlines that are near',
    params: clusterParams,
    query: z.strictObject({
      project: project.optional(),
      days: z.coerce.number().int().min(1).max(366).optional(),
    }),
    success: {
      status: 200,
      schema: z
        .object({
          members: z.int(),
          reckoned: z.int(),
          days: z.int(),
          measures: z.array(z.object({ ...measureNameView.shape, counts })),
          clashes: z.array(z.object({ between: z.array(measureNameView), members: z.int() })),
          deadlines: z.array(
            z.object({
              day: z.string(),
              what: z.enum(['opens', 'closes']),
              measure: measureNameView,
              members: z.int(),
            }),
          ),
        })
        .meta({ id: 'ClusterMeasures' }),
    },
    failures: ['not-found'],
  }),
] as const
