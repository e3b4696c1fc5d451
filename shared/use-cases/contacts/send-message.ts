import { otherSide, type Conversation, type Message } from '../../domain/conversation.ts'
import { isMuted } from '../../domain/invitation-wishes.ts'
import type { Recipient } from '../../domain/mail.ts'
import { kindOfParty, personOf, type Party } from '../../domain/party.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import type { Moment } from '../../domain/time.ts'
import { putMessage } from '../../items/conversation-item.ts'
import { count } from '../../items/counter-item.ts'
import { putMail } from '../../items/mail-item.ts'
import { assertRepresents, isOfficer, isThere } from '../../items/person-item.ts'
import type { Check, Table, Write } from '../../stores/table.ts'
import { writeWithinLimits } from '../support/limits.ts'
import { wishesOf } from '../support/may-be-invited.ts'

/** Who writes, for which side. */
export type Sender = {
  readonly id: string
  readonly party: Party
  readonly personId: string
  readonly text: string
  readonly extra: readonly Write[]
  readonly now: Moment
}

/** What writing needs from outside. */
export type MessageDeps = { readonly table: Table }

const messageOf = ({ id, party, personId, text, now }: Sender, next: Conversation): Message => ({
  conversation: next.id,
  id,
  number: next.messages,
  from: party,
  personId,
  text,
  at: now,
})

/** Demands that a person still may write for a side. */
const mayWriteFor = ({ party, personId }: Sender): Check => {
  const kind = kindOfParty(party)
  if (kind === 'organisation') return assertRepresents(personId, party)
  return kind === 'city' ? isOfficer(personId) : isThere(personId)
}

/** Where a side gets its mail: the city at the officer who wrote last. */
const recipientOf = (party: Party, { officer }: Conversation): Recipient | undefined => {
  const personId = kindOfParty(party) === 'city' ? officer : personOf(party)
  if (personId !== undefined) return { to: 'person', id: personId }
  return kindOfParty(party) === 'organisation' ? { to: 'organisation', key: party, address: 'contact' } : undefined
}

const mailTo = (party: Party, next: Conversation, now: Moment): readonly Write[] => {
  const recipient = recipientOf(party, next)
  if (!recipient) return []
  const { id: conversation, messages: number } = next
  return [putMail(`message-${conversation}-${number}`, 'messageReceived', recipient, { conversation, number }, now)]
}

/** Writes a message and tells the other side by mail, unless that has muted the sender: then it only lies in its inbox. */
export const sendMessage = async (
  { table }: MessageDeps,
  sender: Sender,
  before: Conversation | undefined,
  next: Conversation,
  pack: RulePack,
): Promise<void> => {
  const { party, now } = sender
  const reader = otherSide(next, party)
  const wishes = (await wishesOf(table, [reader])).get(reader)
  await writeWithinLimits(table, 'day', now, [
    ...putMessage(before, next, messageOf(sender, next)),
    // Who mutes at this very moment gets none either: the mail function looks again.
    ...(isMuted(wishes, party) ? [] : mailTo(reader, next, now)),
    mayWriteFor(sender),
    count({ of: 'messages', whose: party, per: 'day' }, now, pack.spaces.messagesPerSenderAndDay),
    ...sender.extra,
  ])
}
