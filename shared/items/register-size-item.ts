import * as z from 'zod'
import type { Item, Key, Update } from '../stores/table.ts'

/** The key of the item that counts the organisations of the register. */
export const registerSizeKey: Key = { pk: 'REGISTER', sk: 'SIZE' }

const sizeSchema = z.object({ listed: z.int() })

/** How many organisations the register lists, without those struck off; none where no import was applied yet. */
export const listedFrom = (item: Item | undefined): number => (item ? Math.max(0, sizeSchema.parse(item).listed) : 0)

/** Counts organisations that came or went, in the transaction that an import moves on in. */
export const addListed = (by: number): Update => ({
  update: registerSizeKey,
  set: { entity: 'RegisterSize' },
  add: { listed: by },
})
