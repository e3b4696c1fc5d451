import { closedAt } from '../domain/invitation-wishes.ts'
import type { Organisation } from '../domain/organisation.ts'
import type { Moment } from '../domain/time.ts'
import type { Table } from '../stores/table.ts'
import { wishesOf } from './support/may-be-invited.ts'
import { organisationsByKey } from './support/resolve.ts'

/** What an organisation wishes of invitations, as it stands now. */
export type WishesRead = {
  readonly closedUntil: Moment | undefined
  readonly muted: readonly {
    readonly sender: string
    readonly organisation: Organisation | undefined
    readonly since: Moment
  }[]
}

/** Reads what an organisation wishes of invitations, the latest mute first; what has run out is not shown. */
export const makeReadWishes =
  ({ table }: { readonly table: Pick<Table, 'getMany'> }) =>
  async (organisation: string, now: Moment): Promise<WishesRead> => {
    const wishes = (await wishesOf(table, [organisation])).get(organisation)
    const muted = wishes?.muted.toReversed() ?? []
    const senders = await organisationsByKey(
      table,
      muted.map(({ sender }) => sender),
    )
    return {
      closedUntil: closedAt(wishes, now),
      muted: muted.map(({ sender, since }) => ({ sender, organisation: senders.get(sender), since })),
    }
  }
