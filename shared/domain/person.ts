import * as z from 'zod'
import { organisationKeySchema } from './identifiers/index.ts'
import { languageSchema } from './organisation.ts'
import { momentSchema } from './time.ts'

/** That somebody agreed to a version of the texts on consent and privacy, and when. */
export const consentSchema = z.strictObject({ version: z.string(), at: momentSchema })
export type Consent = z.infer<typeof consentSchema>

/**
 * A person who signs in; the id is ours and outlives the user pool. Roles are records, not groups of the pool. Whom a colleague
 * added has no `consentVersion` before signing up, and gets no code until then; `consents` has every version with its moment.
 */
export const personSchema = z.strictObject({
  id: z.uuid(),
  email: z.email().max(254),
  language: languageSchema,
  roles: z.array(z.enum(['officer', 'operator'])),
  consentVersion: z.string().optional(),
  consents: z.array(consentSchema).optional(),
  createdAt: momentSchema,
  verifiedAt: momentSchema.optional(),
})
export type Person = z.infer<typeof personSchema>

/** What somebody gives who signs up; `consentVersion` names the texts that were consented to. */
export type SignUp = Pick<Person, 'email' | 'language'> & { readonly consentVersion: string }

/** How many colleagues an organisation adds in a day. */
export const COLLEAGUES_PER_DAY = 20

/** That a person may act for an organisation and how it was proven; `addedBy` is the colleague whose word it was. */
export const representationSchema = z.strictObject({
  personId: z.uuid(),
  organisation: organisationKeySchema,
  since: momentSchema,
  provenBy: z.enum(['code', 'officer', 'colleague']),
  addedBy: z.uuid().optional(),
})
export type Representation = z.infer<typeof representationSchema>

/** Who does something: a person for an organisation, an invited organisation by its link, an office holder, or the service itself. */
export type Actor =
  | { readonly as: 'representative'; readonly personId: string; readonly organisation: string }
  | { readonly as: 'link'; readonly organisation: string }
  | { readonly as: 'person' | 'officer' | 'operator'; readonly personId: string }
  | { readonly as: 'service' }

/** The actor as it stands in events: no name, no address. */
export const actorText = (actor: Actor): string => {
  switch (actor.as) {
    case 'representative':
      return `person:${actor.personId}`
    case 'link':
      return `link:${actor.organisation}`
    case 'person':
    case 'officer':
    case 'operator':
      return `${actor.as}:${actor.personId}`
    case 'service':
      return 'service'
  }
}
