import { createHash } from 'node:crypto'
import type { Moment } from '../../shared/domain/time.ts'
import type { Bound, Received, Reply } from '../../shared/http/bind.ts'
import { Refused } from '../../shared/http/refusals.ts'
import {
  endLease,
  idempotencyKey,
  leaseList,
  rememberedFrom,
  rememberEffect,
  type Remembered,
  type Scope,
} from '../../shared/items/idempotency-item.ts'
import { ConditionFailed, type Table } from '../../shared/stores/table.ts'
import type { HttpEvent } from './event.ts'

/** The header that names a request, so that its repetition has no second effect. */
const KEY_HEADER = 'idempotency-key'

type Keyed = {
  readonly table: Pick<Table, 'get' | 'write'>
  readonly bound: Bound
  readonly received: Received
  readonly scope: Scope
  readonly hash: string
  readonly now: Moment
}

const assertSame = (remembered: Remembered, hash: string): void => {
  if (remembered.hash !== hash) throw new Refused('idempotency-key-reused')
}

const answerAgain = async ({
  table,
  bound,
  received,
  scope,
  hash,
  now,
}: Keyed): Promise<Reply<unknown> | undefined> => {
  const remembered = rememberedFrom(await table.get(idempotencyKey(scope)), now)
  if (!remembered || !bound.again) return undefined
  assertSame(remembered, hash)
  return bound.again({ ...received, newId: () => remembered.id })
}

/** The key goes into the transaction of the effect. Of two that run at once one fails; it then finds the key of the other. */
const runEffect = async (keyed: Keyed): Promise<Reply<unknown>> => {
  const { bound, received, scope, hash, now } = keyed
  const repeated = await answerAgain(keyed)
  if (repeated) return repeated
  const id = received.newId()
  const extra = [rememberEffect(scope, { hash, id }, now)]
  try {
    return await bound.run({ ...received, newId: () => id, extra })
  } catch (error) {
    const made = await answerAgain(keyed)
    if (made) return made
    throw error
  }
}

const takeLease = async ({ table, received, scope, hash, now }: Keyed): Promise<void> => {
  try {
    await table.write([leaseList(scope, { hash, id: received.newId() }, now)])
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    const remembered = rememberedFrom(error.failures[0]?.item, now)
    if (remembered) assertSame(remembered, hash)
    throw new Refused('request-in-progress')
  }
}

const runList = async (keyed: Keyed): Promise<Reply<unknown>> => {
  await takeLease(keyed)
  try {
    return await keyed.bound.run(keyed.received)
  } finally {
    await keyed.table.write([endLease(keyed.scope, keyed.now)])
  }
}

const keyIn = ({ headers }: HttpEvent): string | undefined => {
  const key = headers[KEY_HEADER]
  if (key === undefined || /^[\u0021-\u007e]{1,200}$/.test(key)) return key
  throw new Refused('invalid-request', [
    { in: 'header', pointer: `/${KEY_HEADER}`, message: 'must be 1 to 200 visible ASCII characters' },
  ])
}

const hashOf = ({ params, query, body }: HttpEvent): string =>
  createHash('sha256')
    .update(JSON.stringify([params, query, body ?? '']))
    .digest('base64url')

/** Runs a route once for each Idempotency-Key of a caller: a repeat within a day has no second effect, another request is refused. */
export const runOnce = async (
  { table, systemNow }: { readonly table: Pick<Table, 'get' | 'write'>; readonly systemNow: () => Moment },
  bound: Bound,
  received: Received,
  event: HttpEvent,
): Promise<Reply<unknown>> => {
  const { route } = bound
  const { caller } = received
  const key = route.repeat && keyIn(event)
  if (key === undefined || caller.who === 'anyone') return bound.run(received)
  const organisation = caller.who === 'representative' ? caller.organisation : ''
  const scope = { personId: caller.person.id, organisation, operationId: route.operationId, key }
  const keyed = { table, bound, received, scope, hash: hashOf(event), now: systemNow() }
  return route.repeat === 'list' ? runList(keyed) : runEffect(keyed)
}
