import * as z from 'zod'
import { consentOf } from '../../shared/domain/consent.ts'
import { NotFound } from '../../shared/domain/errors.ts'
import type { Language, Organisation } from '../../shared/domain/organisation.ts'
import { bind, type Bindings } from '../../shared/http/bind.ts'
import { Refused } from '../../shared/http/refusals.ts'
import { sayFault } from '../../shared/i18n/say-fault.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeFindOrganisation } from '../../shared/use-cases/find-organisation.ts'
import { makeListRepresented } from '../../shared/use-cases/list-represented.ts'
import { makeSearchRegister } from '../../shared/use-cases/search-register.ts'
import { nextAs } from './page.ts'
import { registerRoutes } from './register.route.ts'
import { showOrganisation } from './views/organisation.ts'

/** What the routes about oneself and the register do. */
export const registerBindings = ({
  table,
}: {
  readonly table: Table
}): Bindings<(typeof registerRoutes)[number], 'read'> => {
  const [meRoute, searchRoute, readRoute] = registerRoutes
  const listRepresented = makeListRepresented({ table })
  const findOrganisation = makeFindOrganisation({ table })
  const search = makeSearchRegister({ table })

  const identified = async (identifier: string, language: Language): Promise<Organisation | undefined> => {
    const found = await findOrganisation(identifier)
    if (found && 'broken' in found) {
      const message = sayFault(found.broken.reason, language, found.broken.suggestion)
      throw new Refused('invalid-request', [{ in: 'query', pointer: '/identifier', message }])
    }
    return found && 'organisation' in found ? found.organisation : undefined
  }

  return {
    readMe: bind(meRoute, async ({ caller: { person } }) => {
      const represented = await listRepresented(person.id)
      const organisations = represented.flatMap(({ representation, organisation }) =>
        organisation ? [{ ...representation, organisation: showOrganisation(organisation) }] : [],
      )
      return { body: { person, consent: consentOf(person), organisations } }
    }),
    searchOrganisations: bind(searchRoute, async ({ query, cursors, language }) => {
      const { identifier, q, cursor, ...conditions } = query
      if (identifier !== undefined) {
        const organisation = await identified(identifier, language)
        return { body: { organisations: organisation ? [showOrganisation(organisation)] : [] } }
      }
      const page = await search({ ...conditions, words: q, after: cursors.read(z.string(), cursor) })
      return { body: { organisations: page.organisations.map(showOrganisation), ...nextAs(cursors, page.next) } }
    }),
    readOrganisation: bind(readRoute, async ({ params: { key } }) => {
      const found = await findOrganisation(key)
      const organisation = found && 'organisation' in found ? found.organisation : undefined
      if (!organisation) throw new NotFound('organisation', key)
      return { body: showOrganisation(organisation) }
    }),
  }
}
