import { assertAppealable, type Appeal } from '../domain/appeal.ts'
import { isSubmitted } from '../domain/application.ts'
import { Conflict } from '../domain/errors.ts'
import { actorText, type Actor } from '../domain/person.ts'
import type { Moment } from '../domain/time.ts'
import { appealCaseId, appealKey, createAppeal } from '../items/appeal-item.ts'
import { applicationKey, unchanged } from '../items/application-item.ts'
import { dropDue } from '../items/due-item.ts'
import { reservationKey, reserveName } from '../items/name-item.ts'
import { openCase } from '../items/officer-case-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { tell } from './support/event.ts'
import { coordinatorsApplication, packOf } from './support/load.ts'
import { mailCoordinator } from './support/mail.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

/** What appealing needs from outside. */
export type AppealRefusalDeps = {
  readonly table: Pick<Table, 'get' | 'getMany' | 'write'>
  readonly newId: () => string
}

/** Which refusal is appealed, for whom, and why. */
export type AppealRefusal = {
  readonly applicationId: string
  readonly organisation: string
  readonly statement: string
  readonly by: Actor
  readonly now: Moment
  readonly extra: readonly Write[]
}

/**
 * Opens the one appeal against a refusal: another officer will look. The name is kept for it where it is free. Throws Conflict
 * (`notInThisState`, `deadlinePassed`, `alreadyAppealed`).
 */
export const makeAppealRefusal =
  ({ table, newId }: AppealRefusalDeps) =>
  ({ applicationId, organisation, statement, by, now, extra }: AppealRefusal): Promise<void> =>
    retryConflicts(async () => {
      const { application } = await coordinatorsApplication(table, applicationId, organisation)
      if (!isSubmitted(application)) throw new Conflict('notInThisState', { status: application.status })
      assertAppealable(application, await packOf(table, application.packVersion), now)
      const items = await table.getMany([appealKey(applicationId), reservationKey(application.name)])
      if (items.some(({ pk }) => pk === appealKey(applicationId).pk)) throw new Conflict('alreadyAppealed')
      const holdsName = items.length === 0
      const id = newId()
      const appeal: Appeal = { applicationId, statement, by: actorText(by), at: now, status: 'open', holdsName }
      await table.write([
        createAppeal(appeal),
        { check: applicationKey(applicationId), when: unchanged(application) },
        dropDue(applicationId, 'retention'),
        ...(holdsName ? [reserveName(application.name, applicationId)] : []),
        openCase(
          {
            id: appealCaseId(applicationId),
            kind: 'appeal',
            subject: { type: 'application', id: applicationId },
            concerned: [application.applicant],
            facts: { caseNumber: application.caseNumber },
          },
          now,
        ),
        tell(id, applicationId, 'appealed', { by, now }, { organisation }),
        mailCoordinator(application, 'appealReceived', id, now),
        ...extra,
      ])
    })
