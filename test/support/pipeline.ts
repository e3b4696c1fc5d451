import { tally } from '../../shared/domain/counts.ts'
import { contributionOf } from '../../shared/domain/answer.ts'
import type { Application, Content } from '../../shared/domain/application.ts'
import type { Organisation, OrganisationStatus } from '../../shared/domain/organisation.ts'
import type { RulePack } from '../../shared/domain/rule-pack.ts'
import { after, type Moment, type Span } from '../../shared/domain/time.ts'
import type { WaitOutcome } from '../../shared/domain/wait.ts'
import { applicationFrom, applicationKey, runFrom } from '../../shared/items/application-item.ts'
import { clusterFrom, clusterKey } from '../../shared/items/cluster-item.ts'
import { MEMBERS_ONLY, membershipFrom, membersPartition } from '../../shared/items/membership-item.ts'
import { decisionFrom, decisionKey } from '../../shared/items/case-item.ts'
import { eventFrom, eventsPartition } from '../../shared/items/event-item.ts'
import { mailFrom } from '../../shared/items/mail-item.ts'
import { waitKindSchema, type WaitKind } from '../../shared/items/wait-item.ts'
import { memoryTable, type MemoryTable } from '../../shared/stores/memory-table.ts'
import { queryAll } from '../../shared/stores/query-all.ts'
import type { Table } from '../../shared/stores/table.ts'
import type { Workflow } from '../../shared/stores/workflow.ts'
import { makeAddInvitees } from '../../shared/use-cases/add-invitees.ts'
import { makeAnswerInvitation } from '../../shared/use-cases/answer-invitation.ts'
import { makeAssessConsortium } from '../../shared/use-cases/assess-consortium.ts'
import { makeChangeApplication } from '../../shared/use-cases/change-application.ts'
import { makeChangeOrganisationStatus } from '../../shared/use-cases/change-organisation-status.ts'
import { makeCheckApplication } from '../../shared/use-cases/check-application.ts'
import { makeCreateApplication } from '../../shared/use-cases/create-application.ts'
import { makeEnterWait } from '../../shared/use-cases/enter-wait.ts'
import { makeHearRegisterChange } from '../../shared/use-cases/hear-register-change.ts'
import { makeInviteConsortium } from '../../shared/use-cases/invite-consortium.ts'
import { makeMarkStuck } from '../../shared/use-cases/mark-stuck.ts'
import { makeRecordFinding } from '../../shared/use-cases/record-finding.ts'
import { makeRecordRejection } from '../../shared/use-cases/record-rejection.ts'
import { makeRegisterCluster } from '../../shared/use-cases/register-cluster.ts'
import { makeRemoveInvitee } from '../../shared/use-cases/remove-invitee.ts'
import { makeReplaceInvitee } from '../../shared/use-cases/replace-invitee.ts'
import { makeResendAll, makeResendInvitation } from '../../shared/use-cases/resend-invitations.ts'
import { makeRestartAttempt } from '../../shared/use-cases/restart-attempt.ts'
import { makeScreenApplication } from '../../shared/use-cases/screen-application.ts'
import { makeChooseMode, makeDecideNow, makeExtend } from '../../shared/use-cases/steer-decision.ts'
import { makeSubmitApplication } from '../../shared/use-cases/submit-application.ts'
import { makeNewCaseNumber } from '../../shared/use-cases/new-case-number.ts'
import { inOrder } from './in-order.ts'
import { answersOf, countsOf } from '../../shared/use-cases/support/load.ts'
import { makeLapseHandover } from '../../shared/use-cases/handover/lapse.ts'
import { makeWakeApplication } from '../../shared/use-cases/wake-application.ts'
import { makeWithdrawApplication } from '../../shared/use-cases/withdraw-application.ts'
import { aContent, aRegister, ids, representativeOf, START } from './builders.ts'

const by = (organisation: string) => ({ organisation, by: representativeOf(organisation) })

/** A workflow engine that keeps tokens and does nothing: a test says what happens next. */
const anEngine = () => {
  const waiting = new Set<string>()
  const completed: { token: string; outcome: WaitOutcome }[] = []
  const running = new Set<string>()
  const workflow: Workflow = {
    completeWait: async (token, outcome) => {
      if (!waiting.delete(token)) return 'gone'
      completed.push({ token, outcome })
      return 'completed'
    },
    isRunning: async (applicationId, attempt) => running.has(`${applicationId}-${attempt}`),
  }
  return { workflow, waiting, completed, running }
}

/** How a pipeline begins: so many organisations, what differs from rule pack 1, which table, and what stands around it. */
export type PipelineOptions = {
  readonly organisations?: number
  readonly pack?: Partial<RulePack>
  readonly store?: Table
  readonly around?: (table: Table) => Table
}

/** The use cases over one table, one clock and an engine that only remembers; nothing happens by itself. */
export const aPipeline = async ({
  organisations = 40,
  pack,
  around = (table) => table,
  ...options
}: PipelineOptions = {}) => {
  const store: MemoryTable = options.store ? { ...options.store, items: () => [] } : memoryTable()
  const register = await aRegister(store, organisations, pack)
  const table = around(store)
  const engine = anEngine()
  const newId = ids()
  let time: Moment = START
  const now = (): Moment => (time = new Date(Date.parse(time) + 1).toISOString())
  const deps = { table, newId, workflow: engine.workflow }
  const restart = makeRestartAttempt(deps)
  const tasks = {
    screen: makeScreenApplication(deps),
    invite: makeInviteConsortium(deps),
    assess: makeAssessConsortium(deps),
    register: makeRegisterCluster(deps),
    reject: makeRecordRejection(deps),
    stuck: makeMarkStuck(deps),
  }
  const cases = {
    create: makeCreateApplication(deps),
    change: makeChangeApplication(deps),
    add: makeAddInvitees(deps),
    remove: makeRemoveInvitee(deps),
    replace: makeReplaceInvitee(deps),
    check: makeCheckApplication(deps),
    submit: makeSubmitApplication({ ...deps, newCaseNumber: makeNewCaseNumber({ table, below: inOrder() }) }),
    withdraw: makeWithdrawApplication(deps),
    chooseMode: makeChooseMode(deps),
    decideNow: makeDecideNow(deps),
    extend: makeExtend(deps),
    answer: makeAnswerInvitation(deps),
    resend: makeResendInvitation(deps),
    resendAll: makeResendAll(deps),
    find: makeRecordFinding({ ...deps, organisationsOf: async () => [] }),
    changeStatus: makeChangeOrganisationStatus({ ...deps, organisationsOf: async () => [] }),
    hear: makeHearRegisterChange(deps),
    enterWait: makeEnterWait(deps),
    wake: makeWakeApplication({ ...deps, restartAttempt: restart, lapse: makeLapseHandover(deps) }),
    restart,
  }
  const applicant = register[0]!
  const application = async (id: string): Promise<Application> =>
    applicationFrom((await store.get(applicationKey(id)))!)
  const attemptOf = async (id: string) => {
    const found = await application(id)
    return 'attempt' in found ? found.attempt : 1
  }

  const task = async (id: string, name: 'screen' | 'invite' | 'assess' | 'register' | 'reject', enteredAt = now()) =>
    (await tasks[name]({ applicationId: id, attempt: await attemptOf(id), enteredAt, now: now() })).outcome
  const wait = async (id: string, kind: WaitKind = 'consortium', differing: { attempt?: number } = {}) => {
    const token = newId()
    engine.waiting.add(token)
    const attempt = differing.attempt ?? (await attemptOf(id))
    engine.running.add(`${id}-${attempt}`)
    await cases.enterWait({ applicationId: id, attempt, kind, token, enteredAt: now(), retry: 0, now: now() })
    return token
  }
  const outcomeOf = (token: string) => engine.completed.find((one) => one.token === token)?.outcome
  const submit = async (
    invitees: readonly (Organisation | string)[],
    { by: who = applicant, content = {} }: { by?: Organisation; content?: Partial<Content> } = {},
  ): Promise<string> => {
    const { id } = await cases.create({
      content: aContent([who.key], content),
      applicant: who.key,
      personId: representativeOf(who.key).personId,
      now: now(),
    })
    const identifiers = invitees.map((invitee) => (typeof invitee === 'string' ? invitee : invitee.key))
    if (identifiers.length > 0) await cases.add({ ...by(who.key), applicationId: id, identifiers, now: now() })
    await cases.submit({ ...by(who.key), applicationId: id, now: now() })
    return id
  }

  return {
    store,
    table,
    register,
    engine,
    cases,
    tasks,
    task,
    wait,
    outcomeOf,
    submit,
    now,
    newId,
    application,
    passed: (span: Span) => {
      time = after(time, span)
    },
    advanceTo: (moment: Moment) => {
      time = moment
    },
    coordinator: { organisation: applicant.key, by: representativeOf(applicant.key) },
    /** Submits, screens and invites: an application that gathers. */
    gather: async (invitees: readonly (Organisation | string)[], differing?: Parameters<typeof submit>[1]) => {
      const id = await submit(invitees, differing)
      await task(id, 'screen')
      await task(id, 'invite')
      return id
    },
    accept: (id: string, { key }: Organisation) =>
      cases.answer({ applicationId: id, ...by(key), reply: { answer: 'accept' }, now: now() }),
    decline: (id: string, { key }: Organisation) =>
      cases.answer({ applicationId: id, ...by(key), reply: { answer: 'decline', reason: 'no time' }, now: now() }),
    setStatus: ({ key }: Organisation, status: OrganisationStatus) =>
      cases.changeStatus({ key, status, reason: 'test', by: { as: 'officer', personId: 'o' }, now: now() }),
    run: async (id: string) => runFrom((await store.get(applicationKey(id)))!)!,
    answers: (id: string) => answersOf(store, id),
    counts: async (id: string) => tally(await countsOf(store, id)),
    recount: async (id: string) => {
      const contributions = (await answersOf(store, id)).map(contributionOf)
      return {
        confirmed: contributions.filter((one) => one === 'confirmed').length,
        open: contributions.filter((one) => one === 'open').length,
      }
    },
    cluster: async (id: string) => {
      const item = await store.get(clusterKey(id))
      return item && clusterFrom(item)
    },
    members: async (id: string) =>
      (await queryAll(store, { pk: membersPartition(id), where: MEMBERS_ONLY })).map(
        (item) => membershipFrom(item).organisation,
      ),
    coordinators: async (id: string) =>
      (await queryAll(store, { pk: membersPartition(id), where: MEMBERS_ONLY }))
        .map(membershipFrom)
        .flatMap(({ role, organisation }) => (role === 'coordinator' ? [organisation] : [])),
    decision: async (id: string) => decisionFrom((await store.get(decisionKey(id)))!),
    events: async (id: string) => (await queryAll(store, { pk: eventsPartition(id) })).map(eventFrom),
    waits: () => store.items().filter(({ sk }) => waitKindSchema.options.some((kind) => sk === `WAIT#${kind}`)),
    due: (id: string, kind: string) =>
      store.items().find(({ pk, sk }) => pk === `APP#${id}` && sk === `DUE#${kind}`)?.['dueAt'] as string | undefined,
    names: () => store.items().filter(({ entity }) => entity === 'Name'),
    mails: (template?: string) =>
      store
        .items()
        .filter(({ entity }) => entity === 'Mail')
        .map(mailFrom)
        .filter((mail) => template === undefined || mail.template === template),
  }
}

/** The use cases over one table. */
export type Pipeline = Awaited<ReturnType<typeof aPipeline>>
