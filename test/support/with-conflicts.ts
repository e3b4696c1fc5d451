import {
  type DynamoDBClient,
  ThrottlingException,
  type TransactWriteItem,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'

type Client = Pick<DynamoDBClient, 'send'>
type Send = (command: unknown) => Promise<unknown>

/** What happens to a request: it fails before or after the database obeys, or it is answered in the database's stead. */
type Event = { readonly error: Error; readonly after?: boolean } | { readonly reply: unknown }

const wrap = (client: Client, around: (send: Send, command: unknown) => Promise<unknown>): Client => {
  const send: Send = (command) => Reflect.apply(client.send.bind(client), undefined, [command])
  return new Proxy(client, {
    get: (target, name) => (name === 'send' ? (command: unknown) => around(send, command) : Reflect.get(target, name)),
  })
}

/** What DynamoDB answers when members of a transaction have these reasons against it; the local engines never report a conflict. */
export const cancelled = (...codes: readonly string[]): Error =>
  new TransactionCanceledException({
    message: `Transaction cancelled [${codes.join(', ')}]`,
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  })

/** What DynamoDB answers when it is asked too often. */
export const throttled = (): Error => new ThrottlingException({ message: 'Rate exceeded', $metadata: {} })

/** A client to whose requests these things happen, one each in this order; later ones reach the database. */
export const withEvents = (client: Client, events: readonly Event[]): Client => {
  const coming = [...events]
  return wrap(client, async (send, command) => {
    const event = coming.shift()
    if (!event) return send(command)
    if ('reply' in event) return event.reply
    if (event.after) await send(command)
    throw event.error
  })
}

const keysOf = (members: readonly TransactWriteItem[] = []): string[] =>
  members.map(({ Put, Update, Delete, ConditionCheck }) => {
    const { pk, sk } = Put?.Item ?? Update?.Key ?? Delete?.Key ?? ConditionCheck?.Key ?? {}
    return JSON.stringify([pk, sk])
  })

/** A client on which transactions conflict as in DynamoDB: the later is cancelled while an earlier one holds one of its items. */
export const withConflicts = (client: Client): Client & { conflicts: () => number } => {
  const held = new Set<string>()
  let conflicts = 0
  const contending = wrap(client, async (send, command) => {
    if (!(command instanceof TransactWriteItemsCommand)) return send(command)
    const keys = keysOf(command.input.TransactItems)
    if (keys.some((key) => held.has(key))) {
      conflicts += 1
      throw cancelled(...keys.map((key) => (held.has(key) ? 'TransactionConflict' : 'None')))
    }
    for (const key of keys) held.add(key)
    try {
      return await send(command)
    } finally {
      for (const key of keys) held.delete(key)
    }
  })
  return Object.assign(contending, { conflicts: () => conflicts })
}
