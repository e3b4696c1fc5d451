import { taxonomy, TAXONOMY_VERSION } from '../../shared/domain/taxonomy.ts'
import type { Profile } from '../../shared/domain/profile.ts'
import { bind, type Bindings } from '../../shared/http/bind.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeReadProfile } from '../../shared/use-cases/read-profile.ts'
import { makeWriteProfile } from '../../shared/use-cases/write-profile.ts'
import { profileRoutes } from './profiles.route.ts'
import { showProfile } from './views/profile.ts'

type ProfileRoute = (typeof profileRoutes)[number]

const [taxonomyRoute, readRoute, writeRoute] = profileRoutes

const shown = (profile: Profile) => ({ body: showProfile(profile), version: profile.version })

/** What the routes do by which anybody signed in reads what organisations can do. */
export const profileReadBindings = ({ table }: { readonly table: Table }): Bindings<ProfileRoute, 'read'> => {
  const read = makeReadProfile({ table })
  return {
    readTaxonomy: bind(taxonomyRoute, async () => ({ body: { version: TAXONOMY_VERSION, entries: [...taxonomy] } })),
    readProfile: bind(readRoute, async ({ params }) => shown(await read(params.key))),
  }
}

/** What the route does by which a representative says what its organisation can do. */
export const profileWriteBindings = ({ table }: { readonly table: Table }): Bindings<ProfileRoute, 'write'> => {
  const write = makeWriteProfile({ table })
  return {
    writeProfile: bind(writeRoute, async ({ caller, body, ifMatch = 0, now }) => {
      const { organisation, person } = caller
      return shown(await write({ organisation, version: ifMatch, content: body, by: person.id, now }))
    }),
  }
}
