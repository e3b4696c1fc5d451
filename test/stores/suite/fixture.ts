import { type Condition, ConditionFailed, type Item, type Table, type Value } from '../../../shared/stores/table.ts'

/** The condition that nothing stands under the key. */
export const absent: Condition = [{ attribute: 'pk', exists: false }]

let partitions = 0

/** The key of a partition that no other test uses, so that one table serves them all. */
export const newPartition = (): string => `partition-${(partitions += 1)}`

/** An item with these attributes in a partition of its own. */
export const stored = async (table: Table, attributes: { readonly [name: string]: Value } = {}): Promise<Item> => {
  const item = { pk: newPartition(), sk: 'a', ...attributes }
  await table.write([{ put: item }])
  return item
}

/** The conditions that a write failed by; throws if it did not. */
export const failuresOf = async (write: Promise<void>): Promise<ConditionFailed['failures']> => {
  const error: unknown = await write.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ConditionFailed)) throw new Error('no condition failed', { cause: error })
  return error.failures
}
