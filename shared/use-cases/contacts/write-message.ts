import { Conflict, InvalidRequest, NotFound } from '../../domain/errors.ts'
import { otherSide, withMessage, type Conversation, type Message } from '../../domain/conversation.ts'
import { isMuted } from '../../domain/invitation-wishes.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import type { Moment } from '../../domain/time.ts'
import { conversationFrom, conversationKey, putMessage } from '../../items/conversation-item.ts'
import { count } from '../../items/counter-item.ts'
import { putMail } from '../../items/mail-item.ts'
import { organisationFrom, organisationKey } from '../../items/organisation-item.ts'
import { assertRepresents } from '../../items/person-item.ts'
import type { Table, Write } from '../../stores/table.ts'
import { writeWithinLimits } from '../support/limits.ts'
import { newestPack } from '../support/load.ts'
import { wishesOf } from '../support/may-be-invited.ts'
import { retryConflicts } from '../support/retry-conflicts.ts'

type Sender = {
  readonly id: string
  readonly organisation: string
  readonly personId: string
  readonly text: string
  readonly extra: readonly Write[]
  readonly now: Moment
}

/** A first message to another organisation; `id` becomes the conversation's. */
export type OpenConversation = Sender & { readonly to: string; readonly subject: string }

/** A further message in a conversation, by either side. */
export type WriteMessage = Sender & { readonly conversation: string }

type MessageDeps = { readonly table: Table }

const messageOf = ({ id, organisation, personId, text, now }: Sender, next: Conversation): Message => ({
  conversation: next.id,
  id,
  number: next.messages,
  from: organisation,
  personId,
  text,
  at: now,
})

/** Writes a message and tells the other side by mail, unless that has muted the sender: then it only lies in its inbox. */
const write = async (
  { table }: MessageDeps,
  sender: Sender,
  before: Conversation | undefined,
  next: Conversation,
  pack: RulePack,
): Promise<void> => {
  const { organisation, personId, now } = sender
  const reader = otherSide(next, organisation)
  const wishes = (await wishesOf(table, [reader])).get(reader)
  const mail = putMail(
    `message-${next.id}-${next.messages}`,
    'messageReceived',
    { to: 'organisation', key: reader, address: 'contact' },
    { conversation: next.id, number: next.messages },
    now,
  )
  await writeWithinLimits(table, 'day', now, [
    ...putMessage(before, next, messageOf(sender, next)),
    // Who mutes at this very moment gets none either: the mail function looks again.
    ...(isMuted(wishes, organisation) ? [] : [mail]),
    assertRepresents(personId, organisation),
    count({ of: 'messages', whose: organisation, per: 'day' }, now, pack.spaces.messagesPerSenderAndDay),
    ...sender.extra,
  ])
}

/**
 * Opens a conversation with another organisation of the register. Throws NotFound where the register has none, InvalidRequest for oneself,
 * TooMany beyond the day's messages.
 */
export const makeOpenConversation =
  (deps: MessageDeps) =>
  async (opening: OpenConversation): Promise<string> =>
    retryConflicts(async () => {
      const { id, to, subject, organisation, now } = opening
      if (to === organisation) throw new InvalidRequest([{ path: '/to', message: 'notToOneself' }])
      const [item, pack] = await Promise.all([deps.table.get(organisationKey(to)), newestPack(deps.table)])
      if (organisationFrom(item)?.status !== 'active') throw new NotFound('organisation', to)
      const last = { from: organisation, at: now }
      const next = { id, from: organisation, to, subject, messages: 1, last, unanswered: 1, openedAt: now }
      await write(deps, opening, undefined, next, pack)
      return id
    })

/**
 * Writes a further message. Throws NotFound for who is on neither side, Conflict for who has written as often as the rule pack allows without an
 * answer, TooMany beyond the day's messages.
 */
export const makeWriteMessage =
  (deps: MessageDeps) =>
  async (sending: WriteMessage): Promise<void> =>
    retryConflicts(async () => {
      const { conversation: id, organisation, now } = sending
      const [item, pack] = await Promise.all([deps.table.get(conversationKey(id)), newestPack(deps.table)])
      const before = item && conversationFrom(item)
      if (!before || ![before.from, before.to].includes(organisation)) throw new NotFound('conversation', id)
      const next = withMessage(before, organisation, now)
      const most = pack.spaces.messagesWithoutAnswer
      if (next.unanswered > most) throw new Conflict('awaitingAnswer', { most })
      await write(deps, sending, before, next, pack)
    })
