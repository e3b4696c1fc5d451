import { beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { EDGE_HEADER } from '../../../functions/api/edge.ts'
import { httpHandler, type Call } from '../../../functions/api/http.ts'
import { bind } from '../../../shared/http/bind.ts'
import { LARGEST_BODY } from '../../../shared/http/body.ts'
import { plain, route } from '../../../shared/http/route.ts'
import { changePerson, createPerson, putRepresentation } from '../../../shared/items/person-item.ts'
import { memoryTable, type MemoryTable } from '../../../shared/stores/memory-table.ts'
import { Busy } from '../../../shared/stores/table.ts'
import { anOrganisation } from '../../support/a-register.ts'
import { idOf, ids, START } from '../../support/builders.ts'

const organisation = anOrganisation(1).key
const personId = idOf(7)

const echo = route({
  ...plain,
  operationId: 'echo',
  method: 'POST',
  path: '/api/echo/{name}',
  trust: 'write',
  who: 'representative',
  summary: 'Says what it heard',
  params: z.strictObject({ name: z.string().max(5) }),
  query: z.strictObject({ loud: z.enum(['yes', 'no']).optional() }),
  body: z.strictObject({ text: z.string(), times: z.int().max(9) }).optional(),
  success: { status: 200, schema: z.strictObject({ heard: z.unknown(), by: z.string() }) },
})

let table: MemoryTable
let calls: Call[]
let secrets: readonly string[]
let answer: () => Promise<{ body: { heard: unknown; by: string } }>

const handlerWith = (requestsPerMinute = 100) =>
  httpHandler(
    {
      table,
      clock: async () => START,
      systemNow: () => START,
      edgeSecrets: async () => secrets,
      newId: ids(),
      requestsPerMinute,
      observe: (call) => calls.push(call),
    },
    {
      echo: bind(echo, async ({ body, caller }) =>
        answer ? answer() : { body: { heard: body ?? null, by: caller.organisation } },
      ),
    },
  )

const event = (differing: object = {}, headers: object = {}) => ({
  routeKey: 'POST /api/echo/{name}',
  headers: {
    [EDGE_HEADER]: 'new secret',
    'Content-Type': 'application/json',
    'consort-organisation': organisation,
    ...headers,
  },
  pathParameters: { name: 'ann' },
  body: '{"text":"hello","times":1}',
  requestContext: {
    requestId: 'r-1',
    authorizer: { jwt: { claims: { token_use: 'access', username: personId } } },
  },
  ...differing,
})

const claims = (differing: object) => ({
  requestContext: {
    requestId: 'r',
    authorizer: { jwt: { claims: { token_use: 'access', username: personId, ...differing } } },
  },
})

const send = async (differing: object = {}, headers: object = {}, handler = handlerWith()) => {
  const reply = await handler(event(differing, headers), {} as never)
  return { ...reply, json: JSON.parse(reply.body) }
}

beforeEach(async () => {
  table = memoryTable()
  calls = []
  secrets = ['new secret', 'old secret']
  answer = undefined as never
  const email = 'ann@example.invalid'
  await table.write([
    ...createPerson({ id: personId, email, language: 'en', roles: [], consentVersion: '1', createdAt: START }),
    putRepresentation({ personId, organisation, since: START, provenBy: 'code' }),
  ])
})

describe('the chain', () => {
  it('answers what the route answers, and caches nothing', async () => {
    const reply = await send()
    expect(reply.json).toEqual({ heard: { text: 'hello', times: 1 }, by: organisation })
    expect(reply.headers).toMatchObject({ 'cache-control': 'no-store', 'content-language': 'en' })
  })

  it('lets nothing in that did not come through the edge; the old secret still opens', async () => {
    expect((await send({}, { [EDGE_HEADER]: 'guess' })).json.type).toBe('/problems/wrong-entrance')
    expect((await send({}, { [EDGE_HEADER]: undefined })).json.type).toBe('/problems/wrong-entrance')
    expect((await send({}, { [EDGE_HEADER]: 'old secret' })).statusCode).toBe(200)
    secrets = ['newer secret', 'new secret']
    expect((await send({}, { [EDGE_HEADER]: 'old secret' })).statusCode).toBe(403)
  })

  it('takes access tokens only', async () => {
    expect((await send(claims({ token_use: 'id' }))).statusCode).toBe(401)
    expect((await send(claims({ username: idOf(8) }))).statusCode).toBe(401)
    expect((await send({ requestContext: { requestId: 'r' } })).json.type).toBe('/problems/unauthenticated')
  })

  it('asks on every request whether the person may act for the organisation', async () => {
    expect((await send({}, { 'consort-organisation': undefined })).json.type).toBe('/problems/organisation-required')
    const other = anOrganisation(2).key
    expect((await send({}, { 'consort-organisation': other })).json.type).toBe('/problems/not-representative')
    await table.write([{ delete: { pk: `PERSON#${personId}`, sk: `REP#${organisation}` } }])
    expect((await send()).json.type).toBe('/problems/not-representative')
  })

  it('limits how often one person may ask for one organisation', async () => {
    const handler = handlerWith(3)
    for (let sent = 0; sent < 3; sent += 1) expect((await send({}, {}, handler)).statusCode).toBe(200)
    const reply = await send({}, {}, handler)
    expect(reply.json.type).toBe('/problems/too-many-requests')
    expect(reply.headers['retry-after']).toBe('60')
  })

  it.each([
    ['is not JSON', { body: '{"text":' }, {}, 'malformed-body'],
    ['is not declared as JSON', {}, { 'Content-Type': 'text/plain' }, 'media-type'],
    ['is too large', { body: JSON.stringify({ text: 'x'.repeat(LARGEST_BODY) }) }, {}, 'body-too-large'],
    ['does not fit', { body: '{"text":1,"times":10}' }, {}, 'invalid-request'],
    ['hides a prototype', { body: '{"text":"a","times":1,"\\u005f_proto__":{"isAdmin":true}}' }, {}, 'invalid-request'],
  ])('refuses a body that %s', async (_, differing, headers, type) => {
    expect((await send(differing, headers)).json.type).toBe(`/problems/${type}`)
  })

  it('names the places of path, query and body together', async () => {
    const { json } = await send({
      pathParameters: { name: 'too-long' },
      queryStringParameters: { loud: 'maybe', colour: 'red' },
      body: '{"text":"a","times":10}',
    })
    expect(json.errors.map((issue: { in: string; pointer: string }) => `${issue.in} ${issue.pointer}`)).toEqual([
      'path /name',
      'query /loud',
      'query /colour',
      'body /times',
    ])
  })

  it('reads a body in base64', async () => {
    const body = Buffer.from('{"text":"привет","times":1}').toString('base64')
    expect((await send({ body, isBase64Encoded: true })).json.heard.text).toBe('привет')
  })

  it('tells nothing of a failure of ours but its request id, and the log everything', async () => {
    answer = async () => {
      throw new Error('the password is 1234')
    }
    const reply = await send({}, { 'Accept-Language': 'ru' })
    expect(reply.statusCode).toBe(500)
    expect(reply.body).not.toContain('1234')
    expect(reply.json).toMatchObject({ type: '/problems/internal', requestId: 'r-1' })
    expect(calls).toMatchObject([{ operation: 'echo', status: 500, requestId: 'r-1', problem: 'internal' }])
    expect(String(calls[0]?.error)).toContain('1234')
  })

  it('lets out nothing that the reply has no place for', async () => {
    answer = async () => ({ body: { heard: 1, by: 'x', secret: 'registered@example.invalid' } as never })
    const reply = await send()
    expect(reply.statusCode).toBe(500)
    expect(reply.body).not.toContain('registered@')
  })

  it('says when to come back where the table is too busy', async () => {
    answer = async () => {
      throw new Busy(new Error('conflict'), 3)
    }
    const reply = await send()
    expect(reply).toMatchObject({ statusCode: 503, headers: { 'retry-after': '3' } })
  })

  it('knows no other routes', async () => {
    expect((await send({ routeKey: '$default' })).json.type).toBe('/problems/not-found')
  })

  it('tells of every call once, without a person or an organisation', async () => {
    await send()
    await send({}, { [EDGE_HEADER]: 'guess' })
    expect(calls.map(({ status, problem }) => [status, problem])).toEqual([
      [200, undefined],
      [403, 'wrong-entrance'],
    ])
    expect(JSON.stringify(calls)).not.toContain(personId)
    expect(JSON.stringify(calls)).not.toContain(organisation)
  })

  it('answers even to an event that it cannot read', async () => {
    const reply = await handlerWith()({ nothing: true }, {} as never)
    expect(reply.statusCode).toBe(500)
  })

  it('heeds a role as it stands now', async () => {
    await table.write([changePerson(personId, { roles: ['operator'] })])
    expect((await send()).statusCode).toBe(200)
  })
})
