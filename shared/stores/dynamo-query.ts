import type { QueryCommandInput } from '@aws-sdk/client-dynamodb'
import { toDynamo } from './dynamo-items.ts'
import { conditionExpression, type Placeholders, placeholders } from './expression.ts'
import { compareText, keyNames } from './keys.ts'
import type { Query } from './table.ts'

/** Whether the bounds of the sort key exclude everything. DynamoDB refuses such a query instead of answering it. */
export const isEmptyRange = ({ beginsWith, atMost }: Query): boolean =>
  beginsWith !== undefined && atMost !== undefined && compareText(atMost, beginsWith) < 0

/** One comparison, since DynamoDB takes no two: a bound above all texts with the prefix changes nothing. */
const sortKeyExpression = ({ beginsWith, atMost }: Query, sk: string, slots: Placeholders): string => {
  if (beginsWith && atMost?.startsWith(beginsWith))
    return ` AND ${slots.name(sk)} BETWEEN ${slots.value(beginsWith)} AND ${slots.value(atMost)}`
  if (beginsWith) return ` AND begins_with(${slots.name(sk)}, ${slots.value(beginsWith)})`
  if (atMost) return ` AND ${slots.name(sk)} <= ${slots.value(atMost)}`
  return ''
}

/** A query in DynamoDB's words. Only the table itself can be read consistently. */
export const queryInput = (query: Query, tableName: string): QueryCommandInput => {
  const slots = placeholders()
  const names = keyNames(query.index)
  const keyCondition = `${slots.name(names.pk)} = ${slots.value(query.pk)}${sortKeyExpression(query, names.sk, slots)}`
  return {
    TableName: tableName,
    IndexName: query.index,
    ConsistentRead: query.index === undefined,
    KeyConditionExpression: keyCondition,
    FilterExpression: conditionExpression(query.where, slots),
    ScanIndexForward: !query.descending,
    Limit: query.limit,
    ExclusiveStartKey: query.start && toDynamo(query.start),
    ...slots.filled(),
  }
}
