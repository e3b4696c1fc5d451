import type { Application } from '../../shared/domain/application.ts'
import { isMember } from '../../shared/domain/membership.ts'
import type { RulePack } from '../../shared/domain/rule-pack.ts'
import { applicationFrom, applicationKey } from '../../shared/items/application-item.ts'
import { decisionFrom, decisionKey } from '../../shared/items/case-item.ts'
import { clusterFrom, clusterKey } from '../../shared/items/cluster-item.ts'
import { eventFrom, eventsPartition } from '../../shared/items/event-item.ts'
import { mailFrom } from '../../shared/items/mail-item.ts'
import { membershipFrom, membersPartition } from '../../shared/items/membership-item.ts'
import type { Item } from '../../shared/stores/table.ts'
import { answersOf, countsOf } from '../../shared/use-cases/support/load.ts'
import { approvalCommands } from './approval-commands.ts'
import { approvalParts } from './approval-parts.ts'
import { definitionOf, machineFrom } from './asl-machine.ts'
import { aRegister, idOf } from './builders.ts'
import { makeWorld, type World, type WorldOptions } from './world.ts'

const approval = machineFrom(definitionOf('cluster-approval'))
const joining = machineFrom(definitionOf('join-approval'))
const staffing = machineFrom(definitionOf('chain-staffing'))

/** Executions of requests to join are named by cluster, scheme, identifier, generation and attempt; those that staff chains by their id alone. */
const machineOf = (name: string) => {
  if (name.includes('_')) return joining
  return name.length === idOf(1).length ? staffing : approval
}

/** How a world with a register and a policy begins: so many active participants, and what differs from rule pack 1. */
export type ApprovalWorldOptions = WorldOptions & {
  readonly organisations?: number
  readonly pack?: Partial<RulePack>
}

/** What a test looks at; it reads past whatever stands around the ports. */
const looksInto = ({ store, sfn }: World) => {
  const partition = (pk: string): readonly Item[] =>
    store
      .items()
      .filter((item) => item.pk === pk)
      .toSorted((a, b) => (a.sk < b.sk ? -1 : 1))
  return {
    application: async (id: string): Promise<Application> => applicationFrom((await store.get(applicationKey(id)))!),
    decision: async (id: string) => {
      const item = await store.get(decisionKey(id))
      return item && decisionFrom(item)
    },
    answers: (id: string) => answersOf(store, id),
    counts: (id: string) => countsOf(store, id),
    events: (id: string) => partition(eventsPartition(id)).map(eventFrom),
    cluster: async (id: string) => {
      const item = await store.get(clusterKey(id))
      return item && clusterFrom(item)
    },
    members: (id: string) => partition(membersPartition(id)).map(membershipFrom).filter(isMember),
    mails: () =>
      store
        .items()
        .filter(({ entity }) => entity === 'Mail')
        .map(mailFrom),
    /** The states that an execution has entered, in their order. */
    visited: (name: string): readonly string[] =>
      sfn.run(name).events.flatMap(({ type, state }) => (type.endsWith('StateEntered') && state ? [state] : [])),
  }
}

/** A world in which organisations of a register apply for clusters, by the product's own use cases and workflow. */
export const approvalWorld = async (options: ApprovalWorldOptions = {}) => {
  const world = makeWorld(machineOf, approvalParts, options)
  const register = await aRegister(world.store, options.organisations ?? 40, options.pack)
  await world.settle()
  return { ...world, ...looksInto(world), ...approvalCommands(world, register[0]!), register }
}

/** A world with the product in it. */
export type ApprovalWorld = Awaited<ReturnType<typeof approvalWorld>>
