import * as z from 'zod'
import { organisationKeySchema, aliasSchema } from './identifiers/index.ts'
import { momentSchema } from './time.ts'

/** Participants are registered in the city, partners elsewhere; which of them count is the rule pack's business. */
export const organisationKindSchema = z.enum(['participant', 'partner'])

/** What sort of organisation it is. */
export const categorySchema = z.enum([
  'largeCompany',
  'industry',
  'sme',
  'research',
  'education',
  'developmentInstitute',
  'municipalAuthority',
])
export type Category = z.infer<typeof categorySchema>

/** A field of activity: a short word such as `robotics`; the list is open, registers bring their own. */
export const sectorSchema = z.string().trim().min(1).max(60)

/** Whether the register holds it active. */
export const organisationStatusSchema = z.enum(['active', 'suspended', 'struckOff'])
export type OrganisationStatus = z.infer<typeof organisationStatusSchema>

/** The languages that we speak. */
export const languageSchema = z.enum(['en', 'ru'])
export type Language = z.infer<typeof languageSchema>

/** What an organisation may set itself, and imports then leave. */
export const ownFieldSchema = z.enum(['contactEmail', 'language'])
export type OwnField = z.infer<typeof ownFieldSchema>

/** A legal entity in the register. `registeredEmail` proves representation; `contactEmail` only gets notifications. */
export const organisationSchema = z.strictObject({
  key: organisationKeySchema,
  aliases: z.array(aliasSchema).max(10),
  name: z.string().min(1).max(500),
  kind: organisationKindSchema,
  category: categorySchema,
  sectors: z.array(sectorSchema).max(20),
  status: organisationStatusSchema,
  statusSince: momentSchema,
  registeredEmail: z.email().max(254).optional(),
  registeredEmailSince: momentSchema.optional(),
  contactEmail: z.email().max(254).optional(),
  undeliverableSince: momentSchema.optional(),
  language: languageSchema,
  ownFields: z.array(ownFieldSchema).optional(),
  ownVersion: z.int().min(1).optional(),
  asOf: momentSchema,
})
export type Organisation = z.infer<typeof organisationSchema>

/** Whether mail can reach it: it has a registered address, and that address has not bounced. */
export const isReachable = (organisation: Organisation): boolean =>
  organisation.registeredEmail !== undefined && organisation.undeliverableSince === undefined

/** Whether it is a participant whom the register holds active: what an applicant has to be. */
export const isActiveParticipant = (organisation: Organisation | undefined): boolean =>
  organisation?.status === 'active' && organisation.kind === 'participant'
