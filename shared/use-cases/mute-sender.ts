import { Conflict, InvalidRequest, NotFound } from '../domain/errors.ts'
import { mute, unmute } from '../domain/invitation-wishes.ts'
import type { Actor } from '../domain/person.ts'
import type { Moment } from '../domain/time.ts'
import { organisationFrom, organisationKey } from '../items/organisation-item.ts'
import { putWishes } from '../items/wishes-item.ts'
import type { Table, Write } from '../stores/table.ts'
import {
  openInvitationsOf,
  openQuestionsOf,
  QUIET_NO,
  type TakeAnswer,
  type TakeClusterAnswer,
} from './support/decline-quietly.ts'
import { newestPack } from './support/load.ts'
import { wishesOf } from './support/may-be-invited.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

/** An organisation, and whose invitations it wants none of. */
export type MuteSender = {
  readonly organisation: string
  readonly sender: string
  readonly now: Moment
}

/**
 * Mutes a sender: no invitation of it arrives any more. `extra` goes into the transaction, which is not written where it is muted already.
 * Throws NotFound for a sender that the register does not have, InvalidRequest for oneself, Conflict `tooManyMuted`.
 */
export const writeMute = (
  table: Pick<Table, 'get' | 'getMany' | 'query' | 'write'>,
  { organisation, sender, now }: MuteSender,
  extra: readonly Write[] = [],
): Promise<void> =>
  retryConflicts(async () => {
    if (sender === organisation) throw new InvalidRequest([{ path: '/key', message: 'isOneself' }])
    const before = (await wishesOf(table, [organisation])).get(organisation)
    const next = mute(before, organisation, sender, now)
    if (!next) return
    if (!organisationFrom(await table.get(organisationKey(sender)))) throw new NotFound('organisation', sender)
    const { mutedSenders } = (await newestPack(table)).caps
    if (next.muted.length > mutedSenders) throw new Conflict('tooManyMuted', { most: mutedSenders })
    await table.write([...putWishes(before, next), ...extra])
  })

/** What muting needs from outside; `answer` and `answerCluster` are the use cases that take an organisation's answer. */
export type MuteSenderDeps = {
  readonly table: Table
  readonly answer: TakeAnswer
  readonly answerCluster: TakeClusterAnswer
}

/**
 * Mutes a sender and declines what it has open with the organisation, each in a transaction of its own; harmless twice. Throws what
 * `writeMute` throws.
 */
export const makeMuteSender =
  ({ table, answer, answerCluster }: MuteSenderDeps) =>
  async (command: MuteSender & { readonly by: Actor }): Promise<void> => {
    const { organisation, sender, by, now } = command
    await writeMute(table, command)
    for (const applicationId of await openQuestionsOf(table, organisation, sender, now))
      await answer({ applicationId, organisation, reply: QUIET_NO, by, now })
    for (const clusterId of await openInvitationsOf(table, organisation, sender, now))
      await answerCluster({ clusterId, organisation, reply: QUIET_NO, by, now })
  }

/** Hears a sender again; nothing where it was not muted. */
export const makeUnmuteSender =
  ({ table }: { readonly table: Pick<Table, 'getMany' | 'write'> }) =>
  ({ organisation, sender }: Omit<MuteSender, 'now'>): Promise<void> =>
    retryConflicts(async () => {
      const before = (await wishesOf(table, [organisation])).get(organisation)
      const next = unmute(before, sender)
      if (next) await table.write(putWishes(before, next))
    })
