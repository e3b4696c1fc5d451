import * as z from 'zod'
import type { Cluster } from '../../../shared/domain/cluster.ts'
import { concernCauseSchema } from '../../../shared/domain/concern.ts'
import { momentSchema } from '../../../shared/domain/time.ts'

const concernView = z.object({
  causes: z.array(concernCauseSchema),
  counting: z.int(),
  since: momentSchema,
  mendBy: momentSchema,
})

/** How a cluster stands, for its members and for officers: what is the matter, if anything, or that it was struck off. */
export const standingView = z
  .object({
    id: z.uuid(),
    number: z.string(),
    name: z.string(),
    status: z.enum(['registered', 'struckOff']),
    counting: z.int(),
    minimum: z.int(),
    concern: concernView.optional(),
    struckOff: z.object({ at: momentSchema, reason: z.string() }).optional(),
  })
  .meta({ id: 'ClusterStanding' })

/** How a cluster stands, with how many members count towards its minimum today. */
export const showStanding = (
  cluster: Cluster,
  { counting, minimum }: { readonly counting: number; readonly minimum: number },
): z.input<typeof standingView> => ({
  ...cluster,
  status: cluster.status === 'struckOff' ? 'struckOff' : 'registered',
  counting,
  minimum,
})
