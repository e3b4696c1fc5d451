import type { Content } from '../../shared/domain/application.ts'
import type { Organisation } from '../../shared/domain/organisation.ts'
import { clusterFrom, clusterKey } from '../../shared/items/cluster-item.ts'
import { clusterEventFrom, clusterEventsPartition } from '../../shared/items/cluster-event-item.ts'
import { membershipFrom, membershipKey } from '../../shared/items/membership-item.ts'
import { apiWorld, type Sender } from './api-world.ts'

type Options = Parameters<typeof apiWorld>[0]

/** A world with an API in which a cluster of three counting members is registered: its coordinator is the register's first organisation. */
export const clusterWorld = async (content: Partial<Content> = {}, options: Options = {}) => {
  const world = await apiWorld({ ...options, pack: { minimumOrganisations: 3, ...options.pack } })
  const founders = world.register.slice(0, 3)
  const id = await world.apply(founders.slice(1), { content: { admission: 'consent', ...content } })
  await world.settle()
  for (const organisation of founders.slice(1)) await world.accept(id, organisation)
  await world.settle()
  const senders = new Map<string, Promise<Required<Sender>>>()
  const as = (organisation: Organisation): Promise<Required<Sender>> => {
    const sender = senders.get(organisation.key) ?? world.aRepresentative(organisation)
    senders.set(organisation.key, sender)
    return sender
  }
  const [coordinator] = founders
  return {
    ...world,
    id,
    coordinator: coordinator!,
    as,
    /** Somebody of an organisation sends a request, and nothing follows before the world settles. */
    say: async (organisation: Organisation, method: string, path: string, body?: unknown) =>
      world.send(await as(organisation), method, path, body === undefined ? {} : { body }),
    theCluster: async () => clusterFrom((await world.store.get(clusterKey(id)))!),
    record: async ({ key }: Organisation) => {
      const item = await world.store.get(membershipKey(id, key))
      return item && membershipFrom(item)
    },
    clusterEvents: () =>
      world.store
        .items()
        .filter(({ pk }) => pk === clusterEventsPartition(id))
        .map(clusterEventFrom)
        .map(({ type }) => type),
    mailTo: ({ key }: Organisation) =>
      world
        .mails()
        .filter(({ recipient }) => recipient.to === 'organisation' && recipient.key === key)
        .map(({ template, status }) => `${template} ${status}`),
  }
}

/** A world with a registered cluster. */
export type ClusterWorld = Awaited<ReturnType<typeof clusterWorld>>
