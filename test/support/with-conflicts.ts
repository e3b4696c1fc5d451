import {
  type DynamoDBClient,
  ThrottlingException,
  type TransactWriteItem,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'

type Client = Pick<DynamoDBClient, 'send'>
type Send = (command: unknown) => Promise<unknown>
type Fault = { readonly error: Error; readonly after?: boolean }

const wrap = (client: Client, around: (send: Send, command: unknown) => Promise<unknown>): Client => {
  const send: Send = (command) => (client.send as unknown as Send)(command)
  return { send: (command: unknown) => around(send, command) } as unknown as Client
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

/** A client whose requests meet these faults, one each in this order, before the database hears of them or after it has obeyed. */
export const withFaults = (client: Client, faults: Iterable<Fault>): Client => {
  const coming = faults[Symbol.iterator]()
  return wrap(client, async (send, command) => {
    const { value: fault } = coming.next() as { value: Fault | undefined }
    if (fault && !fault.after) throw fault.error
    const reply = await send(command)
    if (fault) throw fault.error
    return reply
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
