import * as z from 'zod'
import { chainIdSchema, chainContentSchema } from '../../shared/domain/chain/chain.ts'
import { parseChainId } from '../../shared/domain/chain/chain-id.ts'
import { MOST_COMMANDS } from '../../shared/domain/chain/chain-version.ts'
import { chainCommandSchema } from '../../shared/domain/chain/command.ts'
import { organisationKeySchema } from '../../shared/domain/identifiers/index.ts'
import { plain, route } from '../../shared/http/route.ts'
import { pageQuery, pageReply } from './page.ts'
import { chainContentView, chainLineView, chainView } from './views/chain.ts'
import { chainVersionView } from './views/chain-version.ts'
import { weakPointsView, whatIfView } from './views/weak-points.ts'

const owner = z.strictObject({ id: z.uuid() })
const params = z.strictObject({ id: chainIdSchema.transform(parseChainId) })
const reads = { ...plain, trust: 'read', who: 'representative', failures: ['not-found'] } as const
const writes = { ...plain, trust: 'write', who: 'representative' } as const
const shown = { status: 200, schema: chainView, etag: true } as const
const begun = { status: 201, schema: chainView, etag: true, location: true } as const
const changes = { ...writes, params, success: shown, repeat: 'effect', ifMatch: 'required' } as const
const beginning = z.strictObject({
  title: chainContentSchema.shape.title.optional(),
  template: z.string().max(60).optional(),
})
const begins = {
  ...writes,
  params: owner,
  body: beginning.refine(({ title, template }) => title !== undefined || template !== undefined, {
    path: ['title'],
    error: 'a chain needs a title, or a template to begin from',
  }),
  success: begun,
  failures: ['not-found', 'forbidden', 'too-many-chains'],
  repeat: 'effect',
} as const
const lists = {
  ...reads,
  params: owner,
  query: z.strictObject({ ...pageQuery, limit: pageQuery.limit.unwrap().max(20).default(20) }),
  success: { status: 200, schema: z.object({ chains: z.array(chainLineView), ...pageReply }) },
} as const

/** The routes about cooperation chains: reading, changing, history, weak points. */
export const chainRoutes = [
  route({
    ...plain,
    operationId: 'listChainTemplates',
    method: 'GET',
    path: '/api/chain-templates',
    trust: 'read',
    who: 'person',
    summary: 'The templates that a chain can begin from, in the language of the reader',
    success: {
      status: 200,
      schema: z.object({ templates: z.array(chainContentSchema.extend({ id: z.string(), version: z.int() })) }),
    },
  }),
  route({
    ...lists,
    operationId: 'listConsortiumChains',
    method: 'GET',
    path: '/api/applications/{id}/chains',
    summary: 'The cooperation chains of a consortium, for its members; they stay when it becomes a cluster',
  }),
  route({
    ...lists,
    operationId: 'listClusterChains',
    method: 'GET',
    path: '/api/clusters/{id}/chains',
    summary: 'The cooperation chains of a cluster, for its members',
  }),
  route({
    ...begins,
    operationId: 'createConsortiumChain',
    method: 'POST',
    path: '/api/applications/{id}/chains',
    summary: 'Begin a chain of a consortium, empty or from a template',
  }),
  route({
    ...begins,
    operationId: 'createClusterChain',
    method: 'POST',
    path: '/api/clusters/{id}/chains',
    summary: 'Begin a chain of a cluster, empty or from a template',
  }),
  route({
    ...reads,
    operationId: 'readChain',
    method: 'GET',
    path: '/api/chains/{id}',
    summary: 'A chain as it holds at this moment: only members fill a stage',
    params,
    success: shown,
  }),
  route({
    ...changes,
    operationId: 'changeChain',
    method: 'POST',
    path: '/api/chains/{id}/changes',
    summary: 'Change a chain by commands, all or none; a member may fill and release stages itself',
    body: z.strictObject({ commands: z.array(chainCommandSchema).min(1).max(MOST_COMMANDS) }),
    failures: ['not-found', 'forbidden', 'chain-cycle'],
  }),
  route({
    ...changes,
    operationId: 'restoreChain',
    method: 'POST',
    path: '/api/chains/{id}/restore',
    summary: 'Go back to an earlier version of a chain, as its next one',
    body: z.strictObject({ version: z.int().min(1) }),
    failures: ['not-found', 'forbidden'],
  }),
  route({
    ...writes,
    operationId: 'removeChain',
    method: 'DELETE',
    path: '/api/chains/{id}',
    summary: 'Remove a chain',
    params,
    success: { status: 204, schema: z.undefined() },
    failures: ['not-found', 'forbidden'],
    ifMatch: 'required',
  }),
  route({
    ...reads,
    operationId: 'listChainVersions',
    method: 'GET',
    path: '/api/chains/{id}/versions',
    summary: 'Who changed what in a chain, the newest first',
    params,
    query: z.strictObject({ ...pageQuery, limit: pageQuery.limit.unwrap().max(20).default(10) }),
    success: { status: 200, schema: z.object({ versions: z.array(chainVersionView), ...pageReply }) },
  }),
  route({
    ...reads,
    operationId: 'readChainVersion',
    method: 'GET',
    path: '/api/chains/{id}/versions/{version}',
    summary: 'What a chain consisted of in one version',
    params: params.extend({ version: z.coerce.number().int().min(1).max(999_999_999) }),
    success: { status: 200, schema: chainContentView },
  }),
  route({
    ...reads,
    operationId: 'findWeakPoints',
    method: 'GET',
    path: '/api/chains/{id}/weak-points',
    summary: 'Where a chain is weak at this moment, and for every supplier what its leaving would do',
    params,
    success: { status: 200, schema: weakPointsView },
  }),
  route({
    ...reads,
    operationId: 'askWhatIf',
    method: 'GET',
    path: '/api/chains/{id}/what-if',
    summary: 'What would happen to a chain if one organisation left',
    params,
    query: z.strictObject({ leaving: organisationKeySchema }),
    success: { status: 200, schema: whatIfView },
  }),
  route({
    ...reads,
    operationId: 'readChainAsCsv',
    method: 'GET',
    path: '/api/chains/{id}/csv',
    summary: 'A chain as CSV: a row for each supply of each capability; no cell is a formula',
    params,
    success: { status: 200, schema: z.string(), file: { type: 'text/csv', name: 'chain.csv' } },
  }),
  route({
    ...reads,
    operationId: 'readChainAsSvg',
    method: 'GET',
    path: '/api/chains/{id}/svg',
    summary: 'A chain as a drawing in layers, with a title and a description in words',
    params,
    success: { status: 200, schema: z.string(), file: { type: 'image/svg+xml', name: 'chain.svg' } },
  }),
] as const
