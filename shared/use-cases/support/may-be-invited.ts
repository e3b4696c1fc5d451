import type { Held } from '../../domain/answer.ts'
import { refusalOf, type Refusal, type Wishes } from '../../domain/invitation-wishes.ts'
import type { InviteeVerdict } from '../../domain/invitee-verdict.ts'
import type { Moment } from '../../domain/time.ts'
import { wishesFrom, wishesKey } from '../../items/wishes-item.ts'
import type { Table } from '../../stores/table.ts'

/**
 * What organisations wish of invitations, by key; who has said nothing is not among them. Whoever invites asks `refusalOf` about each and puts
 * `wishesStand` into the transaction that invites.
 */
export const wishesOf = async (
  table: Pick<Table, 'getMany'>,
  organisations: readonly string[],
): Promise<ReadonlyMap<string, Wishes>> => {
  const items = await table.getMany(organisations.map(wishesKey))
  return new Map(items.map(wishesFrom).map((wishes) => [wishes.organisation, wishes]))
}

/** Which of these organisations take no invitation of a sender now. */
export const refusalsAmong = async (
  table: Pick<Table, 'getMany'>,
  organisations: readonly string[],
  sender: string,
  now: Moment,
): Promise<ReadonlyMap<string, Refusal>> => {
  const wished = await wishesOf(table, organisations)
  return new Map(
    organisations.flatMap((key) => {
      const refusal = refusalOf(wished.get(key), sender, now)
      return refusal ? [[key, refusal] as const] : []
    }),
  )
}

/** What an inviter is told of an organisation that takes no invitations: until when, if that is said to everybody, and nothing of a mute. */
export const refusedVerdict = ({ until }: Refusal): Pick<InviteeVerdict, 'verdict' | 'retryAt'> => ({
  verdict: 'notAccepting',
  ...(until === undefined ? {} : { retryAt: until }),
})

/** The same, for an organisation that stays on the list. */
export const heldByWish = ({ until }: Refusal): Held => ({
  because: 'notAccepting',
  ...(until === undefined ? {} : { retryAt: until }),
})
