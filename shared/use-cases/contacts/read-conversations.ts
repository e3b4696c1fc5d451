import { NotFound } from '../../domain/errors.ts'
import { otherSide, type Conversation, type Message } from '../../domain/conversation.ts'
import { isMuted } from '../../domain/invitation-wishes.ts'
import type { Organisation } from '../../domain/organisation.ts'
import { kindOfParty, type Party } from '../../domain/party.ts'
import {
  conversationFrom,
  conversationKey,
  conversationOfSide,
  conversationPartition,
  CONVERSATIONS,
  inboxPartition,
  MESSAGES,
  messageFrom,
} from '../../items/conversation-item.ts'
import type { Start, Table } from '../../stores/table.ts'
import { wishesOf } from '../support/may-be-invited.ts'
import { keysBehind, organisationsByKey } from '../support/resolve.ts'

type Reader = Pick<Table, 'getMany' | 'query'>
type Paged = { readonly party: Party; readonly limit: number; readonly start?: Start | undefined }

/** A conversation as one of its two sides sees it. */
export type ConversationLine = {
  readonly conversation: Conversation
  readonly other: { readonly party: Party; readonly organisation: Organisation | undefined }
  readonly muted: boolean
}

const linesOf = async (
  table: Reader,
  party: Party,
  conversations: readonly Conversation[],
): Promise<readonly ConversationLine[]> => {
  const others = [...new Set(conversations.map((one) => otherSide(one, party)))]
  const keys = others.filter((other) => kindOfParty(other) === 'organisation')
  const [organisations, wished] = await Promise.all([organisationsByKey(table, keys), wishesOf(table, [party])])
  return conversations.map((conversation) => {
    const other = otherSide(conversation, party)
    return {
      conversation,
      other: { party: other, organisation: organisations.get(other) },
      muted: isMuted(wished.get(party), other),
    }
  })
}

/** The conversations of one side, the last one written in first. */
export const makeListConversations =
  ({ table }: { readonly table: Reader }) =>
  async ({ party, limit, start }: Paged) => {
    const pk = inboxPartition(party)
    const page = await table.query({ index: 'gsi1', pk, beginsWith: CONVERSATIONS, descending: true, limit, start })
    const items = await table.getMany(page.items.map((item) => conversationKey(conversationOfSide(item))))
    const latest = items.map(conversationFrom).toSorted((a, b) => (a.last.at > b.last.at ? -1 : 1))
    return { lines: await linesOf(table, party, latest), next: page.next }
  }

/** The messages with who wrote them as that is called now: an entry may have been merged into another one since. */
const asWritten = async (table: Reader, messages: readonly Message[]): Promise<readonly Message[]> => {
  const keyed = await keysBehind(table, [...new Set(messages.map(({ from }) => from))])
  const behind = new Map(keyed.flatMap((one) => ('key' in one ? [[one.given, one.key] as const] : [])))
  return messages.map((message) => ({ ...message, from: behind.get(message.from) ?? message.from }))
}

/** One conversation with a page of its messages, the newest first; throws NotFound for who is on neither side. */
export const makeReadConversation =
  ({ table }: { readonly table: Reader }) =>
  async ({ id, party, limit, start }: Paged & { readonly id: string }) => {
    const [item] = await table.getMany([conversationKey(id)])
    const conversation = item && conversationFrom(item)
    if (!conversation || ![conversation.from, conversation.to].includes(party)) throw new NotFound('conversation', id)
    const [page, [line]] = await Promise.all([
      table.query({ pk: conversationPartition(id), beginsWith: MESSAGES, descending: true, limit, start }),
      linesOf(table, party, [conversation]),
    ])
    if (!line) throw new NotFound('conversation', id)
    const messages = await asWritten(table, page.items.map(messageFrom))
    return { line, messages, next: page.next }
  }
