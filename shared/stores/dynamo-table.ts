import { randomUUID } from 'node:crypto'
import {
  type AttributeValue,
  BatchGetItemCommand,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { conditionFailure, fromDynamo, toDynamo } from './dynamo-items.ts'
import { isEmptyRange, queryInput } from './dynamo-query.ts'
import { isRepeatable, transactMember } from './dynamo-writes.ts'
import { keyOnly, keyText } from './keys.ts'
import { type Patience, patiently, Unfinished } from './patience.ts'
import type { Item, Key, Query, Start, Table, Write } from './table.ts'
import { assertQuery, assertWrites } from './validate.ts'
import { inBatches } from './in-batches.ts'

type Client = Pick<DynamoDBClient, 'send'>
type Place = { readonly client: Client; readonly tableName: string; readonly patience?: Patience | undefined }

/** How many keys DynamoDB takes in a BatchGetItem. */
const LARGEST_BATCH = 100

const get = async ({ client, tableName, patience }: Place, key: Key): Promise<Item | undefined> => {
  const command = new GetItemCommand({ TableName: tableName, Key: toDynamo(keyOnly(key)), ConsistentRead: true })
  const { Item: found } = await patiently(() => client.send(command), patience)
  return found && fromDynamo(found)
}

const getBatch = async ({ client, tableName, patience }: Place, keys: readonly Key[]): Promise<readonly Item[]> => {
  const found: Item[] = []
  let missing: Record<string, AttributeValue>[] = keys.map((key) => toDynamo(keyOnly(key)))
  await patiently(async () => {
    const RequestItems = { [tableName]: { Keys: missing, ConsistentRead: true } }
    const { Responses, UnprocessedKeys } = await client.send(new BatchGetItemCommand({ RequestItems }))
    found.push(...(Responses?.[tableName] ?? []).map(fromDynamo))
    missing = UnprocessedKeys?.[tableName]?.Keys ?? []
    if (missing.length > 0) throw new Unfinished(`${missing.length} keys of a batch were left out`)
  }, patience)
  return found
}

const getMany = async (place: Place, keys: readonly Key[]): Promise<readonly Item[]> => {
  const wanted = new Map(keys.map((key) => [keyText(key), key]))
  const all = [...wanted.values()]
  const batches = inBatches(all, LARGEST_BATCH)
  const found = (await Promise.all(batches.map((batch) => getBatch(place, batch)))).flat()
  const byKey = new Map(found.map((item) => [keyText(item), item]))
  return [...wanted.keys()].flatMap((key) => byKey.get(key) ?? [])
}

const query = async ({ client, tableName, patience }: Place, asked: Query) => {
  assertQuery(asked)
  if (isEmptyRange(asked)) return { items: [] }
  const command = new QueryCommand(queryInput(asked, tableName))
  const { Items = [], LastEvaluatedKey } = await patiently(() => client.send(command), patience)
  const next: Start | undefined = LastEvaluatedKey && unmarshall(LastEvaluatedKey)
  return { items: Items.map(fromDynamo), next }
}

const sendAlone = async (client: Client, { Put, Update, Delete }: ReturnType<typeof transactMember>): Promise<void> => {
  if (Put) await client.send(new PutItemCommand(Put))
  if (Update) await client.send(new UpdateItemCommand(Update))
  if (Delete) await client.send(new DeleteItemCommand(Delete))
}

const write = async ({ client, tableName, patience }: Place, writes: readonly Write[]): Promise<void> => {
  assertWrites(writes)
  const [first, ...more] = writes
  if (!first) return
  if (more.length === 0 && isRepeatable(first))
    return patiently(() => sendAlone(client, transactMember(first, tableName)), patience)
  const command = new TransactWriteItemsCommand({
    ClientRequestToken: randomUUID(),
    TransactItems: writes.map((each) => transactMember(each, tableName)),
  })
  try {
    await patiently(() => client.send(command), patience)
  } catch (error) {
    throw conditionFailure(error) ?? error
  }
}

/** The table in DynamoDB. `getMany` answers each key once, in the order of the keys; all contention is waited out here. */
export const dynamoTable = (place: Place): Table => ({
  get: (key) => get(place, key),
  getMany: (keys) => getMany(place, keys),
  query: (asked) => query(place, asked),
  write: (writes) => write(place, writes),
})
