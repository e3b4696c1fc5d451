import { isDeepStrictEqual } from 'node:util'
import { evaluate } from './evaluate.ts'
import { itemSize } from './item-size.ts'
import { indexNames, keyNames, keyOf, keyText } from './keys.ts'
import { memoryIndex } from './memory-index.ts'
import { queryMemory } from './memory-query.ts'
import { written } from './memory-write.ts'
import { ConditionFailed, type IndexName, type Item, type Table, type Write } from './table.ts'
import { assertQuery, assertWrites } from './validate.ts'

/** What the stream tells of one item that a write changed. */
export type Change =
  | { readonly eventName: 'INSERT'; readonly oldImage: undefined; readonly newImage: Item }
  | { readonly eventName: 'MODIFY'; readonly oldImage: Item; readonly newImage: Item }
  | { readonly eventName: 'REMOVE'; readonly oldImage: Item; readonly newImage: undefined }

/** A table in memory, with a look at all that it holds, in no order. */
export type MemoryTable = Table & { items(): readonly Item[] }

/** What the items of a transaction may have together, in bytes. */
const LARGEST_TRANSACTION = 4 * 1024 * 1024

type Step = { readonly key: string; readonly before: Item | undefined; readonly after: Item | undefined }

const changeOf = ({ before, after }: Step): Change[] => {
  if (!before) return after ? [{ eventName: 'INSERT', oldImage: before, newImage: after }] : []
  if (!after) return [{ eventName: 'REMOVE', oldImage: before, newImage: after }]
  return isDeepStrictEqual(before, after) ? [] : [{ eventName: 'MODIFY', oldImage: before, newImage: after }]
}

const assertSize = (steps: readonly Step[]): void => {
  const bytes = steps.reduce((sum, { after }) => sum + (after ? itemSize(after) : 0), 0)
  if (bytes > LARGEST_TRANSACTION)
    throw new RangeError(`a transaction has at most ${LARGEST_TRANSACTION} bytes, not ${bytes}`)
}

/**
 * The in-memory twin of the table, with DynamoDB's semantics: atomic transactions, its limits, order and paging. What it gives
 * out is frozen. `onChange` hears the changes of each write once it stands, as the stream would: no change, no word.
 */
export const memoryTable = (onChange: (changes: readonly Change[]) => void = () => {}): MemoryTable => {
  const stored = new Map<string, Item>()
  const primary = memoryIndex(keyNames())
  const secondary = new Map<IndexName, ReturnType<typeof memoryIndex>>(
    indexNames.map((name) => [name, memoryIndex(keyNames(name))]),
  )

  const replace = ({ key, before, after }: Step): void => {
    for (const index of [primary, ...secondary.values()]) index.replace(before, after)
    if (after) stored.set(key, after)
    else stored.delete(key)
  }

  const write = (writes: readonly Write[]): void => {
    assertWrites(writes)
    const plans = writes.map((each) => {
      const key = keyText(keyOf(each))
      return { each, key, before: stored.get(key) }
    })
    const failures = plans.flatMap(({ each, before }, index) =>
      evaluate(each.when ?? [], before) ? [] : [{ index, item: before }],
    )
    if (failures.length > 0) throw new ConditionFailed(failures)
    const steps = plans.map(({ each, key, before }) => ({ key, before, after: written(before, each) }))
    assertSize(steps)
    steps.forEach(replace)
    const changes = steps.flatMap(changeOf)
    if (changes.length > 0) onChange(changes)
  }

  return {
    get: async (key) => stored.get(keyText(key)),
    getMany: async (keys) => [...new Set(keys.map(keyText))].flatMap((key) => stored.get(key) ?? []),
    query: async (asked) => {
      assertQuery(asked)
      return queryMemory((asked.index && secondary.get(asked.index)) ?? primary, asked)
    },
    write: async (writes) => write(writes),
    items: () => [...stored.values()],
  }
}
