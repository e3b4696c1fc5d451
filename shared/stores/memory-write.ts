import { frozen } from './frozen.ts'
import { indexNames, isItem, keyNames, keyOnly } from './keys.ts'
import { itemSize } from './item-size.ts'
import type { Item, Update, Value, Write } from './table.ts'

/** The largest item that DynamoDB holds, in bytes. */
const LARGEST_ITEM = 400 * 1024

const sum = (stored: Value | undefined, by: number): number => {
  if (stored !== undefined && typeof stored !== 'number') throw new TypeError('only a number can be added to')
  return (stored ?? 0) + by
}

const updated = (stored: Item | undefined, { update, set, setIfAbsent, add, remove }: Update): Item => {
  const kept = Object.entries(stored ?? {}).filter(([name]) => !remove?.includes(name))
  const sums = Object.entries(add ?? {}).map(([name, by]) => [name, sum(stored?.[name], by)])
  return { ...setIfAbsent, ...Object.fromEntries(kept), ...set, ...Object.fromEntries(sums), ...keyOnly(update) }
}

const assertIndexKeys = (item: Item): void => {
  for (const name of indexNames.flatMap((index) => Object.values(keyNames(index)))) {
    const value = item[name]
    if (value !== undefined && (typeof value !== 'string' || value === ''))
      throw new TypeError(`${name} is a key of an index and must be a text that is not empty`)
  }
}

const holdable = (attributes: Item): Item => {
  const item = frozen(attributes)
  if (!isItem(item)) throw new TypeError('an item must have a key')
  assertIndexKeys(item)
  if (itemSize(item) > LARGEST_ITEM)
    throw new RangeError(`an item has at most ${LARGEST_ITEM} bytes, not ${itemSize(item)}`)
  return item
}

/** What a write leaves in the place of what is stored, frozen; undefined if nothing. Throws what DynamoDB would not hold. */
export const written = (stored: Item | undefined, write: Write): Item | undefined => {
  if ('put' in write) return holdable(write.put)
  if ('update' in write) return holdable(updated(stored, write))
  return 'delete' in write ? undefined : stored
}
