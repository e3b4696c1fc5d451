import { isOpen } from '../domain/answer.ts'
import { assess, gateHolds, type Assessment, type Decision, type Finding } from '../domain/decision.ts'
import { countsTowards } from '../domain/answer.ts'
import { reported, type RuleResult } from '../domain/rule-result.ts'
import { evaluateRules, type RuleFacts } from '../domain/rules.ts'
import type { RulePack } from '../domain/rule-pack.ts'
import type { Tally } from '../domain/counts.ts'
import { reviewCaseId } from '../domain/officer-case.ts'
import { whatNow, type WhatNow } from '../domain/what-now.ts'
import type { Submitted } from '../domain/application.ts'
import { replaceApplication, type Run } from '../items/application-item.ts'
import { casePartition, FINDINGS, findingFrom, putDecision } from '../items/case-item.ts'
import { movePhase } from '../items/count-item.ts'
import { putDue } from '../items/due-item.ts'
import { closeIfOpen, officerCaseKey, openCase, openCaseIn, replaceCase } from '../items/officer-case-item.ts'
import { isNotHeld } from '../items/hold-item.ts'
import { queryAll } from '../stores/query-all.ts'
import type { Item, Table, Write } from '../stores/table.ts'
import { tell } from './support/event.ts'
import { holdOn } from './support/held.ts'
import { packOf, tallyOf } from './support/load.ts'
import { gatherRuleFacts, type Reader } from './support/rule-facts.ts'
import { runTask, type TaskCommand, type TaskStep, type TaskSubject } from './support/task.ts'

/** What assessing needs from outside. */
export type AssessConsortiumDeps = { readonly table: Table; readonly newId: () => string }

type Outcome = Assessment['outcome']

/** An assessment with all that it rests on. */
export type Assessed = {
  readonly pack: RulePack
  readonly facts: RuleFacts
  readonly results: readonly RuleResult[]
  readonly tally: Tally
  readonly next: WhatNow
  readonly findings: readonly Finding[]
  readonly assessment: Assessment
}

/** Assesses an application against the register as it is now: a recount, every rule, the moment, the officers' findings. Writes nothing. */
export const assessNow = async (table: Reader, application: Submitted, now: string): Promise<Assessed> => {
  const pack = await packOf(table, application.packVersion)
  // The counts are read before the answers: an answer in between then shows as a new version and is assessed again.
  const tally = await tallyOf(table, application.id)
  const [facts, found] = await Promise.all([
    gatherRuleFacts(table, application, pack, 'assessment'),
    queryAll(table, { pk: casePartition(application.id), beginsWith: FINDINGS }),
  ])
  const results = evaluateRules(facts, pack, 'assessment')
  const open = facts.members.filter(
    ({ answer, organisation }) => answer !== undefined && isOpen(answer) && countsTowards(pack, organisation),
  )
  const next = whatNow(
    {
      gateHolds: gateHolds(results),
      open: open.length,
      changedAt: tally.changedAt,
      deadline: application.deadline,
      word: application.word,
    },
    application.mode,
    pack,
    now,
  )
  const findings = found.map(findingFrom).toSorted((a, b) => (a.at < b.at ? -1 : 1))
  return { pack, facts, results, tally, next, findings, assessment: assess(results, next, findings) }
}

const decisionOf = ({ results, findings, pack, next, assessment }: Assessed, now: string): Decision => ({
  verdict: assessment.outcome,
  because: assessment.outcome === 'rejected' ? assessment.because : next.decide ? next.because : 'rules',
  results: results.map(reported),
  findings: [...findings],
  packVersion: pack.version,
  at: now,
})

/** Failures stay on record until the application waits again: what fails after every assessment must get stuck, not go round. */
const runAfter = (run: Run, { tally, assessment }: Assessed, now: string): Run => ({
  resumeAt: assessment.outcome === 'review' ? 'AwaitOfficer' : 'AssessConsortium',
  ...(run.reservedName === undefined ? {} : { reservedName: run.reservedName }),
  ...(run.failures === undefined ? {} : { failures: run.failures }),
  assessed: {
    versions: [...tally.versions],
    at: now,
    ...(assessment.outcome === 'notYet' ? { lookAgainAt: assessment.lookAgainAt } : {}),
  },
})

/** The application in the state that its assessment leaves it in; the wait that follows, or the task, moves it on. */
const nextState = (application: Submitted, { outcome }: Assessment, now: string): Submitted => {
  const { id, ...rest } = application
  const common = { ...rest, id, enteredAt: now }
  if (outcome === 'review') return { ...common, status: 'review', reviewSince: now }
  return outcome === 'notYet' ? { ...common, status: 'gathering' } : { ...common, status: 'assessing' }
}

/** The officers' case: opened when there is a question, brought up to date while there is one, closed by whatever else is found. */
const caseWrites = (
  { application, now }: TaskSubject,
  { assessment, findings }: Assessed,
  item: Item | undefined,
): readonly Write[] => {
  const { id, applicant, name, caseNumber } = application
  if (assessment.outcome !== 'review') {
    const by = findings.at(-1)?.by ?? 'service'
    return closeIfOpen(item, { by, outcome: assessment.outcome }, now)
  }
  const facts = { name, caseNumber, rules: assessment.rules.join(' ') }
  const open = openCaseIn(item)
  if (open) return [replaceCase(open, { ...open, facts })]
  const subject = { type: 'application', id } as const
  return [openCase({ id: reviewCaseId(id), kind: 'review', subject, concerned: [applicant], facts }, now)]
}

const stepOf = (
  deps: AssessConsortiumDeps,
  subject: TaskSubject,
  assessed: Assessed,
  officerCase: Item | undefined,
): TaskStep<Outcome> => {
  const { application, run, now } = subject
  const { assessment, tally, pack } = assessed
  const told = { by: { as: 'service' }, now, packVersion: pack.version } as const
  const event = (): readonly Write[] => {
    if (assessment.outcome === 'notYet') return []
    const type = assessment.outcome === 'review' ? 'sentToOfficer' : 'assessed'
    const rules = assessment.outcome === 'review' ? { rules: assessment.rules.join(' ') } : {}
    return [
      tell(deps.newId(), application.id, type, told, {
        data: { verdict: assessment.outcome, confirmed: tally.confirmed, ...rules },
      }),
    ]
  }
  const due = (): readonly Write[] => {
    return assessment.outcome === 'notYet' && assessment.lookAgainAt < application.deadline
      ? [putDue(application.id, 'lookAgain', assessment.lookAgainAt)]
      : []
  }
  const backToGathering =
    tally.phase === 'registering' && assessment.outcome !== 'approved'
      ? movePhase(application.id, ['registering', 'gathering'], 'gathering')
      : []
  return {
    outcome: assessment.outcome,
    writes: [
      replaceApplication(application, nextState(application, assessment, now), runAfter(run, assessed, now)),
      isNotHeld('decisions'),
      putDecision(application.id, decisionOf(assessed, now)),
      ...event(),
      ...due(),
      ...caseWrites(subject, assessed, officerCase),
      ...backToGathering,
    ],
  }
}

/** While decisions are held nothing is decided: it waits, and nothing is noted as seen, so that the wait ends once they go on. */
const waitMeanwhile = async (table: Table, { application, run, now }: TaskSubject): Promise<TaskStep<Outcome>> => {
  const { assessed: _, ...unassessed } = run
  const { phase } = await tallyOf(table, application.id)
  const back = phase === 'registering' ? movePhase(application.id, ['registering'], 'gathering') : []
  const waiting: Submitted = { ...application, status: 'gathering', enteredAt: now }
  return {
    outcome: 'notYet',
    writes: [replaceApplication(application, waiting, { ...unassessed, resumeAt: 'AssessConsortium' }), ...back],
  }
}

/** Decides an application against the register: approved, rejected, a question for an officer, or not yet; that too while operators hold decisions. */
export const makeAssessConsortium =
  (deps: AssessConsortiumDeps) =>
  (command: TaskCommand): Promise<{ outcome: Outcome | 'superseded' }> =>
    runTask<Outcome>(
      deps.table,
      'AssessConsortium',
      command,
      ['approved', 'rejected', 'review', 'notYet'],
      async (subject) => {
        if (await holdOn(deps.table, 'decisions')) return waitMeanwhile(deps.table, subject)
        const [assessed, officerCase] = await Promise.all([
          assessNow(deps.table, subject.application, subject.now),
          deps.table.get(officerCaseKey(reviewCaseId(subject.application.id))),
        ])
        return stepOf(deps, subject, assessed, officerCase)
      },
    )
