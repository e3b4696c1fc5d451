import type { Context } from 'aws-lambda'
import { EDGE_HEADER } from '../functions/api/edge.ts'
import { httpHandler } from '../functions/api/http.ts'
import { invitationRoutes } from '../functions/api/invitations.route.ts'
import { ORGANISATION_HEADER } from '../functions/api/who.ts'
import { bind } from '../shared/http/bind.ts'
import { createPerson, putRepresentation } from '../shared/items/person-item.ts'
import type { Item, Table, Write } from '../shared/stores/table.ts'
import { organisations } from '../test/support/a-register.ts'
import { idOf, START } from '../test/support/builders.ts'
import type { Bench } from './bench.ts'
import { printTable } from './print-table.ts'
import { percentile } from './statistics.ts'

const ORGANISATIONS = 33
const CALLS = 2000
const WARM_UP = 500

/** What the chain may take on top, at the 99th percentile. */
const MOST_MICROSECONDS = 2000

const SECRET = 'only the edge knows this'
const personId = idOf(1)
const all = organisations(ORGANISATIONS)
const [{ key: organisation } = { key: '' }] = all
const identifiers = all.map(({ key }) => key)
const verdicts = all.map(({ key, name }) => ({ given: key, key, name, verdict: 'asked' as const }))

const itemsIn = (writes: readonly Write[]): readonly Item[] =>
  writes.flatMap((write) => ('put' in write ? [write.put] : []))

/** A table that answers at once, so that only the chain is measured: the person and what she represents. */
const atOnce = (): Table => {
  const person = createPerson({
    id: personId,
    email: 'person@example.invalid',
    language: 'en',
    roles: [],
    consentVersion: '1',
    createdAt: START,
  })
  const items = itemsIn([...person, putRepresentation({ personId, organisation, since: START, provenBy: 'code' })])
  return {
    get: async () => undefined,
    getMany: async (keys) => items.filter(({ pk, sk }) => keys.some((one) => one.pk === pk && one.sk === sk)),
    query: async () => ({ items: [] }),
    write: async () => undefined,
  }
}

const event = {
  routeKey: 'POST /api/applications/{id}/invitees',
  headers: { [EDGE_HEADER]: SECRET, [ORGANISATION_HEADER]: organisation, 'content-type': 'application/json' },
  pathParameters: { id: idOf(2) },
  body: JSON.stringify({ identifiers }),
  isBase64Encoded: false,
  requestContext: { requestId: 'r', authorizer: { jwt: { claims: { token_use: 'access', username: personId } } } },
}

const chain = () => {
  const [, addRoute] = invitationRoutes
  return httpHandler(
    {
      table: atOnce(),
      clock: async () => START,
      systemNow: () => START,
      edgeSecrets: async () => [SECRET],
      newId: () => idOf(3),
      requestsPerMinute: 1000,
      observe: () => undefined,
    },
    { addInvitees: bind(addRoute, async () => ({ body: { invitees: verdicts } })) },
  )
}

/** What a function without a chain would do: read the body, answer. */
const plain = async ({ body }: typeof event) => {
  const read: unknown = JSON.parse(body)
  return { statusCode: read ? 200 : 400, headers: {}, body: JSON.stringify({ invitees: verdicts }) }
}

const microseconds = async (work: () => Promise<{ statusCode: number; body: string }>): Promise<number> => {
  const begun = performance.now()
  const { statusCode, body } = await work()
  const taken = (performance.now() - begun) * 1000
  if (statusCode !== 200) throw new Error(body)
  return taken
}

/** What the one chain of the API takes on top of a plain function, call by call in turns; the table answers at once. */
export const warm: Bench = async () => {
  const chained = chain()
  const context = {} as Context
  const times: { plain: number[]; chain: number[] } = { plain: [], chain: [] }
  for (let call = -WARM_UP; call < CALLS; call += 1) {
    const one = await microseconds(() => plain(event))
    const other = await microseconds(() => chained(event, context))
    if (call >= 0) times.plain.push(one)
    if (call >= 0) times.chain.push(other)
  }
  const lines = [0.5, 0.99].map((share) => {
    const [one, other] = [percentile(times.plain, share), percentile(times.chain, share)]
    const numbers = [one.toFixed(0), other.toFixed(0), (other - one).toFixed(0), (other / one).toFixed(1)]
    return { label: `p${share * 100}`, numbers, over: other - one }
  })
  printTable(
    `HTTP chain against a plain function: a body of ${ORGANISATIONS} organisations (${event.body.length} bytes), ${CALLS} calls each in turns, µs`,
    ['', 'plain', 'chain', 'over', 'ratio'],
    lines.map(({ label, numbers }) => [label, ...numbers]),
  )
  const over = lines.at(-1)?.over ?? Infinity
  return over <= MOST_MICROSECONDS ? [] : [`the chain takes ${over.toFixed(0)} µs at p99, not ${MOST_MICROSECONDS}`]
}
