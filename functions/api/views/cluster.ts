import * as z from 'zod'
import { clusterSchema } from '../../../shared/domain/cluster.ts'
import { membershipSchema } from '../../../shared/domain/membership.ts'
import { organisationSchema } from '../../../shared/domain/organisation.ts'
import { momentSchema } from '../../../shared/domain/time.ts'
import { namedView } from './organisation.ts'
import { projectLineView } from './project.ts'

const { id, version, number, name, purpose, admission, applicationId, membersAtRegistration } = clusterSchema.shape

/** A registered cluster. */
export const clusterView = z
  .object({
    id,
    version,
    number,
    name,
    purpose,
    projects: z.array(projectLineView).describe('open ones only; where none is left, it is time to add one'),
    admission: z.enum(admission.unwrap().options),
    coordinator: namedView,
    applicationId,
    registeredAt: momentSchema,
    membersAtRegistration,
  })
  .meta({ id: 'Cluster' })

/** One line about a cluster in a list. */
export const clusterLineView = z
  .object({ id, number, name, coordinator: namedView, registeredAt: momentSchema, membersAtRegistration })
  .meta({ id: 'ClusterLine' })

const { category, sectors } = organisationSchema.shape

/** A member of a cluster; what sort of organisation it is and in which fields, as far as the register has it. */
export const memberView = z
  .object({
    organisation: namedView,
    category: category.optional(),
    sectors: sectors.optional(),
    role: membershipSchema.shape.role,
    since: momentSchema,
  })
  .meta({ id: 'Member' })
