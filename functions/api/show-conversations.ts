import type { Party } from '../../shared/domain/party.ts'
import type { Cursors } from '../../shared/http/cursor.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeListConversations, makeReadConversation } from '../../shared/use-cases/contacts/read-conversations.ts'
import { nextAs, startIn } from './page.ts'
import { showConversationLine, showMessage } from './views/conversation.ts'

type Asked = {
  readonly query: { readonly limit: number; readonly cursor?: string | undefined }
  readonly cursors: Cursors
}

/** Shows the conversations of a side, and one of them with its messages, whoever the side is. */
export const conversationsOf = ({ table }: { readonly table: Pick<Table, 'getMany' | 'query'> }) => {
  const list = makeListConversations({ table })
  const read = makeReadConversation({ table })
  return {
    list: async (party: Party, { query: { limit, cursor }, cursors }: Asked) => {
      const { lines, next } = await list({ party, limit, start: startIn(cursors, cursor) })
      const conversations = lines.map((line) => showConversationLine(line, party))
      return { body: { conversations, ...nextAs(cursors, next) } }
    },
    read: async (party: Party, id: string, { query: { limit, cursor }, cursors }: Asked) => {
      const { line, messages, next } = await read({ id, party, limit, start: startIn(cursors, cursor) })
      const newest = messages.map((message) => showMessage(message, party))
      return { body: { ...showConversationLine(line, party), newest, ...nextAs(cursors, next) } }
    },
  }
}

/** What answers an opened conversation. */
export const openedAt = (base: string) => (id: string) => ({ body: { id }, location: `${base}/${id}` })
