import * as z from 'zod'
import { ownFieldSchema, organisationSchema, type Organisation, type OwnField } from './organisation.ts'

/** What a representative may change of its organisation; `null` takes an address away, and leaves it to the register again. */
export const ownChangeSchema = z.strictObject({
  contactEmail: organisationSchema.shape.contactEmail.unwrap().nullable().optional(),
  language: organisationSchema.shape.language.optional(),
})
export type OwnChange = z.infer<typeof ownChangeSchema>

/** The version of what an organisation changes of itself. */
export const ownVersionOf = ({ ownVersion = 0 }: Organisation): number => ownVersion + 1

const setBy = (change: OwnChange, field: OwnField): boolean | undefined =>
  change[field] === undefined ? undefined : change[field] !== null

/** The organisation with what its representative changed, which imports leave as it is from then on. */
export const changeOwnFields = (organisation: Organisation, change: OwnChange): Organisation => {
  const { contactEmail: _, ...rest } = organisation
  const contactEmail =
    change.contactEmail === undefined ? organisation.contactEmail : (change.contactEmail ?? undefined)
  return {
    ...rest,
    ...(contactEmail === undefined ? {} : { contactEmail }),
    language: change.language ?? organisation.language,
    ownVersion: ownVersionOf(organisation),
    ownFields: ownFieldSchema.options.filter(
      (field) => setBy(change, field) ?? organisation.ownFields?.includes(field) ?? false,
    ),
  }
}

/** What an organisation has set itself, in place of what a register's row says of it. */
export const keptOf = ({ ownFields = [], contactEmail, language }: Organisation): Partial<Organisation> => ({
  ...(ownFields.includes('contactEmail') && contactEmail !== undefined ? { contactEmail } : {}),
  ...(ownFields.includes('language') ? { language } : {}),
})
