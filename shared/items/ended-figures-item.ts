import * as z from 'zod'
import type { Submitted } from '../domain/application.ts'
import { shardOf, tally, type Count } from '../domain/counts.ts'
import type { CountedApplication } from '../domain/figures/of-application.ts'
import { momentSchema, type Moment } from '../domain/time.ts'
import type { Item, Key, Put } from '../stores/table.ts'
import { casePartition } from './case-item.ts'

/** The key of what is left of an application that was taken away. */
export const endedFiguresKey = (applicationId: string): Key => ({ pk: casePartition(applicationId), sk: 'FIGURES' })

/** What ended, as it was: how many had confirmed, and whether an officer had made a finding. */
type Ended = {
  readonly application: Submitted
  readonly counts: readonly Count[]
  readonly sawAnOfficer: boolean
}

/**
 * What is left of an application when it is taken away: how it ended and when, under which rules, how many had confirmed, and whether an
 * officer had a part; no name, no organisation, nobody. Written once, before anything goes, and listed where the application was.
 */
export const endedFigures = ({ application, counts, sawAnOfficer }: Ended, now: Moment): Put => ({
  put: {
    ...endedFiguresKey(application.id),
    gsi5pk: `APPS#${shardOf(application.id)}`,
    gsi5sk: `${application.submittedAt}#${application.id}`,
    entity: 'EndedFigures',
    applicationId: application.id,
    status: application.status,
    ...('cancelled' in application && application.cancelled ? { cancelled: true } : {}),
    submittedAt: application.submittedAt,
    endedAt: 'endedAt' in application ? application.endedAt : now,
    sawAnOfficer,
    packVersion: application.packVersion,
    confirmed: counts.length > 0 ? tally(counts).confirmed : 0,
    takenAwayAt: now,
  },
  when: [{ attribute: 'pk', exists: false }],
})

const countedSchema = z.object({
  status: z.string(),
  submittedAt: momentSchema,
  endedAt: momentSchema,
  cancelled: z.boolean().optional(),
  sawAnOfficer: z.boolean(),
})

/** What the figures count of an application of which nothing else is left. */
export const countedFromEnded = (item: Item): CountedApplication => countedSchema.parse(item)
