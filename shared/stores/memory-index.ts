import { compareText, type KeyNames, keyText, textAt } from './keys.ts'
import type { Item, Start } from './table.ts'

/** What a place in an index is made of: an item or the start of a page. */
type Positioned = Item | Start

/** The items of a table that have both keys of an index, in its order. */
export type MemoryIndex = {
  readonly replace: (before: Item | undefined, after: Item | undefined) => void
  readonly partition: (pk: string) => readonly Item[]
  readonly compare: (one: Positioned, other: Positioned) => number
}

type Partition = { readonly items: Map<string, Item>; sorted?: readonly Item[] | undefined }

/** An index by two attributes; the table is one by `pk` and `sk`. Equal sort keys are put in the order of the table's keys. */
export const memoryIndex = (names: KeyNames): MemoryIndex => {
  const partitions = new Map<string, Partition>()
  const order = [names.sk, 'pk', 'sk']
  const compare = (one: Positioned, other: Positioned): number => {
    for (const name of order) {
      const difference = compareText(textAt(one, name), textAt(other, name))
      if (difference !== 0) return difference
    }
    return 0
  }
  const change = (
    item: Item | undefined,
    how: (items: Partition['items'], key: string, item: Item) => unknown,
  ): void => {
    if (!item || !textAt(item, names.pk) || !textAt(item, names.sk)) return
    const pk = textAt(item, names.pk)
    const partition = partitions.get(pk) ?? { items: new Map<string, Item>() }
    partitions.set(pk, partition)
    how(partition.items, keyText(item), item)
    partition.sorted = undefined
  }
  return {
    replace: (before, after) => {
      change(before, (items, key) => items.delete(key))
      change(after, (items, key, item) => items.set(key, item))
    },
    partition: (pk) => {
      const partition = partitions.get(pk)
      if (!partition) return []
      partition.sorted ??= [...partition.items.values()].toSorted(compare)
      return partition.sorted
    },
    compare,
  }
}
