import { confirmBySubmitting } from '../domain/answer.ts'
import { contentOf } from '../domain/application.ts'
import { screen, type Decision } from '../domain/decision.ts'
import { nameKey } from '../domain/names.ts'
import { reported, type RuleResult } from '../domain/rule-result.ts'
import { evaluateRules } from '../domain/rules.ts'
import type { RulePack } from '../domain/rule-pack.ts'
import { deadlineAfter, type Moment } from '../domain/time.ts'
import { replaceApplication, type Run } from '../items/application-item.ts'
import { putAnswer } from '../items/answer-item.ts'
import { putDecision } from '../items/case-item.ts'
import { putReturned } from '../items/returned-item.ts'
import { openCounts } from '../items/count-item.ts'
import { putDue } from '../items/due-item.ts'
import { freeName, reserveName } from '../items/name-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { tell } from './support/event.ts'
import { packOf } from './support/load.ts'
import { mailCoordinator } from './support/mail.ts'
import { gatherRuleFacts } from './support/rule-facts.ts'
import { runTask, type TaskCommand, type TaskStep, type TaskSubject } from './support/task.ts'

/** What screening needs from outside. */
export type ScreenApplicationDeps = { readonly table: Table; readonly newId: () => string }

type Outcome = 'rejected' | 'needsCorrection' | 'eligible'
type Screened = TaskSubject & { readonly pack: RulePack; readonly results: readonly RuleResult[] }

const decisionOn = ({ results, pack, now }: Screened, verdict: Decision['verdict']): Decision => ({
  verdict,
  because: 'rules',
  results: results.map(reported),
  findings: [],
  packVersion: pack.version,
  at: now,
})

/** Holds the name while the case lasts, and frees the one that it held before a rename. */
const nameWrites = ({ application, run }: TaskSubject): readonly Write[] => [
  reserveName(application.name, application.id),
  ...(run.reservedName !== undefined && nameKey(run.reservedName) !== nameKey(application.name)
    ? [freeName(run.reservedName, application.id)]
    : []),
]

const service = (now: Moment) => ({ by: { as: 'service' }, now }) as const

const reject = ({ newId }: ScreenApplicationDeps, screened: Screened): TaskStep<Outcome> => {
  const { application, now, pack } = screened
  return {
    outcome: 'rejected',
    writes: [
      putDecision(application.id, decisionOn(screened, 'rejected')),
      tell(newId(), application.id, 'screened', { ...service(now), packVersion: pack.version }),
    ],
  }
}

const returnForCorrection = (
  { newId }: ScreenApplicationDeps,
  screened: Screened,
  faults: readonly { readonly path: string; readonly rule: RuleResult['rule'] }[],
): TaskStep<Outcome> => {
  const { application, run, now, pack } = screened
  const correctBy = deadlineAfter(now, pack.times.correction, pack.timeZone)
  const id = newId()
  const nameIsOurs = !faults.some(({ rule }) => rule === 'nameIsFree')
  const kept: Run = {
    resumeAt: 'AwaitCorrection',
    ...(nameIsOurs
      ? { reservedName: application.name }
      : run.reservedName === undefined
        ? {}
        : { reservedName: run.reservedName }),
  }
  const { word: _, ...base } = application
  return {
    outcome: 'needsCorrection',
    writes: [
      replaceApplication(
        application,
        { ...base, status: 'needsCorrection', faults: [...faults], correctBy, enteredAt: now, returnedAt: now },
        kept,
      ),
      ...(nameIsOurs ? nameWrites(screened) : []),
      putReturned(application.id, { content: contentOf(application), at: now }),
      putDecision(application.id, decisionOn(screened, 'needsCorrection')),
      putDue(application.id, 'correction', correctBy),
      tell(
        id,
        application.id,
        'returnedForCorrection',
        { ...service(now), packVersion: pack.version },
        {
          data: { faults: faults.map(({ rule }) => rule).join(' ') },
        },
      ),
      mailCoordinator(application, 'returnedForCorrection', id, now),
    ],
  }
}

const admit = (
  { newId }: ScreenApplicationDeps,
  screened: Screened,
  applicant: ScreenedApplicant,
): TaskStep<Outcome> => {
  const { application, now, pack } = screened
  const deadline = deadlineAfter(now, pack.times.gathering, pack.timeZone)
  const coordinator = confirmBySubmitting({
    applicationId: application.id,
    key: application.applicant,
    organisation: applicant,
    pack,
    by: 'service',
    now,
  })
  return {
    outcome: 'eligible',
    writes: [
      replaceApplication(
        application,
        { ...application, status: 'gathering', deadline, enteredAt: now },
        { resumeAt: 'InviteConsortium', reservedName: application.name },
      ),
      ...nameWrites(screened),
      ...openCounts(application.id, coordinator, now),
      putAnswer(undefined, coordinator),
      putDue(application.id, 'deadline', deadline),
      tell(newId(), application.id, 'screened', { ...service(now), packVersion: pack.version }),
    ],
  }
}

type ScreenedApplicant = Parameters<typeof confirmBySubmitting>[0]['organisation']

/** Screens a submitted application before anybody is asked: refused, returned for correction, or let in to gather; reserves its name. */
export const makeScreenApplication =
  (deps: ScreenApplicationDeps) =>
  (command: TaskCommand): Promise<{ outcome: Outcome | 'superseded' }> =>
    runTask<Outcome>(
      deps.table,
      'ScreenApplication',
      command,
      ['rejected', 'needsCorrection', 'eligible'],
      async (subject) => {
        const pack = await packOf(deps.table, subject.application.packVersion)
        const facts = await gatherRuleFacts(deps.table, subject.application, pack, 'screening')
        const screened = { ...subject, pack, results: evaluateRules(facts, pack, 'screening') }
        const found = screen(screened.results)
        if (found.outcome === 'rejected') return reject(deps, screened)
        if (found.outcome === 'needsCorrection') return returnForCorrection(deps, screened, found.faults)
        return admit(deps, screened, facts.applicant.organisation)
      },
    )
