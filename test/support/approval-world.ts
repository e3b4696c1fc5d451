import type { Application, Content } from '../../shared/domain/application.ts'
import { answerSchema } from '../../shared/domain/answer.ts'
import type { Organisation } from '../../shared/domain/organisation.ts'
import type { RulePack } from '../../shared/domain/rule-pack.ts'
import { applicationFrom, applicationKey } from '../../shared/items/application-item.ts'
import { clusterFrom, clusterKey, membershipFrom, membersPartition } from '../../shared/items/cluster-item.ts'
import { eventFrom, eventsPartition } from '../../shared/items/event-item.ts'
import { mailFrom } from '../../shared/items/mail-item.ts'
import type { Item } from '../../shared/stores/table.ts'
import { makeAddInvitees } from '../../shared/use-cases/add-invitees.ts'
import { makeAnswerInvitation } from '../../shared/use-cases/answer-invitation.ts'
import { makeChangeOrganisationStatus } from '../../shared/use-cases/change-organisation-status.ts'
import { makeCreateApplication } from '../../shared/use-cases/create-application.ts'
import { makeSubmitApplication } from '../../shared/use-cases/submit-application.ts'
import { makeWithdrawApplication } from '../../shared/use-cases/withdraw-application.ts'
import { answersOf, countsOf } from '../../shared/use-cases/support/load.ts'
import { approvalParts, ZONE } from './approval-parts.ts'
import { aContent, aRegister, representativeOf } from './builders.ts'
import { definitionOf, machineFrom } from './asl-machine.ts'
import { makeWorld, type World, type WorldOptions } from './world.ts'

const machine = machineFrom(definitionOf('cluster-approval'))

/** How a world with a register and a policy begins: so many active participants, and what differs from rule pack 1. */
export type ApprovalWorldOptions = WorldOptions & {
  readonly organisations?: number
  readonly pack?: Partial<RulePack>
}

const commandsIn = (world: World) => {
  const deps = { table: world.table, newId: world.newId, zone: ZONE }
  let cases = 0
  const newCaseNumber = async () => `2026-${(cases += 1)}`
  return {
    create: makeCreateApplication(deps),
    submit: makeSubmitApplication({ ...deps, newCaseNumber }),
    add: makeAddInvitees(deps),
    answer: makeAnswerInvitation(deps),
    withdraw: makeWithdrawApplication(deps),
    changeStatus: makeChangeOrganisationStatus(deps),
  }
}

/** What a test looks at; it reads past whatever stands around the ports. */
const looksInto = ({ store }: World) => {
  const partition = (pk: string): readonly Item[] =>
    store
      .items()
      .filter((item) => item.pk === pk)
      .toSorted((a, b) => (a.sk < b.sk ? -1 : 1))
  return {
    application: async (id: string): Promise<Application> => applicationFrom((await store.get(applicationKey(id)))!),
    answers: (id: string) => answersOf(store, id),
    counts: (id: string) => countsOf(store, id),
    events: (id: string) => partition(eventsPartition(id)).map(eventFrom),
    cluster: async (id: string) => {
      const item = await store.get(clusterKey(id))
      return item && clusterFrom(item)
    },
    members: (id: string) => partition(membersPartition(id)).map(membershipFrom),
    mails: () =>
      store
        .items()
        .filter(({ entity }) => entity === 'Mail')
        .map(mailFrom),
    answerOf: async (id: string, { key }: Organisation) =>
      answerSchema.parse((await answersOf(store, id)).find(({ organisation }) => organisation === key)),
  }
}

/** A world in which organisations of a register apply for clusters, by the product's own use cases and workflow. */
export const approvalWorld = async (options: ApprovalWorldOptions = {}) => {
  const world = makeWorld(machine, approvalParts, options)
  const register = await aRegister(world.store, options.organisations ?? 40, options.pack)
  await world.settle()
  const commands = commandsIn(world)
  const { now } = world

  return {
    ...world,
    ...looksInto(world),
    commands,
    register,
    /** Submits an application of the first organisation with these, if nothing else is said; gives its id. Nothing follows until `settle`. */
    apply: async (
      invitees: readonly Organisation[],
      { applicant = register[0]!, content = {} }: { applicant?: Organisation; content?: Partial<Content> } = {},
    ): Promise<string> => {
      const by = representativeOf(applicant.key)
      const about = { organisation: applicant.key, by }
      const written = { ...aContent([applicant.key]), ...content }
      const { id } = await commands.create({
        content: written,
        applicant: applicant.key,
        personId: by.personId,
        now: now(),
      })
      const identifiers = invitees.map(({ key }) => key)
      await commands.add({ ...about, applicationId: id, identifiers, now: now() })
      await commands.submit({ ...about, applicationId: id, now: now() })
      return id
    },
    accept: (applicationId: string, organisation: Organisation) =>
      commands.answer({
        applicationId,
        organisation: organisation.key,
        reply: { answer: 'accept' },
        by: representativeOf(organisation.key),
        now: now(),
      }),
    decline: (applicationId: string, organisation: Organisation, reason = 'no capacity') =>
      commands.answer({
        applicationId,
        organisation: organisation.key,
        reply: { answer: 'decline', reason },
        by: representativeOf(organisation.key),
        now: now(),
      }),
    withdraw: (applicationId: string, applicant: Organisation) =>
      commands.withdraw({
        applicationId,
        organisation: applicant.key,
        by: representativeOf(applicant.key),
        now: now(),
      }),
    /** Changes the register as an officer does. */
    setStatus: ({ key }: Organisation, status: Organisation['status']) =>
      commands.changeStatus({ key, status, reason: 'test', by: { as: 'officer', personId: 'officer' }, now: now() }),
  }
}

/** A world with the product in it. */
export type ApprovalWorld = Awaited<ReturnType<typeof approvalWorld>>
