import type { Wishes } from '../../domain/invitation-wishes.ts'
import { latest } from '../../domain/time.ts'
import { rekeyed } from '../../domain/rekey.ts'
import type { Change } from '../../items/merge-item.ts'
import { wishesFrom, wishesItem, wishesKey } from '../../items/wishes-item.ts'
import { textAt } from '../../stores/keys.ts'
import type { Table } from '../../stores/table.ts'
import { changesTo, type Move, type Reference } from './move.ts'

/** The senders muted by any of these, each once and since first; an organisation does not mute itself. */
const mutedBy = (organisation: string, muted: Wishes['muted']): Wishes['muted'] =>
  muted
    .filter(({ sender }) => sender !== organisation)
    .filter(({ sender }, at, all) => all.findIndex((one) => one.sender === sender) === at)

/** Moves what an organisation wishes of invitations: nothing that either wanted none of arrives at the kept one. */
export const moveWishes = async (
  table: Pick<Table, 'get'>,
  { item, merge: { losing, keeping } }: Reference,
): Promise<Move> => {
  const own = wishesFrom(item)
  const standing = await table.get(wishesKey(keeping))
  const kept = standing && wishesFrom(standing)
  const closedUntil = latest(own.closedUntil, kept?.closedUntil)
  const next = {
    organisation: keeping,
    version: (kept?.version ?? own.version) + 1,
    muted: mutedBy(
      keeping,
      [...(kept?.muted ?? []), ...own.muted].filter(({ sender }) => sender !== losing),
    ),
    ...(closedUntil === undefined ? {} : { closedUntil }),
  }
  return { changes: changesTo(item, wishesItem(next), standing) }
}

/** That somebody else's wishes name the kept organisation from now on, where they named the other. */
const renamedIn = (wishes: Wishes, losing: string, keeping: string): Wishes => ({
  ...wishes,
  version: wishes.version + 1,
  muted: mutedBy(
    wishes.organisation,
    wishes.muted.map((one) => (one.sender === losing ? { ...one, sender: keeping } : one)),
  ),
})

/** Moves a note of a mute, with the wishes that it belongs to where those are somebody else's: muted is muted under either key. */
export const moveMuteNote = async (
  table: Pick<Table, 'get' | 'getMany'>,
  { item, merge: { losing, keeping } }: Reference,
): Promise<Move> => {
  const organisation = textAt(item, 'organisation')
  const moved = rekeyed(item, losing, keeping)
  const [standing, wishes] = await Promise.all([
    table.get({ pk: moved.pk, sk: moved.sk }),
    organisation === losing ? undefined : table.get(wishesKey(organisation)),
  ])
  const others: readonly Change[] = wishes
    ? [{ before: wishes, after: wishesItem(renamedIn(wishesFrom(wishes), losing, keeping)) }]
    : []
  const isOwn = textAt(moved, 'organisation') === textAt(moved, 'sender')
  return { changes: [...(standing || isOwn ? [{ before: item }] : changesTo(item, moved)), ...others] }
}
