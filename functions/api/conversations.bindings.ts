import type { Message } from '../../shared/domain/conversation.ts'
import { bind, type Bindings } from '../../shared/http/bind.ts'
import type { Table } from '../../shared/stores/table.ts'
import {
  makeListConversations,
  makeReadConversation,
  type ConversationLine,
} from '../../shared/use-cases/contacts/read-conversations.ts'
import { makeOpenConversation, makeWriteMessage } from '../../shared/use-cases/contacts/write-message.ts'
import { conversationRoutes } from './conversations.route.ts'
import { nextAs, startIn } from './page.ts'
import { showNamed } from './views/organisation.ts'

type ConversationRoute = (typeof conversationRoutes)[number]

const [listRoute, readRoute, openRoute, writeRoute] = conversationRoutes

const by = (organisation: string, from: string) => (from === organisation ? ('us' as const) : ('them' as const))

const showLine = ({ conversation, other, muted }: ConversationLine, organisation: string) => ({
  id: conversation.id,
  with: showNamed(other.key, other.organisation),
  opened: conversation.from === organisation ? ('byUs' as const) : ('byThem' as const),
  subject: conversation.subject,
  messages: conversation.messages,
  last: { by: by(organisation, conversation.last.from), at: conversation.last.at },
  muted,
})

const showMessage = ({ number, from, text, at }: Message, organisation: string) => ({
  number,
  by: by(organisation, from),
  text,
  at,
})

/** What the routes do by which organisations read what they wrote to each other. */
export const conversationReadBindings = ({ table }: { readonly table: Table }): Bindings<ConversationRoute, 'read'> => {
  const list = makeListConversations({ table })
  const read = makeReadConversation({ table })
  return {
    listConversations: bind(listRoute, async ({ caller: { organisation }, query: { limit, cursor }, cursors }) => {
      const { lines, next } = await list({ organisation, limit, start: startIn(cursors, cursor) })
      return { body: { conversations: lines.map((line) => showLine(line, organisation)), ...nextAs(cursors, next) } }
    }),
    readConversation: bind(readRoute, async ({ caller: { organisation }, params, query, cursors }) => {
      const start = startIn(cursors, query.cursor)
      const { line, messages, next } = await read({ id: params.id, organisation, limit: query.limit, start })
      const newest = messages.map((message) => showMessage(message, organisation))
      return { body: { ...showLine(line, organisation), newest, ...nextAs(cursors, next) } }
    }),
  }
}

const opened = (id: string) => ({ body: { id }, location: `/api/conversations/${id}` })

/** What the routes do by which organisations write to each other. */
export const conversationWriteBindings = ({
  table,
}: {
  readonly table: Table
}): Bindings<ConversationRoute, 'write'> => {
  const open = makeOpenConversation({ table })
  const write = makeWriteMessage({ table })
  return {
    openConversation: bind(
      openRoute,
      async ({ caller: { organisation, person }, body, newId, extra, now }) =>
        opened(await open({ ...body, id: newId(), organisation, personId: person.id, extra, now })),
      async ({ newId }) => opened(newId()),
    ),
    writeMessage: bind(
      writeRoute,
      async ({ caller: { organisation, person }, params, body: { text }, newId, extra, now }) => {
        await write({ conversation: params.id, id: newId(), organisation, personId: person.id, text, extra, now })
        return { body: {} }
      },
      async () => ({ body: {} }),
    ),
  }
}
