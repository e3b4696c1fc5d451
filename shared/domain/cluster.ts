import * as z from 'zod'
import { contentSchema } from './application.ts'
import { concernSchema } from './concern.ts'
import { organisationKeySchema } from './identifiers/index.ts'
import { momentSchema } from './time.ts'

/**
 * A cluster; `forming` while the saga writes its memberships (nobody sees it), `dropped` if its application ended otherwise, `struckOff` by an
 * officer. Its id is its application's, its public number that of the case.
 */
export const clusterSchema = z.strictObject({
  id: z.uuid(),
  version: z.int().min(1),
  status: z.enum(['forming', 'registered', 'dropped', 'struckOff']),
  applicationId: z.uuid(),
  number: z.string(),
  packVersion: z.int().min(1),
  name: z.string(),
  purpose: z.string(),
  admission: contentSchema.shape.admission,
  coordinator: organisationKeySchema,
  formedAt: momentSchema,
  registeredAt: momentSchema.optional(),
  membersAtRegistration: z.int().min(0).optional(),
  concern: concernSchema.optional(),
  struckOff: z.strictObject({ at: momentSchema, reason: z.string() }).optional(),
})
export type Cluster = z.infer<typeof clusterSchema>

/** The public registration number of the cluster that a case leads to. */
export const registrationNumber = (caseNumber: string): string => `C-${caseNumber}`
