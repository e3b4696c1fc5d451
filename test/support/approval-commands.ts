import type { Content, ContentChange } from '../../shared/domain/application.ts'
import type { Organisation } from '../../shared/domain/organisation.ts'
import type { RuleId } from '../../shared/domain/rule-pack.ts'
import { makeAddInvitees } from '../../shared/use-cases/add-invitees.ts'
import { makeAnswerInvitation } from '../../shared/use-cases/answer-invitation.ts'
import { makeChangeApplication } from '../../shared/use-cases/change-application.ts'
import { makeChangeOrganisationStatus } from '../../shared/use-cases/change-organisation-status.ts'
import { makeCreateApplication } from '../../shared/use-cases/create-application.ts'
import { makeRecordFinding } from '../../shared/use-cases/record-finding.ts'
import { makeRestartAttempt } from '../../shared/use-cases/restart-attempt.ts'
import { makeChooseMode, makeDecideNow, makeExtend } from '../../shared/use-cases/steer-decision.ts'
import { makeSubmitApplication } from '../../shared/use-cases/submit-application.ts'
import { makeNewCaseNumber } from '../../shared/use-cases/new-case-number.ts'
import { inOrder } from './in-order.ts'
import { makeWithdrawApplication } from '../../shared/use-cases/withdraw-application.ts'
import { aContent, representativeOf } from './builders.ts'
import type { Ports } from './world.ts'

const keysOf = (organisations: readonly Organisation[]) => organisations.map(({ key }) => key)

/** What people do, in as few words as a test needs; nothing follows before the world settles. Whoever is not named is `coordinator`. */
export const approvalCommands = (
  { table, newId, now }: Pick<Ports, 'table' | 'newId' | 'now'>,
  coordinator: Organisation,
) => {
  const deps = { table, newId }
  const officer = { as: 'officer', personId: 'officer' } as const
  const create = makeCreateApplication(deps)
  const add = makeAddInvitees(deps)
  const submit = makeSubmitApplication({ ...deps, newCaseNumber: makeNewCaseNumber({ table, below: inOrder() }) })
  const change = makeChangeApplication(deps)
  const answer = makeAnswerInvitation(deps)
  const withdraw = makeWithdrawApplication(deps)
  const changeStatus = makeChangeOrganisationStatus({ ...deps, organisationsOf: async () => [] })
  const find = makeRecordFinding({ ...deps, organisationsOf: async () => [] })
  const steer = { mode: makeChooseMode(deps), now: makeDecideNow(deps), extend: makeExtend(deps) }
  const restart = makeRestartAttempt(deps)

  const as = ({ key }: Organisation) => ({ organisation: key, by: representativeOf(key), now: now() })

  return {
    /** Submits a new application with these on its list; gives its id. */
    apply: async (
      invitees: readonly Organisation[],
      { applicant = coordinator, content = {} }: { applicant?: Organisation; content?: Partial<Content> } = {},
    ): Promise<string> => {
      const { by } = as(applicant)
      const written = aContent([applicant.key], content)
      const { id } = await create({ content: written, applicant: applicant.key, personId: by.personId, now: now() })
      await add({ ...as(applicant), applicationId: id, identifiers: keysOf(invitees) })
      await submit({ ...as(applicant), applicationId: id })
      return id
    },
    /** Asks more organisations. */
    ask: (applicationId: string, invitees: readonly Organisation[], applicant = coordinator) =>
      add({ ...as(applicant), applicationId, identifiers: keysOf(invitees) }),
    /** Changes what was returned for correction and submits it again. */
    correct: async (applicationId: string, version: number, changed: ContentChange, applicant = coordinator) => {
      await change({ ...as(applicant), applicationId, version, change: changed })
      return submit({ ...as(applicant), applicationId })
    },
    accept: (applicationId: string, organisation: Organisation) =>
      answer({ ...as(organisation), applicationId, reply: { answer: 'accept' } }),
    decline: (applicationId: string, organisation: Organisation, reason = 'no capacity') =>
      answer({ ...as(organisation), applicationId, reply: { answer: 'decline', reason } }),
    withdraw: (applicationId: string, applicant = coordinator) => withdraw({ ...as(applicant), applicationId }),
    chooseMode: (applicationId: string, mode: 'whenRulesHold' | 'whenAllAnswered' | 'onMyWord') =>
      steer.mode({ ...as(coordinator), applicationId, mode }),
    decideNow: (applicationId: string) => steer.now({ ...as(coordinator), applicationId }),
    extend: (applicationId: string) => steer.extend({ ...as(coordinator), applicationId }),
    /** Changes the register as an officer does. */
    setStatus: ({ key }: Organisation, status: Organisation['status']) =>
      changeStatus({ key, status, reason: 'test', by: officer, now: now() }),
    find: (applicationId: string, rule: RuleId, verdict: 'accept' | 'refuse') =>
      find({ applicationId, rule, verdict, reason: 'test', personId: officer.personId, now: now() }),
    /** Begins the attempt after this one, as an operator does. */
    restart: (applicationId: string, attempt: number) =>
      restart({
        applicationId,
        expectedAttempt: attempt,
        because: 'operator',
        by: { as: 'operator', personId: 'operator' },
        now: now(),
      }),
  }
}
