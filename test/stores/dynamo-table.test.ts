import { type DynamoDBClient, InternalServerError } from '@aws-sdk/client-dynamodb'
import { beforeAll, describe, expect, it } from 'vitest'
import { dynamoTable } from '../../shared/stores/dynamo-table.ts'
import { Busy, ConditionFailed } from '../../shared/stores/table.ts'
import { newDynamoTable } from '../support/dynoxide.ts'
import { cancelled, throttled, withConflicts, withEvents } from '../support/with-conflicts.ts'
import { describeTable } from './table-suite.ts'

describeTable('DynamoDB', async () => dynamoTable(await newDynamoTable()))

const key = { pk: 'p', sk: 's' }
const broken = (): Error => new InternalServerError({ message: 'broken', $metadata: {} })
const lostReply = () => ({ error: broken(), after: true })
const times = <Thing>(count: number, make: () => Thing): Thing[] => Array.from({ length: count }, make)

describe('the table in a contended DynamoDB', () => {
  let client: DynamoDBClient
  let tableName: string
  beforeAll(async () => {
    ;({ client, tableName } = await newDynamoTable())
  })

  it('counts all of 300 increments of eight items at the same moment', async () => {
    const contended = withConflicts(client)
    const table = dynamoTable({ client: contended, tableName })
    const keys = times(8, () => 0).map((_, number) => ({ pk: 'count', sk: `${number}` }))
    await Promise.all(
      times(300, () => 0).map((_, number) =>
        table.write([
          { update: keys[number % 8]!, add: { count: 1 } },
          { put: { pk: 'answer', sk: `${number}` }, when: [{ attribute: 'pk', exists: false }] },
        ]),
      ),
    )
    const counts = (await table.getMany(keys)).map((item) => item['count'])
    expect(counts).toEqual([38, 38, 38, 38, 37, 37, 37, 37])
    expect(contended.conflicts()).toBeGreaterThan(100)
  })

  it('writes once what conflicted, was throttled and broke on the way', async () => {
    const faults = [
      cancelled('None', 'TransactionConflict'),
      throttled(),
      cancelled('ThrottlingError', 'None'),
      broken(),
    ]
    const table = dynamoTable({
      client: withEvents(
        client,
        faults.map((error) => ({ error })),
      ),
      tableName,
    })
    const update = { ...key, sk: 'once' }
    await table.write([{ update, add: { count: 1 } }, { put: { ...key, sk: 'beside' } }])
    expect(await table.get(update)).toEqual({ ...update, count: 1 })
  })

  it('adds once, and does not call a condition failed, when replies are lost', async () => {
    const place = await newDynamoTable()
    const losing = () => dynamoTable({ ...place, client: withEvents(place.client, times(2, lostReply)) })
    const update = { ...key, sk: 'lost' }
    await losing().write([{ update, add: { count: 1 } }])
    await losing().write([{ put: { ...key, sk: 'found' }, when: [{ attribute: 'pk', exists: false }] }])
    await losing().write([{ delete: { ...key, sk: 'found' }, when: [{ attribute: 'pk', exists: true }] }])
    expect(await losing().query({ pk: 'p', beginsWith: 'lost' })).toMatchObject({ items: [{ ...update, count: 1 }] })
    expect(await losing().getMany([{ ...key, sk: 'found' }])).toEqual([])
  })

  it('waits for keys that a batch left out', async () => {
    const put = { ...key, sk: 'left out' }
    await dynamoTable({ client, tableName }).write([{ put }])
    const Keys = [{ pk: { S: put.pk }, sk: { S: put.sk } }]
    const reply = { Responses: {}, UnprocessedKeys: { [tableName]: { Keys } } }
    const sparing = withEvents(client, [{ reply }])
    expect(await dynamoTable({ client: sparing, tableName }).getMany([put])).toEqual([put])
  })

  it('is busy after five seconds of conflicts, and says when to come back', async () => {
    let time = 0
    const waits: number[] = []
    const sleep = async (milliseconds: number) => {
      waits.push(milliseconds)
      time += milliseconds
    }
    const conflict = cancelled('TransactionConflict', 'None')
    const faults = times(1000, () => ({ error: conflict }))
    const patience = { limit: 5000, now: () => time, sleep, random: () => 0.5 }
    const table = dynamoTable({ client: withEvents(client, faults), tableName, patience })
    const busy: unknown = await table
      .write([{ put: key }, { put: { ...key, sk: 't' } }])
      .catch((error: unknown) => error)
    expect(busy).toBeInstanceOf(Busy)
    expect(busy).toMatchObject({ cause: conflict, retryAfterSeconds: 2 })
    expect(time).toBe(5000)
    expect(waits.slice(0, 8)).toEqual([10, 20, 40, 80, 160, 320, 400, 400])
  })

  it('says at once that a condition failed, be there a conflict beside it', async () => {
    const error = cancelled('TransactionConflict', 'ConditionalCheckFailed')
    const table = dynamoTable({ client: withEvents(client, [{ error }]), tableName })
    const write = table.write([{ put: key }, { put: { ...key, sk: 't' } }])
    await expect(write).rejects.toThrow(ConditionFailed)
    await expect(write).rejects.toMatchObject({ failures: [{ index: 1, item: undefined }] })
  })

  it('does not try again what will never succeed', async () => {
    const error = cancelled('ValidationError', 'TransactionConflict')
    const table = dynamoTable({ client: withEvents(client, [{ error }]), tableName })
    await expect(table.write([{ put: key }, { put: { ...key, sk: 't' } }])).rejects.toBe(error)
    await expect(dynamoTable({ client, tableName: 'none' }).get(key)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    })
  })
})
