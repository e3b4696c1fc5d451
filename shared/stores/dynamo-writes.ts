import type { TransactWriteItem } from '@aws-sdk/client-dynamodb'
import { toDynamo } from './dynamo-items.ts'
import { conditionExpression, placeholders, updateExpression } from './expression.ts'
import { keyOf } from './keys.ts'
import type { Write } from './table.ts'

/** A write as a member of a TransactWriteItems request; a failed condition brings the stored item back. */
export const transactMember = (write: Write, tableName: string): TransactWriteItem => {
  const slots = placeholders()
  const condition = conditionExpression(write.when, slots)
  const common = { TableName: tableName, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const
  const when = condition ? { ConditionExpression: condition } : {}
  const Key = toDynamo(keyOf(write))
  if ('put' in write) return { Put: { ...common, Item: toDynamo(write.put), ...when, ...slots.filled() } }
  if ('delete' in write) return { Delete: { ...common, Key, ...when, ...slots.filled() } }
  if ('check' in write) return { ConditionCheck: { ...common, Key, ConditionExpression: condition, ...slots.filled() } }
  const UpdateExpression = updateExpression(write, slots)
  return { Update: { ...common, Key, UpdateExpression, ...when, ...slots.filled() } }
}

/**
 * Whether a write may be sent again after its reply was lost. What adds would add twice, and what has a condition would be told
 * that it failed although it was written; the token of a transaction protects both, at twice the capacity.
 */
export const isRepeatable = (write: Write): boolean =>
  !('check' in write) && !write.when?.length && !('update' in write && write.add)
