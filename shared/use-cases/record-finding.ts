import { gateHolds, type Finding } from '../domain/decision.ts'
import { Conflict, Forbidden, GateShort } from '../domain/errors.ts'
import { actorText, type Actor } from '../domain/person.ts'
import { reported, type RuleResult } from '../domain/rule-result.ts'
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

type Answering = Omit<RecordFinding, 'rule'> & { readonly rule?: RuleId | undefined }

/** What an officer finds on the questions that are asked at this moment (on one of them, where a rule is named). */
const findingsOn = (results: readonly RuleResult[], command: Answering): readonly Finding[] => {
  const { rule, verdict, reason, personId, now } = command
  const by = actorText({ as: 'officer', personId })
  return results
    .filter((one) => (rule ?? one.rule) === one.rule && one.effect === 'review' && !one.passes)
    .map((one): Finding => ({ rule: one.rule, evidence: one.evidence, verdict, reason, by, at: now }))
}

const isSameFinding = (a: Finding, b: Finding): boolean =>
  a.rule === b.rule && a.evidence === b.evidence && a.verdict === b.verdict && a.by === b.by

/** Records findings in one transaction; where all questions are answered at once, to say the same again writes nothing. */
const find = ({ table, newId, organisationsOf }: RecordFindingDeps, command: Answering): Promise<readonly Finding[]> =>
  retryConflicts(async () => {
    const { applicationId, rule, verdict, personId, now, extra = [] } = command
    const { application, run } = submittedIn(await table.get(applicationKey(applicationId)), applicationId)
    if (!isOpenToInvitees(application.status)) throw new Conflict('notInThisState', { status: application.status })
    const { results, facts, findings: earlier } = await assessNow(table, application, now)
    const own = new Set(await organisationsOf(personId))
    if (facts.members.some(({ key }) => own.has(key))) throw new Forbidden('officerIsConcerned')
    // A case that falls short leaves its review by itself; who was about to approve it hears the reasons all the same.
    if (verdict === 'accept' && !gateHolds(results)) throw new GateShort(results.map(reported))
    if (application.status !== 'review') throw new Conflict('notInThisState', { status: application.status })
    const found = findingsOn(results, command)
    if (found.length === 0) throw new Conflict('nothingToFind', rule === undefined ? {} : { rule })
    const isSaid = found.every((one) => earlier.some((said) => isSameFinding(said, one)))
    if (rule === undefined && isSaid) return found
    const by: Actor = { as: 'officer', personId }
    const { assessed: _, ...unassessed } = run
    await table.write([
      ...found.map((one) => putFinding(applicationId, one)),
      replaceApplication(application, application, unassessed),
      askForWake(applicationId, now),
      ...found.map((one) => tell(newId(), applicationId, 'found', { by, now }, { data: { rule: one.rule, verdict } })),
      ...extra,
    ])
    return found
  })

/**
 * Records an officer's finding on the rule's evidence as it is at this moment; the case then goes through the assessment again. Throws
 * GateShort where an officer would accept while the gate does not hold, Forbidden where the officer represents somebody in the case, and
 * Conflict `nothingToFind` where the rule asks nothing.
 */
export const makeRecordFinding =
  (deps: RecordFindingDeps) =>
  async (command: RecordFinding): Promise<Finding> => {
    const [finding] = await find(deps, command)
    if (!finding) throw new Conflict('nothingToFind', { rule: command.rule })
    return finding
  }

/** Answers every question of a case the same way, in one transaction; to say the same again changes nothing. Throws as for one question. */
export const makeAnswerQuestions =
  (deps: RecordFindingDeps) =>
  (command: Omit<RecordFinding, 'rule'>): Promise<readonly Finding[]> =>
    find(deps, command)
