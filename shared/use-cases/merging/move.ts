import type { Merge } from '../../domain/merge.ts'
import { rekeyed } from '../../domain/rekey.ts'
import type { Moment } from '../../domain/time.ts'
import { asRead, type Change, type Counted } from '../../items/merge-item.ts'
import { conversationKey, conversationOfSide } from '../../items/conversation-item.ts'
import { textAt } from '../../stores/keys.ts'
import type { Item, Key, Table, Write } from '../../stores/table.ts'

/** A reference to the losing organisation, as it was read just now, and the merge that moves it. */
export type Reference = { readonly merge: Merge; readonly item: Item; readonly now: Moment }

/** What moving a reference does: items that change (each on condition that it is as it was read), counts, and what follows from it. */
export type Move = {
  readonly changes: readonly Change[]
  readonly counted?: readonly Counted[]
  readonly others?: readonly Write[]
}

const sameKey = (one: Item, other: Item): boolean => one.pk === other.pk && one.sk === other.sk

/** The write that makes a change so. */
export const writeOf = ({ before, after }: Change): Write => {
  const when = before ? asRead(before) : [{ attribute: 'pk', exists: false }]
  if (after) return { put: after, when }
  if (!before) throw new Error('a change changes something')
  return { delete: { pk: before.pk, sk: before.sk }, when }
}

/** The change of an item that is about another organisation from now on: another item, unless its own key does not name it. */
export const changesTo = (item: Item, next: Item, standing?: Item): readonly Change[] =>
  sameKey(item, next) ? [{ before: item, after: next }] : [{ before: item }, { before: standing, after: next }]

/** Other items that must name the kept organisation as soon as this one does: of a side of a conversation, the conversation. */
const companionsOf = (item: Item): readonly Key[] =>
  textAt(item, 'entity') === 'ConversationSide' ? [conversationKey(conversationOfSide(item))] : []

/** A changed item of which writers compare the version has another one, so that none of them overwrites the change. */
const nextVersion = (item: Item): Item =>
  typeof item['version'] === 'number' ? { ...item, version: item['version'] + 1 } : item

/** Moves whatever is about one organisation only: what the kept one has of the same kind stays, and the other goes. */
export const movePlain = async (
  table: Pick<Table, 'get' | 'getMany'>,
  { merge: { losing, keeping }, item }: Reference,
): Promise<Move> => {
  const moved = rekeyed(item, losing, keeping)
  const next = sameKey(item, moved) ? nextVersion(moved) : moved
  const companions = await table.getMany(companionsOf(item))
  const standing = sameKey(item, next) ? undefined : await table.get({ pk: next.pk, sk: next.sk })
  return {
    changes: [
      ...(standing ? [{ before: item }] : changesTo(item, next)),
      ...companions.map((before) => ({ before, after: nextVersion(rekeyed(before, losing, keeping)) })),
    ],
  }
}
