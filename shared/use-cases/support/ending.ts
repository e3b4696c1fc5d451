import { reviewCaseId } from '../../domain/officer-case.ts'
import { retention } from '../../domain/retention.ts'
import { after, type Moment } from '../../domain/time.ts'
import type { Run } from '../../items/application-item.ts'
import { clusterKey } from '../../items/cluster-item.ts'
import { movePhase } from '../../items/count-item.ts'
import { applicationDueSchema, dropDue, putDue } from '../../items/due-item.ts'
import { askForWake } from '../../items/outbox-item.ts'
import { closeIfOpen, officerCaseKey } from '../../items/officer-case-item.ts'
import { freeName } from '../../items/name-item.ts'
import type { Table, Write } from '../../stores/table.ts'

/**
 * What every ending before registration has in common, for its one transaction: counts closed (on condition of their versions, where
 * given), the name freed, a forming cluster dropped, the officers' case closed, nothing due any more but the end of its keeping, and a wake that ends waits and clears up.
 */
export const endingWrites = async (
  table: Pick<Table, 'get'>,
  applicationId: string,
  run: Run | undefined,
  versions: readonly number[] | undefined,
  hasGathered: boolean,
  now: Moment,
): Promise<readonly Write[]> => {
  const forming = hasGathered ? await table.get(clusterKey(applicationId)) : undefined
  const review = hasGathered ? await table.get(officerCaseKey(reviewCaseId(applicationId))) : undefined
  return [
    ...(hasGathered ? movePhase(applicationId, ['gathering', 'registering'], 'closed', { versions }) : []),
    ...(run?.reservedName === undefined ? [] : [freeName(run.reservedName, applicationId)]),
    ...(forming
      ? [
          {
            update: clusterKey(applicationId),
            set: { status: 'dropped' },
            when: [{ attribute: 'status', oneOf: ['forming', 'dropped'] }],
          },
        ]
      : []),
    ...closeIfOpen(review, { by: 'service', outcome: 'ended' }, now),
    ...applicationDueSchema.exclude(['retention']).options.map((kind) => dropDue(applicationId, kind)),
    putDue(applicationId, 'retention', after(now, retention.endedApplication)),
    askForWake(applicationId, now),
  ]
}
