import type { SigningKeys } from '../../crypto/keys.ts'
import { unsubscribedBy, type Unsubscribed } from '../../crypto/unsubscribe.ts'
import { NotFound } from '../../domain/errors.ts'
import type { Moment } from '../../domain/time.ts'
import { choose } from '../../items/seat-item.ts'
import type { Table } from '../../stores/table.ts'

/** What unsubscribing needs from outside: the keys that tokens are made with. */
export type UnsubscribeDeps = { readonly table: Pick<Table, 'write'>; readonly keys: () => Promise<SigningKeys> }

/** What a token stops; throws NotFound for one that is not ours. */
export const makeReadUnsubscribe =
  ({ keys }: Pick<UnsubscribeDeps, 'keys'>) =>
  async (token: string): Promise<Unsubscribed> => {
    const subject = unsubscribedBy(await keys(), token)
    if (!subject) throw new NotFound('subscription', '')
    return subject
  }

/** Stops mail about a space, or about all, for the person of a token (RFC 8058); done twice it is done once. Throws NotFound as reading does. */
export const makeUnsubscribe = (deps: UnsubscribeDeps) => {
  const read = makeReadUnsubscribe(deps)
  return async ({ token, now }: { readonly token: string; readonly now: Moment }): Promise<Unsubscribed> => {
    const subject = await read(token)
    await deps.table.write([choose(subject, 'none', now)])
    return subject
  }
}
