import * as z from 'zod'
import { contentSchema } from './application.ts'
import { organisationKeySchema } from './identifiers/index.ts'
import { projectSchema } from './project.ts'
import { momentSchema } from './time.ts'

/** A cluster; `forming` while the saga writes its memberships (nobody sees it), `dropped` if its application ended otherwise. */
export const clusterSchema = z.strictObject({
  id: z.uuid(),
  status: z.enum(['forming', 'registered', 'dropped']),
  applicationId: z.uuid(),
  name: z.string(),
  purpose: z.string(),
  projects: z.array(projectSchema),
  admission: contentSchema.shape.admission,
  coordinator: organisationKeySchema,
  formedAt: momentSchema,
  registeredAt: momentSchema.optional(),
  membersAtRegistration: z.int().min(0).optional(),
})
export type Cluster = z.infer<typeof clusterSchema>

/** That an organisation is a member of a cluster, since when, and through which application. */
export const membershipSchema = z.strictObject({
  clusterId: z.uuid(),
  organisation: organisationKeySchema,
  applicationId: z.uuid(),
  role: z.enum(['coordinator', 'member']),
  since: momentSchema,
})
export type Membership = z.infer<typeof membershipSchema>
