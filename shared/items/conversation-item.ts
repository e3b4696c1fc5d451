import * as z from 'zod'
import { conversationSchema, messageSchema, type Conversation, type Message } from '../domain/conversation.ts'
import { kindOfParty, partySchema, personOf, type Party } from '../domain/party.ts'
import type { Item, Key, Put, Write } from '../stores/table.ts'
import { entity } from './entity.ts'
import { personPartition } from './person-item.ts'
import { writerKeys } from './writer-keys.ts'

/** The partition of a conversation: itself, its two sides, its messages. */
export const conversationPartition = (id: string): string => `TALK#${id}`

/** The key of a conversation. */
export const conversationKey = (id: string): Key => ({ pk: conversationPartition(id), sk: 'TALK' })

const conversations = entity('Conversation', conversationSchema, ({ id }) => conversationKey(id))

/** The conversation in an item. */
export const conversationFrom = conversations.from

const sideSchema = z.strictObject({ conversation: z.uuid(), party: partySchema, at: z.string() })

/** Where the conversations of a side are in gsi1. */
export const inboxPartition = (party: Party): string => {
  const personId = personOf(party)
  if (personId !== undefined) return personPartition(personId)
  return kindOfParty(party) === 'city' ? 'CITY#TALKS' : `ORG#${party}`
}

/** What conversations begin with there, sorted by their last message. */
export const CONVERSATIONS = 'TALK#'

const sides = entity('ConversationSide', sideSchema, ({ conversation, party, at }) => ({
  pk: conversationPartition(conversation),
  sk: `SIDE#${party}`,
  gsi1pk: inboxPartition(party),
  gsi1sk: `${CONVERSATIONS}${at}#${conversation}`,
}))

/** The id of the conversation that a side belongs to. */
export const conversationOfSide = (item: Item): string => sides.from(item).conversation

/** When something was last written in the conversation that a side belongs to. */
export const sideAt = (item: Item): string => sides.from(item).at

/** What the sort keys of messages begin with. */
export const MESSAGES = 'MSG#'

/** The key of a message. */
export const messageKey = (conversation: string, number: number): Key => ({
  pk: conversationPartition(conversation),
  sk: `${MESSAGES}${String(number).padStart(6, '0')}`,
})

const messages = entity('Message', messageSchema, (message) => ({
  ...messageKey(message.conversation, message.number),
  ...writerKeys(message),
}))

/** The message in an item. */
export const messageFrom = messages.from

/** Writes a conversation in place of the one that was read (undefined: it is new) with its next message, and moves it up on both sides. */
export const putMessage = (
  before: Conversation | undefined,
  next: Conversation,
  message: Message,
): readonly Write[] => {
  const put: Put = {
    put: conversations.item(next),
    when: before ? [{ attribute: 'messages', is: before.messages }] : [{ attribute: 'pk', exists: false }],
  }
  const { id, from, to } = next
  const side = (party: Party) => ({ put: sides.item({ conversation: id, party, at: message.at }) })
  return [put, side(from), side(to), { put: messages.item(message) }]
}
