import type { Item, Value } from '../../shared/stores/table.ts'
import type { Stage } from './stage.ts'

/** What only tells how often something was tried, and may differ after a fault; and why each may. */
export const bookkeeping: { readonly [entity: string]: string } = {
  Rate: 'counts requests, and a request was sent again',
  Idempotency: 'remembers requests',
  Outcome: 'remembers which task was answered what, of each attempt',
  Lease: 'says who works at the moment',
  Wake: 'asks for a look, which was had',
  Counter: 'limits how often something is tried, so it counts tries',
  CaseNumber: 'is a number drawn: one that a failed submission drew is not given again',
  Sender:
    'is an allowance of a day that is taken before anybody is asked: a fault may use some of it up, never give more',
}

/** Attributes that count tries, versions or moments: they differ, and nothing that a person sees hangs on them. */
const volatile =
  /^(attempt|attempts|why|failures|version|losses|tries|enteredAt|retry|_\w+|ttl|gsi\d(pk|sk)|phase\w*|claimedUntil)$/

/** What is drawn or told by a clock, and what stands in its place; in this order. */
const drawn: readonly (readonly [RegExp, string])[] = [
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '#'],
  [/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, '@'],
  [/\d\d-\d{3}-\d{3}/g, 'number'],
  [/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/g, 'code'],
  [/message-\d+/g, 'message'],
  [/\d{7}\.\d/g, 'window'],
]

const plain = (text: string): string => drawn.reduce((said, [pattern, word]) => said.replaceAll(pattern, word), text)

const shapeOf = (value: Value): unknown => {
  if (typeof value === 'string') return plain(value)
  if (Array.isArray(value)) return value.map((one: Value) => shapeOf(one))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([name]) => !volatile.test(name))
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => [plain(name), shapeOf(one)]),
  )
}

/** Events and mails that are told of what recovery took: a restart, a registration that began anew, a code that was asked for again. */
const recovering = new Set(['restarted', 'assessed', 'registrationStarted', 'registrationUndone', 'signInCode'])

const isRecovery = ({ entity, type, template }: Item): boolean =>
  (entity === 'Event' && typeof type === 'string' && recovering.has(type)) ||
  (entity === 'Mail' && typeof template === 'string' && recovering.has(template))

const isCompared = (item: Item): boolean =>
  !(typeof item['entity'] === 'string' && item['entity'] in bookkeeping) &&
  !/^(RATE|IDEM)#/.test(item.pk) &&
  !isRecovery(item)

/** Everything that stands in the table, without ids, moments and bookkeeping, so that two runs of a path can be compared; sorted. */
export const shapeOfTable = ({ store }: Pick<Stage, 'store'>): readonly string[] =>
  store
    .items()
    .filter(isCompared)
    .map((item) => JSON.stringify(shapeOf(item)))
    .toSorted()

/** What stands in one list and not in the other, each time that it does. */
export const differences = (was: readonly string[], is: readonly string[]): readonly string[] => {
  const left = [...is]
  const missing = was.filter((one) => {
    const at = left.indexOf(one)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  return [...missing.map((one) => `missing ${one}`), ...left.map((one) => `too much ${one}`)]
}
