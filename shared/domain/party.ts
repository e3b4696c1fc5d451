import * as z from 'zod'
import { organisationKeySchema } from './identifiers/index.ts'

/** The city as a side of a conversation: every officer reads and writes there. */
export const CITY = 'city'

const PERSON = /^person:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** One side of a conversation: an organisation by its key, a person who acts for none (`person:<id>`), or the city. */
export const partySchema = z.union([organisationKeySchema, z.literal(CITY), z.string().regex(PERSON)])
export type Party = z.infer<typeof partySchema>

/** What a side is. */
export const partyKindSchema = z.enum(['organisation', 'person', 'city'])
export type PartyKind = z.infer<typeof partyKindSchema>

/** The side of a person who acts for no organisation. */
export const personParty = (personId: string): Party => `person:${personId}`

/** The person that a side is; undefined for an organisation and for the city. */
export const personOf = (party: Party): string | undefined => PERSON.exec(party)?.[1]

/** What a side is: organisation, person or city. */
export const kindOfParty = (party: Party): PartyKind => {
  if (party === CITY) return 'city'
  return personOf(party) === undefined ? 'organisation' : 'person'
}
