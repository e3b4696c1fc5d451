import type { Context } from 'aws-lambda'
import { EDGE_HEADER } from '../../functions/api/edge.ts'
import { httpHandler } from '../../functions/api/http.ts'
import type { Bound } from '../../shared/http/bind.ts'
import type { Table } from '../../shared/stores/table.ts'

type Request = {
  readonly params?: Record<string, string>
  readonly query?: Record<string, string>
  readonly body?: unknown
  readonly headers?: Record<string, string>
  readonly cookies?: readonly string[]
  readonly personId?: string
}

const EDGE_SECRET = 'only the edge knows this'

/** The API as the gateway reaches it, over these bindings: sends a request to a route and gives the reply, its body read. */
export const httpCalls = (
  bindings: { readonly [operationId: string]: Bound },
  { table, now, newId }: { readonly table: Table; readonly now: () => string; readonly newId: () => string },
) => {
  const handler = httpHandler(
    {
      table,
      clock: async () => now(),
      systemNow: now,
      edgeSecrets: async () => [EDGE_SECRET],
      newId,
      requestsPerMinute: 1000,
      observe: () => undefined,
    },
    bindings,
  )
  return async (routeKey: string, { params, query, body, headers, cookies, personId }: Request = {}) => {
    const claims = { token_use: 'access', username: personId }
    const event = {
      routeKey,
      headers: { [EDGE_HEADER]: EDGE_SECRET, 'content-type': 'application/json', ...headers },
      cookies,
      pathParameters: params ?? null,
      queryStringParameters: query,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      isBase64Encoded: false,
      requestContext: { requestId: 'request', ...(personId === undefined ? {} : { authorizer: { jwt: { claims } } }) },
    }
    const reply = await handler(event, {} as Context)
    const isJson = /^application\/(problem\+)?json$/.test(String(reply.headers?.['content-type']))
    return { ...reply, json: isJson ? JSON.parse(reply.body) : undefined }
  }
}
