import { CITY, personParty, type Party } from '../../shared/domain/party.ts'
import type { Person } from '../../shared/domain/person.ts'
import { bind, type Bindings } from '../../shared/http/bind.ts'
import type { Table, Write } from '../../shared/stores/table.ts'
import { makeWriteAboutProject } from '../../shared/use-cases/contacts/write-about-project.ts'
import { makeWriteMessage } from '../../shared/use-cases/contacts/write-message.ts'
import { approachRoutes } from './approaches.route.ts'
import { conversationsOf, openedAt } from './show-conversations.ts'

type ApproachRoute = (typeof approachRoutes)[number]
type Deps = { readonly table: Table }

const [listOwn, readOwn, openOwn, writeOwn, listCity, readCity, openCity, writeCity] = approachRoutes

type Asked<B> = {
  readonly caller: { readonly person: Person }
  readonly body: B
  readonly newId: () => string
  readonly extra: readonly Write[]
  readonly now: string
}

const sender = ({ caller, newId, extra, now }: Asked<unknown>, party: Party) => ({
  id: newId(),
  party,
  personId: caller.person.id,
  extra,
  now,
})

const writersOf = ({ table }: Deps) => {
  const writeAbout = makeWriteAboutProject({ table })
  const write = makeWriteMessage({ table })
  return {
    open: (
      asked: Asked<{ cluster: string; project: string; to: 'coordinator' | 'lead'; text: string }>,
      party: Party,
    ) => {
      const { cluster: clusterId, ...body } = asked.body
      return writeAbout({ ...sender(asked, party), clusterId, ...body })
    },
    write: async (asked: Asked<{ text: string }>, conversation: string, party: Party) => {
      await write({ ...sender(asked, party), conversation, text: asked.body.text })
      return { body: {} }
    },
  }
}

const own = ({ caller }: { readonly caller: { readonly person: Person } }): Party => personParty(caller.person.id)

/** What the routes do by which a person reads its own conversations. */
export const approachReadBindings = (deps: Deps): Bindings<ApproachRoute, 'read'> => {
  const { list, read } = conversationsOf(deps)
  return {
    listOwnConversations: bind(listOwn, (asked) => list(own(asked), asked)),
    readOwnConversation: bind(readOwn, (asked) => read(own(asked), asked.params.id, asked)),
  }
}

const openedOwn = openedAt('/api/me/conversations')

/** What the routes do by which a person writes for itself. */
export const approachWriteBindings = (deps: Deps): Bindings<ApproachRoute, 'write'> => {
  const { open, write } = writersOf(deps)
  return {
    openOwnConversation: bind(
      openOwn,
      async (asked) => openedOwn(await open(asked, own(asked))),
      async ({ newId }) => openedOwn(newId()),
    ),
    writeOwnMessage: bind(
      writeOwn,
      (asked) => write(asked, asked.params.id, own(asked)),
      async () => ({ body: {} }),
    ),
  }
}

const openedCity = openedAt('/api/officer/conversations')

/** What the routes do by which officers write for the city. */
export const approachOfficerBindings = (deps: Deps): Bindings<ApproachRoute, 'officer'> => {
  const { list, read } = conversationsOf(deps)
  const { open, write } = writersOf(deps)
  return {
    listCityConversations: bind(listCity, (asked) => list(CITY, asked)),
    readCityConversation: bind(readCity, (asked) => read(CITY, asked.params.id, asked)),
    openCityConversation: bind(
      openCity,
      async (asked) => openedCity(await open(asked, CITY)),
      async ({ newId }) => openedCity(newId()),
    ),
    writeCityMessage: bind(
      writeCity,
      (asked) => write(asked, asked.params.id, CITY),
      async () => ({ body: {} }),
    ),
  }
}
