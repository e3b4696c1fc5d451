import * as z from 'zod'
import { chainIdOf } from '../../../shared/domain/chain/chain-id.ts'
import { concernCauseSchema } from '../../../shared/domain/concern.ts'
import { momentSchema } from '../../../shared/domain/time.ts'
import type { DepartureRead } from '../../../shared/use-cases/joining/preview-departure.ts'

const varietyView = z.object({
  before: z.int(),
  after: z.int(),
  required: z.int(),
  short: z.boolean().describe('fewer would be left than the rules ask for'),
  lost: z.array(z.string()),
})

/** What would follow if a member left or were removed. */
export const departureView = z
  .object({
    mustHandOver: z.boolean().describe('it coordinates, so it cannot leave before it has handed over'),
    counting: z.object({
      before: z.int(),
      after: z.int(),
      minimum: z.int(),
      short: z.boolean().describe('fewer would count than the minimum'),
    }),
    concern: z
      .object({ causes: z.array(concernCauseSchema), mendBy: momentSchema })
      .optional()
      .describe('what would be the matter with the cluster, and until when it could be mended'),
    sectors: varietyView.optional(),
    categories: varietyView.optional(),
    projects: z.array(z.object({ id: z.string(), title: z.string(), leads: z.boolean(), others: z.int() })),
    chains: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        opens: z.array(z.string()),
        fallShort: z.array(z.string()),
        cutOff: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'Departure' })

const showVariety = (variety: DepartureRead['sectors']) =>
  variety && { ...variety, short: variety.after < variety.required, lost: [...variety.lost] }

/** What would follow, for the member itself or the coordinator. */
export const showDeparture = (read: DepartureRead): z.input<typeof departureView> => ({
  mustHandOver: read.mustHandOver,
  counting: { ...read.counting, short: read.counting.after < read.counting.minimum },
  concern: read.concern,
  sectors: showVariety(read.sectors),
  categories: showVariety(read.categories),
  projects: [...read.projects],
  chains: read.chains.map(({ id, title, opens, fallShort, cutOff }) => ({
    id: chainIdOf({ owner: read.cluster.id, id }),
    title,
    opens: [...opens],
    fallShort: [...fallShort],
    cutOff: [...cutOff],
  })),
})
