import { gateHolds, type Finding } from '../domain/decision.ts'
import { Conflict, Forbidden, GateShort } from '../domain/errors.ts'
import type { Actor } from '../domain/person.ts'
import { reported } from '../domain/rule-result.ts'
import type { RuleId } from '../domain/rule-pack.ts'
import { isOpenToInvitees } from '../domain/transitions.ts'
import type { Moment } from '../domain/time.ts'
import { applicationKey, replaceApplication } from '../items/application-item.ts'
import { putFinding } from '../items/case-item.ts'
import { askForWake } from '../items/outbox-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { assessNow } from './assess-consortium.ts'
import { tell } from './support/event.ts'
import { submittedIn } from './support/load.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

/** What recording a finding needs from outside; `organisationsOf`: for which organisations a person may act. */
export type RecordFindingDeps = {
  readonly table: Table
  readonly newId: () => string
  readonly organisationsOf: (personId: string) => Promise<readonly string[]>
}

/** What an officer found about one rule that sent the case to review. */
export type RecordFinding = {
  readonly applicationId: string
  readonly rule: RuleId
  readonly verdict: 'accept' | 'refuse'
  readonly reason: string
  readonly personId: string
  readonly now: Moment
  readonly extra?: readonly Write[]
}

/**
 * Records an officer's finding on the rule's evidence as it is at this moment; the case then goes through the assessment again. Throws
 * GateShort where an officer would accept while the gate does not hold, Forbidden where the officer represents somebody in the case, and
 * Conflict `nothingToFind` where the rule asks nothing.
 */
export const makeRecordFinding =
  ({ table, newId, organisationsOf }: RecordFindingDeps) =>
  (command: RecordFinding): Promise<Finding> =>
    retryConflicts(async () => {
      const { applicationId, rule, verdict, reason, personId, now, extra = [] } = command
      const { application, run } = submittedIn(await table.get(applicationKey(applicationId)), applicationId)
      if (!isOpenToInvitees(application.status)) throw new Conflict('notInThisState', { status: application.status })
      const { results, facts } = await assessNow(table, application, now)
      const own = new Set(await organisationsOf(personId))
      if (facts.members.some(({ key }) => own.has(key))) throw new Forbidden('officerIsConcerned')
      // A case that falls short leaves its review by itself; who was about to approve it hears the reasons all the same.
      if (verdict === 'accept' && !gateHolds(results)) throw new GateShort(results.map(reported))
      if (application.status !== 'review') throw new Conflict('notInThisState', { status: application.status })
      const result = results.find((one) => one.rule === rule && one.effect === 'review' && !one.passes)
      if (!result) throw new Conflict('nothingToFind', { rule })
      const by: Actor = { as: 'officer', personId }
      const finding: Finding = { rule, evidence: result.evidence, verdict, reason, by: `officer:${personId}`, at: now }
      const { assessed: _, ...unassessed } = run
      await table.write([
        putFinding(applicationId, finding),
        replaceApplication(application, application, unassessed),
        askForWake(applicationId, now),
        tell(newId(), applicationId, 'found', { by, now }, { data: { rule, verdict } }),
        ...extra,
      ])
      return finding
    })
