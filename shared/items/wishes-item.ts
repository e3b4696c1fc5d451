import { wishesSchema, type Wishes } from '../domain/invitation-wishes.ts'
import type { Check, Condition, Delete, Item, Key, Put, Write } from '../stores/table.ts'
import { entity } from './entity.ts'

/** The key of what an organisation wishes of invitations; a partition of its own, because links lead to it and never into the register. */
export const wishesKey = (organisation: string): Key => ({ pk: `WISH#${organisation}`, sk: 'WISH' })

const wishes = entity('Wishes', wishesSchema, ({ organisation }) => wishesKey(organisation))

/** The wishes in an item. */
export const wishesFrom = (item: Item): Wishes => wishes.from(item)

const asRead = (before: Wishes | undefined): Condition =>
  before ? [{ attribute: 'version', is: before.version }] : [{ attribute: 'pk', exists: false }]

/** The item of wishes. */
export const wishesItem = (next: Wishes): Item => wishes.item(next)

const noteKey = (organisation: string, sender: string): Key => ({ pk: `WISH#${organisation}`, sk: `MUTES#${sender}` })

/** The note by which a merge finds who has muted a sender: it lies among what refers to the sender. */
const putNote = (organisation: string, sender: string): Put => ({
  put: {
    ...noteKey(organisation, sender),
    entity: 'MuteNote',
    organisation,
    sender,
    gsi1pk: `ORG#${sender}`,
    gsi1sk: `MUTES#${organisation}`,
  },
})

const sendersOf = (stored: Wishes | undefined): ReadonlySet<string> =>
  new Set(stored?.muted.map(({ sender }) => sender))

/** Writes wishes in place of those that were read (undefined: there were none), with a note for each sender that is muted now, or no longer. */
export const putWishes = (before: Wishes | undefined, next: Wishes): readonly Write[] => {
  const [was, is] = [sendersOf(before), sendersOf(next)]
  const { organisation } = next
  const begun = [...is].filter((sender) => !was.has(sender)).map((sender) => putNote(organisation, sender))
  const ended = [...was]
    .filter((sender) => !is.has(sender))
    .map((sender): Delete => ({ delete: noteKey(organisation, sender) }))
  return [{ put: wishes.item(next), when: asRead(before) }, ...begun, ...ended]
}

/** Demands that an organisation's wishes are still those that were read: what is sent at the same moment comes before or not at all. */
export const wishesStand = (organisation: string, before: Wishes | undefined): Check => ({
  check: wishesKey(organisation),
  when: asRead(before),
})
