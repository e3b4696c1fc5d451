import * as z from 'zod'
import type { Item, Key, Put } from '../stores/table.ts'

/** The key of the item that says how far the clock of a stage has been moved. */
export const clockKey: Key = { pk: 'CLOCK', sk: 'CLOCK' }

const clockSchema = z.object({ offsetMs: z.int().min(0) })

/** How far the clock has been moved, in milliseconds; not at all where there is no item. */
export const offsetFrom = (item: Item | undefined): number => (item ? clockSchema.parse(item).offsetMs : 0)

/** Moves the clock from one offset to another, if nobody else has moved it. */
export const putOffset = (before: number, offsetMs: number): Put => ({
  put: { ...clockKey, entity: 'Clock', offsetMs },
  when: [
    before === 0
      ? { anyOf: [[{ attribute: 'pk', exists: false }], [{ attribute: 'offsetMs', is: 0 }]] }
      : { attribute: 'offsetMs', is: before },
  ],
})
