import type { Appeal } from '../domain/appeal.ts'
import type { Fault, Status } from '../domain/application.ts'
import type { Decision } from '../domain/decision.ts'
import type { Organisation } from '../domain/organisation.ts'
import type { Moment } from '../domain/time.ts'
import { turnOf, type Turn } from '../domain/turn.ts'
import { appealFrom, appealKey } from '../items/appeal-item.ts'
import { decisionFrom, decisionKey } from '../items/case-item.ts'
import { organisationFrom, organisationKey } from '../items/organisation-item.ts'
import type { Table } from '../stores/table.ts'
import { readableBy, type Readable } from './support/access.ts'
import { correctionOf, type Corrected } from './support/correction.ts'
import { marksIn } from './support/marks.ts'
import { progressOf, type ProgressOf } from './support/progress.ts'

/** Which application, read for which organisation. */
export type ReadApplication = { readonly applicationId: string; readonly organisation: string; readonly now: Moment }

/** An application with what a reader wants to know of it at once. */
export type ApplicationRead = Readable & {
  readonly coordinator: Organisation | undefined
  readonly turn: Turn
  readonly progress: ProgressOf
  readonly decision: Decision | undefined
  readonly marks: readonly Fault[]
  readonly appeal: Appeal | undefined
  readonly corrected: Corrected | undefined
}

/** The states in which an applicant sees the last assessment: what was returned, asked of an officer, or decided. */
const SHOWN: readonly Status[] = ['needsCorrection', 'review', 'registered', 'rejected', 'expired']

/** Whose turn it is with a refused application while its appeal is open. */
const APPEALED: Turn = { whose: 'officer', waitingFor: 'appeal' }

/** Reads an application for its applicant or for an organisation that was asked; throws NotFound for everybody else. */
export const makeReadApplication =
  ({ table }: { readonly table: Pick<Table, 'get' | 'getMany' | 'query'> }) =>
  async ({ applicationId, organisation, now }: ReadApplication): Promise<ApplicationRead> => {
    const readable = await readableBy(table, applicationId, organisation)
    const { application } = readable
    const showsDecision = readable.as === 'applicant' && SHOWN.includes(application.status)
    const sees = readable.as === 'applicant' ? 'all' : 'shared'
    const [progress, item, decision, marks, corrected, appealItem] = await Promise.all([
      progressOf(table, application, now),
      table.get(organisationKey(application.applicant)),
      showsDecision ? table.get(decisionKey(applicationId)) : undefined,
      marksIn(table, application),
      correctionOf(table, application, sees),
      sees === 'all' && application.status === 'rejected' ? table.get(appealKey(applicationId)) : undefined,
    ])
    const appeal = appealItem && appealFrom(appealItem)
    return {
      ...readable,
      coordinator: organisationFrom(item),
      turn: appeal?.status === 'open' ? APPEALED : turnOf(application, progress.next),
      progress,
      decision: decision && decisionFrom(decision),
      marks,
      appeal,
      corrected,
    }
  }
