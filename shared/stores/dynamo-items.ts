import { type AttributeValue, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { isItem } from './keys.ts'
import { ConditionFailed, type Item, type Value } from './table.ts'

/** Attributes as DynamoDB wants them. */
export const toDynamo = (attributes: { readonly [name: string]: Value }): Record<string, AttributeValue> =>
  marshall(attributes, { removeUndefinedValues: true })

/** An item out of DynamoDB's attributes; throws if it has no key. */
export const fromDynamo = (attributes: Record<string, AttributeValue>): Item => {
  const item: { readonly [name: string]: Value } = unmarshall(attributes)
  if (!isItem(item)) throw new TypeError('an item without a key came out of the table')
  return item
}

/**
 * What a cancelled transaction says about conditions, or undefined if none failed. A failed condition outweighs a conflict of
 * another member: it will not mend itself, and to wait would only make the contention worse.
 */
export const conditionFailure = (error: unknown): ConditionFailed | undefined => {
  if (!(error instanceof TransactionCanceledException)) return undefined
  const failures = (error.CancellationReasons ?? []).flatMap(({ Code, Item }, index) =>
    Code === 'ConditionalCheckFailed' ? [{ index, item: Item && fromDynamo(Item) }] : [],
  )
  return failures.length > 0 ? new ConditionFailed(failures) : undefined
}
