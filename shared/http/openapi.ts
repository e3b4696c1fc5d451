import * as z from 'zod'
import { failuresOf } from './failures.ts'
import { problemSchema } from './problem.ts'
import { problemStatuses, type ProblemType } from './problem-types.ts'
import { asRecord, schemaDescriber, type DescribeSchema, type Json } from './openapi-schemas.ts'
import type { Route } from './route.ts'

const isEmpty = (schema: z.ZodType): boolean => schema instanceof z.ZodObject && Object.keys(schema.shape).length === 0

const isNothing = (schema: z.ZodType): boolean => schema instanceof z.ZodUndefined

const parametersIn = (place: 'path' | 'query', schema: z.ZodType, describe: DescribeSchema): Json[] => {
  if (isEmpty(schema)) return []
  const { properties, required = [] } = describe(schema, 'input')
  const needed = z.array(z.string()).parse(required)
  return Object.entries(asRecord(properties)).map(([name, part]) => {
    const { description, ...rest } = asRecord(part)
    return {
      name,
      in: place,
      required: place === 'path' || needed.includes(name),
      ...(description === undefined ? {} : { description }),
      schema: rest,
    }
  })
}

const named = (parameter: string): Json => ({ $ref: `#/components/parameters/${parameter}` })

const headersOf = ({ who, repeat, ifMatch }: Route): readonly Json[] => {
  return [
    named('acceptLanguage'),
    ...(who === 'representative' ? [named('organisation')] : []),
    ...(repeat ? [named('idempotencyKey')] : []),
    ...(ifMatch ? [named(ifMatch === 'required' ? 'ifMatch' : 'ifMatchIfYouLike')] : []),
  ]
}

const mayComeLater: ReadonlySet<ProblemType> = new Set(['busy', 'too-many-requests'])

const problemsOf = (route: Route): Json => {
  const byStatus = new Map<number, ProblemType[]>()
  for (const type of failuresOf(route)) {
    const status = problemStatuses[type]
    byStatus.set(status, [...(byStatus.get(status) ?? []), type])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, types]) => [
      String(status),
      {
        $ref: `#/components/responses/${types.some((type) => mayComeLater.has(type)) ? 'ProblemForNow' : 'Problem'}`,
        description: types.map((type) => `\`/problems/${type}\``).join(', '),
      },
    ]),
  )
}

const successOf = ({ success }: Route, describe: DescribeSchema): Json => {
  const headers = {
    ...(success.etag ? { ETag: { schema: { type: 'string' } } } : {}),
    ...(success.location ? { Location: { schema: { type: 'string' } } } : {}),
  }
  return {
    description: { 200: 'Done', 201: 'Created', 202: 'Accepted; it goes on by itself', 204: 'Done; no body' }[
      success.status
    ],
    ...(Object.keys(headers).length > 0 ? { headers } : {}),
    ...(success.status === 204
      ? {}
      : { content: { [success.file?.type ?? 'application/json']: { schema: describe(success.schema, 'output') } } }),
  }
}

const operationOf = (route: Route, describe: DescribeSchema): Json => ({
  operationId: route.operationId,
  summary: route.summary,
  tags: [route.trust],
  security: route.who === 'anyone' ? [] : [{ accessToken: [] }],
  'x-who': route.who,
  parameters: [
    ...parametersIn('path', route.params, describe),
    ...parametersIn('query', route.query, describe),
    ...headersOf(route),
  ],
  ...(isNothing(route.body)
    ? {}
    : {
        requestBody: {
          required: !route.body.safeParse(undefined).success,
          content: { 'application/json': { schema: describe(route.body, 'input') } },
        },
      }),
  responses: { [route.success.status]: successOf(route, describe), ...problemsOf(route) },
})

const problemContent = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }

const responses = {
  Problem: { description: 'A problem', content: problemContent },
  ProblemForNow: {
    description: 'A problem that passes',
    headers: { 'Retry-After': { description: 'In how many seconds to try again', schema: { type: 'integer' } } },
    content: problemContent,
  },
} as const

const parameters = {
  acceptLanguage: {
    name: 'Accept-Language',
    in: 'header',
    description: 'English or Russian; sentences in replies are in it',
    schema: { type: 'string', examples: ['ru', 'en'] },
  },
  organisation: {
    name: 'consort-organisation',
    in: 'header',
    required: true,
    description: 'The key of the organisation that you act for',
    schema: { type: 'string', examples: ['ru-inn:7735007358'] },
  },
  idempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'A text of your own; for a day, repeating the request with it has no second effect',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  },
  ifMatch: {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'The ETag of the version that you change',
    schema: { type: 'string', examples: ['"3"'] },
  },
  ifMatchIfYouLike: {
    name: 'If-Match',
    in: 'header',
    description: 'The ETag of the version that you saw; without it any version will do',
    schema: { type: 'string', examples: ['"3"'] },
  },
} as const

/** The OpenAPI 3.1 description of the API, made of nothing but its routes. */
export const openApi = (routes: readonly Route[]): Json => {
  const { named: schemas, describe } = schemaDescriber()
  const problem = describe(problemSchema, 'output')
  const paths: { [path: string]: { [method: string]: Json } } = {}
  for (const route of routes) {
    const path = (paths[route.path] ??= {})
    path[route.method.toLowerCase()] = operationOf(route, describe)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Consort',
      version: '1',
      description:
        'Organisations form, register and run inter-sectoral clusters. Every error of ours is a problem (RFC 9457) of a stable type; the gateway itself answers 401, 404, 413, 429 and 503 with {"message"}.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: Object.fromEntries([['Problem', problem] as const, ...schemas].toSorted(([a], [b]) => (a < b ? -1 : 1))),
      responses,
      parameters,
      securitySchemes: { accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  }
}
