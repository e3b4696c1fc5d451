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

type Found = { readonly person: Person; readonly isRepresentative: boolean }

/** One look at the table for the person and, where an organisation is named, for the representation. */
const look = async (
  table: Pick<Table, 'getMany'>,
  { claims }: HttpEvent,
  organisation: string | undefined,
): Promise<Found> => {
  const token = claimsSchema.safeParse(claims)
  if (!token.success) throw new Refused('unauthenticated')
  const personId = token.data.username
  const items = await table.getMany([
    personKey(personId),
    ...(organisation === undefined ? [] : [representationKey(personId, organisation)]),
  ])
  const { sk: ownKey } = personKey(personId)
  const item = items.find(({ sk }) => sk === ownKey)
  if (!item) throw new Refused('unauthenticated')
  return { person: personFrom(item), isRepresentative: items.length === 2 }
}

const organisationNamedIn = ({ headers }: HttpEvent): string | undefined =>
  organisationKeySchema.safeParse(headers[ORGANISATION_HEADER]?.trim()).data

/**
 * Who calls, as far as the route demands it; whoever is not what it demands is refused. Roles and representations are read
 * on every request, so that taking one away works at once.
 */
export const identify = async (table: Pick<Table, 'getMany'>, who: Who, event: HttpEvent): Promise<Caller> => {
  if (who === 'anyone') return { who }
  const organisation = who === 'representative' ? organisationNamedIn(event) : undefined
  const { person, isRepresentative } = await look(table, event, organisation)
  const personId = person.id
  switch (who) {
    case 'person':
      return { who, person, by: { as: who, personId } }
    case 'representative':
      if (event.headers[ORGANISATION_HEADER] === undefined) throw new Refused('organisation-required')
      if (organisation === undefined || !isRepresentative) throw new Refused('not-representative')
      return { who, person, organisation, by: { as: who, personId, organisation } }
    case 'officer':
      if (!person.roles.includes(who)) throw new Forbidden()
      return { who, person, by: { as: who, personId } }
    case 'operator':
      if (!person.roles.includes(who)) throw new Forbidden()
      return { who, person, by: { as: who, personId } }
  }
}
