import * as z from 'zod'
import { isListed } from '../domain/register-change.ts'
import { organisationSchema, type Organisation } from '../domain/organisation.ts'
import { profileSchema, type Profile } from '../domain/profile.ts'

const { key, aliases, name, kind, category, sectors, status } = organisationSchema.shape
const { place, description, offers, needs } = profileSchema.shape

/** The parts of an organisation that words are looked for in. */
export const searchFields = ['name', 'identifiers', 'offers', 'needs', 'place', 'description'] as const
export type SearchField = (typeof searchFields)[number]

/** What the search knows of an organisation; `open`: to invitations. */
export const searchDocumentSchema = z.strictObject({
  key,
  aliases,
  name,
  kind,
  category,
  sectors,
  status,
  place,
  description,
  offers,
  needs,
  open: z.boolean(),
})
export type SearchDocument = z.infer<typeof searchDocumentSchema>

/** What is to be found of an organisation and its profile; undefined for who was struck off. */
export const documentOf = (organisation: Organisation, profile: Profile | undefined): SearchDocument | undefined => {
  if (!isListed(organisation)) return undefined
  return {
    key: organisation.key,
    aliases: organisation.aliases,
    name: organisation.name,
    kind: organisation.kind,
    category: organisation.category,
    sectors: organisation.sectors,
    status: organisation.status,
    offers: profile?.offers ?? [],
    needs: profile?.needs ?? [],
    open: profile?.openToInvitations ?? true,
    ...(profile?.place === undefined ? {} : { place: profile.place }),
    ...(profile?.description === undefined ? {} : { description: profile.description }),
  }
}
