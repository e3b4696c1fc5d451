import type { Submitted } from '../domain/application.ts'
import { tally, type Count } from '../domain/counts.ts'
import type { Moment } from '../domain/time.ts'
import type { Key, Put } from '../stores/table.ts'
import { casePartition } from './case-item.ts'

/** The key of what is left of an application that was taken away. */
export const endedFiguresKey = (applicationId: string): Key => ({ pk: casePartition(applicationId), sk: 'FIGURES' })

/**
 * What is left of an application when it is taken away: how it ended and when, under which rules, and how many had confirmed; no name, no
 * organisation, nobody. Written once, before anything goes.
 */
export const endedFigures = (application: Submitted, counts: readonly Count[], now: Moment): Put => ({
  put: {
    ...endedFiguresKey(application.id),
    entity: 'EndedFigures',
    applicationId: application.id,
    status: application.status,
    submittedAt: application.submittedAt,
    endedAt: 'endedAt' in application ? application.endedAt : now,
    packVersion: application.packVersion,
    confirmed: counts.length > 0 ? tally(counts).confirmed : 0,
    takenAwayAt: now,
  },
  when: [{ attribute: 'pk', exists: false }],
})
