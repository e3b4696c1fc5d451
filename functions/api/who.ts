import * as z from 'zod'
import { Forbidden } from '../../shared/domain/errors.ts'
import { organisationKeySchema } from '../../shared/domain/identifiers/index.ts'
import type { Person } from '../../shared/domain/person.ts'
import type { Caller } from '../../shared/http/caller.ts'
import { Refused } from '../../shared/http/refusals.ts'
import type { Who } from '../../shared/http/route.ts'
import { personFrom, personKey, representationKey } from '../../shared/items/person-item.ts'
import type { Table } from '../../shared/stores/table.ts'
import type { HttpEvent } from './event.ts'

/** The header that names the organisation for which a representative acts. */
export const ORGANISATION_HEADER = 'consort-organisation'

const claimsSchema = z.object({ token_use: z.literal('access'), username: z.uuid() })

const personOf = async (table: Pick<Table, 'get'>, { claims }: HttpEvent): Promise<Person> => {
  const token = claimsSchema.safeParse(claims)
  const item = token.success ? await table.get(personKey(token.data.username)) : undefined
  if (!item) throw new Refused('unauthenticated')
  return personFrom(item)
}

const actingFor = async (table: Pick<Table, 'get'>, person: Person, { headers }: HttpEvent): Promise<string> => {
  const named = headers[ORGANISATION_HEADER]
  if (named === undefined) throw new Refused('organisation-required')
  const key = organisationKeySchema.safeParse(named.trim())
  const representation = key.success ? await table.get(representationKey(person.id, key.data)) : undefined
  if (!key.success || !representation) throw new Refused('not-representative')
  return key.data
}

/**
 * Who calls, as far as the route demands it; whoever is not what it demands is refused. Roles and representations are read
 * on every request, so that taking one away works at once.
 */
export const identify = async (table: Pick<Table, 'get'>, who: Who, event: HttpEvent): Promise<Caller> => {
  if (who === 'anyone') return { who }
  const person = await personOf(table, event)
  const personId = person.id
  switch (who) {
    case 'person':
      return { who, person, by: { as: who, personId } }
    case 'representative': {
      const organisation = await actingFor(table, person, event)
      return { who, person, organisation, by: { as: who, personId, organisation } }
    }
    case 'officer':
      if (!person.roles.includes(who)) throw new Forbidden()
      return { who, person, by: { as: who, personId } }
    case 'operator':
      if (!person.roles.includes(who)) throw new Forbidden()
      return { who, person, by: { as: who, personId } }
  }
}
