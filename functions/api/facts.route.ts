import * as z from 'zod'
import {
  ownContentSchema,
  ownSheetSchema,
  planContentSchema,
  planSheetSchema,
} from '../../shared/domain/measures/sheet.ts'
import { plain, route } from '../../shared/http/route.ts'
import { factView } from './views/measure.ts'

const reads = { ...plain, trust: 'read', who: 'representative' } as const
const writes = { ...plain, trust: 'write', who: 'representative', ifMatch: 'required' } as const
const params = z.strictObject({ id: z.uuid(), project: z.string().regex(/^[a-z0-9-]{1,40}$/) })
const { facts, held, reckonInClusters, changedAt } = ownSheetSchema.shape
const sheetView = z.object({ facts, held, reckonInClusters, changedAt }).meta({ id: 'OwnFacts' })
const planView = z.object({ facts: planSheetSchema.shape.facts, changedAt }).meta({ id: 'ProjectSheet' })

/** The routes by which organisations tell the facts that support measures ask for. */
export const factRoutes = [
  route({
    ...plain,
    trust: 'read',
    who: 'person',
    operationId: 'listFacts',
    method: 'GET',
    path: '/api/facts/list',
    summary: 'Every fact that measures may ask for: what it is called, its unit, what may be entered',
    success: { status: 200, schema: z.object({ facts: z.array(factView) }) },
  }),
  route({
    ...reads,
    operationId: 'readOwnFacts',
    method: 'GET',
    path: '/api/facts',
    summary: 'The facts that my organisation has told, and the measures that it has already',
    success: { status: 200, schema: sheetView, etag: true },
  }),
  route({
    ...writes,
    operationId: 'changeOwnFacts',
    method: 'PUT',
    path: '/api/facts',
    summary: "Replace my organisation's facts; what is left out is no longer told",
    body: ownContentSchema,
    success: { status: 200, schema: sheetView, etag: true },
  }),
  route({
    ...reads,
    operationId: 'readProjectFacts',
    method: 'GET',
    path: '/api/clusters/{id}/projects/{project}/facts',
    summary: 'The facts that are told of a project of my cluster',
    params,
    success: { status: 200, schema: planView, etag: true },
    failures: ['not-found'],
  }),
  route({
    ...writes,
    operationId: 'changeProjectFacts',
    method: 'PUT',
    path: '/api/clusters/{id}/projects/{project}/facts',
    summary: 'Replace the facts of a project that my organisation takes part in, or whose cluster it coordinates',
    params,
    body: planContentSchema,
    success: { status: 200, schema: planView, etag: true },
    failures: ['not-found', 'forbidden'],
  }),
] as const
