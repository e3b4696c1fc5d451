import { bind, type Bindings } from '../../shared/http/bind.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeWriteAboutProject } from '../../shared/use-cases/contacts/write-about-project.ts'
import { makeOpenConversation, makeWriteMessage } from '../../shared/use-cases/contacts/write-message.ts'
import { conversationRoutes } from './conversations.route.ts'
import { conversationsOf, openedAt } from './show-conversations.ts'

type ConversationRoute = (typeof conversationRoutes)[number]
type Deps = { readonly table: Table }

const [listRoute, readRoute, openRoute, aboutRoute, writeRoute] = conversationRoutes

/** What the routes do by which organisations read what they wrote to each other. */
export const conversationReadBindings = ({ table }: Deps): Bindings<ConversationRoute, 'read'> => {
  const { list, read } = conversationsOf({ table })
  return {
    listConversations: bind(listRoute, (asked) => list(asked.caller.organisation, asked)),
    readConversation: bind(readRoute, (asked) => read(asked.caller.organisation, asked.params.id, asked)),
  }
}

const opened = openedAt('/api/conversations')

/** What the routes do by which organisations write to each other. */
export const conversationWriteBindings = ({ table }: Deps): Bindings<ConversationRoute, 'write'> => {
  const open = makeOpenConversation({ table })
  const writeAbout = makeWriteAboutProject({ table })
  const write = makeWriteMessage({ table })
  return {
    openConversation: bind(
      openRoute,
      async ({ caller: { organisation: party, person }, body, newId, extra, now }) =>
        opened(await open({ ...body, id: newId(), party, personId: person.id, extra, now })),
      async ({ newId }) => opened(newId()),
    ),
    writeAboutProject: bind(
      aboutRoute,
      async ({ caller: { organisation: party, person }, params: { id: clusterId, project }, ...asked }) => {
        const { body, newId, extra, now } = asked
        const about = { clusterId, project, ...body }
        return opened(await writeAbout({ ...about, id: newId(), party, personId: person.id, extra, now }))
      },
      async ({ newId }) => opened(newId()),
    ),
    writeMessage: bind(
      writeRoute,
      async ({ caller: { organisation: party, person }, params, body, newId, extra, now }) => {
        const { text } = body
        await write({ id: newId(), conversation: params.id, party, personId: person.id, text, extra, now })
        return { body: {} }
      },
      async () => ({ body: {} }),
    ),
  }
}
