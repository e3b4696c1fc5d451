import { contentOf, type Application, type Submitted } from '../../domain/application.ts'
import type { Finding } from '../../domain/decision.ts'
import type { Actor } from '../../domain/person.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import { deadlineAfter, type Moment } from '../../domain/time.ts'
import { createApplication } from '../../items/application-item.ts'
import { EMPTY_LIST, putFinding, putListed } from '../../items/case-item.ts'
import { askForStart } from '../../items/outbox-item.ts'
import type { Write } from '../../stores/table.ts'
import { tell } from './event.ts'

/** A refused application that is sent on its way again: under which id and case number, by whom, and what is carried over to it. */
export type Reapplying = {
  readonly refused: Submitted
  readonly id: string
  readonly caseNumber: string
  readonly eventId: string
  readonly identifiers: readonly string[]
  readonly findings: readonly Finding[]
  readonly pack: RulePack
  readonly by: Actor
  readonly now: Moment
}

/**
 * The writes of a new application with the content and the list of a refused one, submitted at once under the same rules: it is screened,
 * everybody is asked anew, and the gate is the gate.
 */
export const reapplyWrites = (again: Reapplying): readonly Write[] => {
  const { refused, id, caseNumber, eventId, identifiers, findings, pack, by, now } = again
  const { applicant, createdBy, mode } = refused
  const application: Application = {
    ...contentOf(refused),
    id,
    status: 'screening',
    mode,
    applicant,
    createdBy,
    createdAt: now,
    version: 1,
    copiedFrom: refused.id,
    caseNumber,
    submittedAt: now,
    packVersion: pack.version,
    attempt: 1,
    enteredAt: now,
    deadline: deadlineAfter(now, pack.times.gathering, pack.timeZone),
    extensions: 0,
  }
  const about = { organisation: applicant, data: { copiedFrom: refused.id } }
  return [
    createApplication(application, { resumeAt: 'ScreenApplication' }),
    putListed(id, EMPTY_LIST, { identifiers: [...identifiers], repeated: [] }),
    ...findings.map((finding) => putFinding(id, finding)),
    askForStart(id, 1, now),
    tell(eventId, id, 'submitted', { by, now, packVersion: pack.version }, about),
  ]
}
