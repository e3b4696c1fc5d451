import * as z from 'zod'
import { organisationKeySchema } from './identifiers/index.ts'
import { capabilityCodeSchema } from './taxonomy.ts'
import { momentSchema, type Moment } from './time.ts'

/** How far a technology is, from 1 (principles observed) to 9 (proven in use): the readiness levels of ISO 16290. */
const readinessSchema = z.int().min(1).max(9)

/** How much of it: a number with its unit (`400 wafers a month`), or words where no number fits. */
const capacitySchema = z.union([
  z.strictObject({ amount: z.number().positive().max(1e12), unit: z.string().trim().min(1).max(40) }),
  z.strictObject({ words: z.string().trim().min(1).max(200) }),
])

/** One thing that an organisation can do or needs: a code of the taxonomy, in its own words, how much, how ready. */
export const capabilitySchema = z
  .strictObject({
    code: capabilityCodeSchema,
    text: z.string().trim().min(1).max(300).optional(),
    capacity: capacitySchema.optional(),
    readiness: readinessSchema.optional(),
  })
  .meta({ id: 'Capability' })

const capabilitiesSchema = z
  .array(capabilitySchema)
  .max(40)
  .refine((all) => new Set(all.map(({ code }) => code)).size === all.length, 'names a code twice')

/** What an organisation says of itself to those who look for partners. */
export const profileContentSchema = z.strictObject({
  offers: capabilitiesSchema,
  needs: capabilitiesSchema,
  place: z.string().trim().min(1).max(100).optional(),
  description: z.string().trim().min(1).max(1000).optional(),
  openToInvitations: z.boolean(),
})
export type ProfileContent = z.infer<typeof profileContentSchema>

/**
 * The profile of an organisation. `source`: who wrote it last; what a representative has written is not overwritten by an import.
 * `asOf`: of an imported one, the moment that its row holds for.
 * `changedBy`: the person, where it was one.
 */
export const profileSchema = profileContentSchema.extend({
  organisation: organisationKeySchema,
  source: z.enum(['import', 'representative']),
  asOf: momentSchema.optional(),
  changedBy: z.string().optional(),
  changedAt: momentSchema,
  version: z.int().min(1),
})
export type Profile = z.infer<typeof profileSchema>

/** The version of a profile that nobody has written yet: it is empty, and the first to write names this version. */
const UNWRITTEN = 1

/** What stands for the profile of an organisation that has none: nothing offered, nothing needed, open to invitations. */
export const emptyProfile = (organisation: string, since: Moment): Profile => ({
  organisation,
  offers: [],
  needs: [],
  openToInvitations: true,
  source: 'import',
  changedAt: since,
  version: UNWRITTEN,
})

/** Whether somebody has written the profile. */
export const isWritten = ({ version }: Profile): boolean => version > UNWRITTEN
