import * as z from 'zod'
import {
  personSchema,
  representationSchema,
  type Consent,
  type Person,
  type Representation,
  type SignUp,
} from '../domain/person.ts'
import { UNVERIFIED_DAYS } from '../domain/sign-in.ts'
import { after, epochSeconds, type Moment } from '../domain/time.ts'
import type { Check, Delete, Item, Key, Put, Update, Write } from '../stores/table.ts'
import { attributes, entity } from './entity.ts'

/** The partition of a person's own items. */
export const personPartition = (id: string): string => `PERSON#${id}`

/** The key of a person. */
export const personKey = (id: string): Key => ({ pk: personPartition(id), sk: 'PERSON' })

/** The key of the item that leads from an address, however it is written, to the person. */
export const addressKey = (email: string): Key => ({ pk: `EMAIL#${email.trim().toLowerCase()}`, sk: 'EMAIL' })

const untilVerified = ({ createdAt, verifiedAt }: Person) =>
  verifiedAt === undefined ? { ttl: epochSeconds(after(createdAt, { days: UNVERIFIED_DAYS })) } : {}

const officeKeys = (id: string, roles: Person['roles']): { readonly [name: string]: string } =>
  roles.length === 0 ? {} : { gsi2pk: OFFICES, gsi2sk: id }

const persons = entity('Person', personSchema, (person) => ({
  ...personKey(person.id),
  ...untilVerified(person),
  ...officeKeys(person.id, person.roles),
}))

/** The partition of those who hold an office. */
export const OFFICES = 'OFFICES'

/** The person in an item. */
export const personFrom = persons.from

const addressSchema = z.object({ personId: z.uuid() })

/** The id of the person that an address's item leads to. */
export const personIdFrom = (item: Item): string => addressSchema.parse(item).personId

/**
 * Writes a new person under an address that nobody has, or only somebody who is forgotten: TTL removes who never gave a right
 * code, and may remove the person before the address.
 */
export const createPerson = (person: Person, forgotten?: string): readonly Put[] => [
  { put: persons.item(person), when: [{ attribute: 'pk', exists: false }] },
  {
    put: { ...addressKey(person.email), entity: 'Address', personId: person.id, ...untilVerified(person) },
    when: forgotten === undefined ? [{ attribute: 'pk', exists: false }] : [{ attribute: 'personId', is: forgotten }],
  },
]

/** The person's item and the address's both still stand: as much to write as for a new person. */
export const assertPerson = ({ id, email }: Person): readonly Write[] => [
  { check: personKey(id), when: [{ attribute: 'pk', exists: true }] },
  { check: addressKey(email), when: [{ attribute: 'personId', is: id }] },
]

const NO_CONSENT = { attribute: 'consentVersion', exists: false } as const

/** Notes the consent of a person whom a colleague had added, with the language of the sign-up; as much to write as for a new person. */
export const consent = (
  { id, email }: Person,
  { language, consentVersion }: Pick<SignUp, 'language' | 'consentVersion'>,
  at: Moment,
): readonly Write[] => [
  {
    update: personKey(id),
    set: { language, consentVersion, consents: [{ version: consentVersion, at }] },
    when: [{ attribute: 'pk', exists: true }, NO_CONSENT],
  },
  { check: addressKey(email), when: [{ attribute: 'personId', is: id }] },
]

/** Notes that a person agrees to a further version of the texts, if none was noted since the person was read. */
export const agree = ({ id, consentVersion, consents = [] }: Person, agreed: Consent): Update => ({
  update: personKey(id),
  set: { consentVersion: agreed.version, consents: [...consents, agreed] },
  when: [
    { attribute: 'pk', exists: true },
    consentVersion === undefined ? NO_CONSENT : { attribute: 'consentVersion', is: consentVersion },
  ],
})

/** Takes a person away, with the address. */
export const removePerson = ({ id, email }: Person): readonly Delete[] => [
  { delete: personKey(id) },
  { delete: addressKey(email), when: [{ attribute: 'personId', is: id }] },
]

/** Demands what stands of a person who gets no code: there is none, or one who has consented to nothing yet. */
export const assertSilent = (id: string): Check => ({ check: personKey(id), when: [NO_CONSENT] })

/** Marks a person verified, in the transaction of the first right code; from then on neither item expires. */
export const verifyPerson = ({ id, email }: Person, now: Moment): readonly Update[] => [
  {
    update: personKey(id),
    setIfAbsent: { verifiedAt: now },
    remove: ['ttl'],
    when: [{ attribute: 'pk', exists: true }],
  },
  { update: addressKey(email), remove: ['ttl'], when: [{ attribute: 'personId', is: id }] },
]

/** Changes what a person may do besides representing, or the language of the person's mail. */
export const changePerson = (
  id: string,
  change: Partial<Pick<Person, 'roles' | 'language' | 'consentVersion'>>,
): Update => ({
  update: personKey(id),
  set: { ...attributes(change), ...officeKeys(id, change.roles ?? []) },
  ...(change.roles?.length === 0 ? { remove: ['gsi2pk', 'gsi2sk'] } : {}),
  when: [{ attribute: 'pk', exists: true }],
})

/** What the sort keys of representations that have ended begin with. */
export const PAST_REPRESENTATIONS = 'PAST#'

/** What the sort keys of a person's representations begin with. */
export const REPRESENTATIONS = 'REP#'

/** The key of a representation: it is read on every request, so to remove it is to end it at once. */
export const representationKey = (personId: string, organisation: string): Key => ({
  pk: personPartition(personId),
  sk: `${REPRESENTATIONS}${organisation}`,
})

const representations = entity('Representation', representationSchema, ({ personId, organisation }) => ({
  ...representationKey(personId, organisation),
  gsi1pk: `ORG#${organisation}`,
  gsi1sk: `${REPRESENTATIONS}${personId}`,
}))

/** The representation in an item. */
export const representationFrom = representations.from

/** Where an organisation's representations are in gsi1. */
export const representationsOf = (organisation: string) =>
  ({ index: 'gsi1', pk: `ORG#${organisation}`, beginsWith: REPRESENTATIONS }) as const

/** Demands that a person represents an organisation, still. */
export const assertRepresents = (personId: string, organisation: string): Check => ({
  check: representationKey(personId, organisation),
  when: [{ attribute: 'pk', exists: true }],
})

/** Demands that a person holds the office of an officer, still; and that there is such a person. */
export const isOfficer = (personId: string): Check => ({
  check: personKey(personId),
  when: [{ attribute: 'roles', contains: 'officer' }],
})
export const isThere = (personId: string): Check => ({
  check: personKey(personId),
  when: [{ attribute: 'pk', exists: true }],
})

/** Writes a representation. */
export const putRepresentation = (representation: Representation): Put => ({
  put: representations.item(representation),
})

/** Writes the representation of somebody who does not represent the organisation yet. */
export const createRepresentation = (representation: Representation): Put => ({
  ...putRepresentation(representation),
  when: [{ attribute: 'pk', exists: false }],
})

/** Ends a representation and keeps a note that it was, with its end and who ended it. */
export const endRepresentation = (
  representation: Representation,
  endedBy: string,
  now: Moment,
): readonly (Put | Delete)[] => {
  const { personId, organisation, since } = representation
  return [
    { delete: representationKey(personId, organisation), when: [{ attribute: 'since', is: since }] },
    {
      put: {
        ...attributes(representation),
        pk: personPartition(personId),
        sk: `${PAST_REPRESENTATIONS}${organisation}#${now}`,
        entity: 'PastRepresentation',
        until: now,
        endedBy,
      },
    },
  ]
}
