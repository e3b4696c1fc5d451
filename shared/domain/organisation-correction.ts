import * as z from 'zod'
import { organisationSchema, type Organisation } from './organisation.ts'
import type { Moment } from './time.ts'

const { name, kind, category, sectors, language, aliases } = organisationSchema.shape

/** What an officer may put right of an organisation besides its status and its registered address; what is left out stays. */
export const organisationCorrectionSchema = z
  .strictObject({ name, kind, category, sectors, language, aliases })
  .partial()
  .refine((correction) => Object.keys(correction).length > 0, { error: 'says what to correct' })
export type OrganisationCorrection = z.infer<typeof organisationCorrectionSchema>

/** One field as it was and as it is, for the record. */
export type Corrected = { readonly field: string; readonly from: string; readonly to: string }

const textOf = (value: unknown): string => (Array.isArray(value) ? value.join(' ') : String(value))

/** The organisation as corrected at a moment, from when on it counts against imports; and what that changes. */
export const corrected = (
  organisation: Organisation,
  correction: OrganisationCorrection,
  now: Moment,
): { readonly organisation: Organisation; readonly changes: readonly Corrected[] } => {
  const before = new Map<string, unknown>(Object.entries(organisation))
  const given = Object.entries(correction).filter(([, value]) => value !== undefined)
  const changes = given
    .map(([field, value]) => ({ field, from: textOf(before.get(field)), to: textOf(value) }))
    .filter(({ from, to }) => from !== to)
  const next = organisationSchema.parse({ ...organisation, ...Object.fromEntries(given), asOf: now })
  return { organisation: next, changes }
}
