import { wishesSchema, type Wishes } from '../domain/invitation-wishes.ts'
import type { Check, Condition, Item, Key, Put } from '../stores/table.ts'
import { entity } from './entity.ts'

/** The key of what an organisation wishes of invitations; a partition of its own, because links lead to it and never into the register. */
export const wishesKey = (organisation: string): Key => ({ pk: `WISH#${organisation}`, sk: 'WISH' })

const wishes = entity('Wishes', wishesSchema, ({ organisation }) => wishesKey(organisation))

/** The wishes in an item. */
export const wishesFrom = (item: Item): Wishes => wishes.from(item)

const asRead = (before: Wishes | undefined): Condition =>
  before ? [{ attribute: 'version', is: before.version }] : [{ attribute: 'pk', exists: false }]

/** Writes wishes in place of those that were read (undefined: there were none). */
export const putWishes = (before: Wishes | undefined, next: Wishes): Put => ({
  put: wishes.item(next),
  when: asRead(before),
})

/** Demands that an organisation's wishes are still those that were read: what is sent at the same moment comes before or not at all. */
export const wishesStand = (organisation: string, before: Wishes | undefined): Check => ({
  check: wishesKey(organisation),
  when: asRead(before),
})
