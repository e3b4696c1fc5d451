import * as z from 'zod'
import { fingerprint } from './fingerprint.ts'
import { consentSchema } from './person.ts'
import { momentSchema } from './time.ts'

/**
 * A person's wish to be forgotten: it waits and can be taken back, then the person is taken away, then what hangs on it is cleared up; what
 * stays of it at last is that somebody under this id was there, and what they had consented to.
 */
export const erasureSchema = z.strictObject({
  personId: z.uuid(),
  stage: z.enum(['waiting', 'clearing', 'erased']),
  askedAt: momentSchema,
  dueAt: momentSchema,
  erasedAt: momentSchema.optional(),
  consents: z.array(consentSchema).optional(),
})
export type Erasure = z.infer<typeof erasureSchema>

/** What goes with a person, and what stays although the person goes; a sentence in every language says each, and why. */
export const erasedKinds = ['address', 'roles', 'representations', 'claims', 'notices', 'account', 'counters'] as const
export const stayingKinds = [
  'events',
  'decisions',
  'pastRepresentations',
  'consents',
  'organisations',
  'writings',
] as const
export type ErasedKind = (typeof erasedKinds)[number]
export type StayingKind = (typeof stayingKinds)[number]

/** An organisation that nobody could act for any more, and how much it leads. */
export const orphanedSchema = z.strictObject({
  organisation: z.string(),
  name: z.string(),
  clusters: z.int().min(0),
  applications: z.int().min(0),
})
export type Orphaned = z.infer<typeof orphanedSchema>

/** What a person must send back to be erased: it is made of what they were warned of, so that nobody confirms what they have not seen. */
export const confirmationOf = (personId: string, orphaned: readonly Orphaned[]): string =>
  fingerprint(
    JSON.stringify([
      personId,
      orphaned.map(({ organisation, clusters, applications }) => [organisation, clusters, applications]),
    ]),
  )
