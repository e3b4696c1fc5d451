import { holdableSchema, holdSchema, type Hold, type Holdable } from '../domain/hold.ts'
import type { Check, Delete, Item, Key, Put } from '../stores/table.ts'
import { entity } from './entity.ts'

/** The key of the switch that holds something back; it is held as long as the item is there. */
export const holdKey = (what: Holdable): Key => ({ pk: `HOLD#${what}`, sk: 'HOLD' })

/** The keys of all switches. */
export const holdKeys: readonly Key[] = holdableSchema.options.map(holdKey)

const holds = entity('Hold', holdSchema, ({ what }) => holdKey(what))

/** The hold in an item. */
export const holdFrom = (item: Item): Hold => holds.from(item)

/** Holds something back, in place of a hold that stands. */
export const putHold = (hold: Hold): Put => ({ put: holds.item(hold) })

/** Lets something go on; nothing happens where it is not held. */
export const dropHold = (what: Holdable): Delete => ({ delete: holdKey(what) })

/** Demands that something is not held. */
export const isNotHeld = (what: Holdable): Check => ({
  check: holdKey(what),
  when: [{ attribute: 'pk', exists: false }],
})
