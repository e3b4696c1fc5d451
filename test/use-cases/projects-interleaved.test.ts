import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Organisation } from '../../shared/domain/organisation.ts'
import { takesPart } from '../../shared/domain/participation.ts'
import { leads } from '../../shared/domain/cluster-project.ts'
import { projectContentSchema } from '../../shared/domain/cluster-project.ts'
import { clusterEventFrom, clusterEventsPartition } from '../../shared/items/cluster-event-item.ts'
import { projectFrom, projectKey } from '../../shared/items/cluster-project-item.ts'
import { membershipFrom, membershipKey } from '../../shared/items/membership-item.ts'
import { participationFrom, participationKey } from '../../shared/items/participation-item.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeLeaveCluster } from '../../shared/use-cases/joining/leave-cluster.ts'
import { makeAddProject } from '../../shared/use-cases/projects/add-project.ts'
import { makeCloseProject } from '../../shared/use-cases/projects/end-project.ts'
import { makeJoinProject, makeLeaveProject } from '../../shared/use-cases/projects/join-project.ts'
import {
  makeLetBack,
  makeNameLead,
  makeRemoveParticipant,
} from '../../shared/use-cases/projects/manage-participants.ts'
import { representativeOf } from '../support/builders.ts'
import { clusterWorld } from '../support/cluster-world.ts'

const PROJECT = 'drivers'
const content = projectContentSchema.parse({
  title: 'Drivers',
  programmes: ['innovation'],
  stage: 'idea',
  sectors: ['electronics'],
})

/** What anybody may try, by its name; the coordinator is 0, the lead 1, a member that takes part 2. */
const attempts = ['join', 'leave', 'leaveCluster', 'remove', 'letBack', 'nameMember', 'nameLead', 'close'] as const
type Attempt = { readonly does: (typeof attempts)[number]; readonly who: 0 | 1 | 2 }

const sequences = fc.array(
  fc.record({ does: fc.constantFrom(...attempts), who: fc.constantFrom(0 as const, 1 as const, 2 as const) }),
  { minLength: 2, maxLength: 6 },
)

const isRefusal = (error: unknown): boolean =>
  error instanceof Error && ['Conflict', 'NotFound', 'Forbidden', 'InvalidRequest'].includes(error.name)

const aProjectWorld = async () => {
  const world = await clusterWorld()
  const people = world.register.slice(0, 3)
  const said = ({ key }: Organisation) => ({
    clusterId: world.id,
    project: PROJECT,
    organisation: key,
    by: representativeOf(key),
    now: world.now(),
  })
  await makeAddProject(world)({ ...said(people[1]!), content })
  await makeJoinProject(world)(said(people[2]!))
  return { world, people, said }
}

type Built = Awaited<ReturnType<typeof aProjectWorld>>

const doing = ({ world, people, said }: Built, table: Table) => {
  const deps = { table, newId: world.newId }
  const [join, leave, leaveCluster] = [makeJoinProject(deps), makeLeaveProject(deps), makeLeaveCluster(deps)]
  const [remove, letBack, name] = [makeRemoveParticipant(deps), makeLetBack(deps), makeNameLead(deps)]
  const close = makeCloseProject(deps)
  return ({ does, who }: Attempt): Promise<unknown> => {
    const by = said(people[who]!)
    const member = { ...by, key: people[2]!.key }
    switch (does) {
      case 'join':
        return join(by)
      case 'leave':
        return leave(by)
      case 'leaveCluster':
        return leaveCluster(by)
      case 'remove':
        return remove({ ...member, reason: 'x' })
      case 'letBack':
        return letBack(member)
      case 'nameMember':
        return name(member)
      case 'nameLead':
        return name({ ...by, key: people[1]!.key })
      case 'close':
        return close({ ...by, reason: 'x' })
    }
  }
}

const OF_PARTS: readonly string[] = [
  'projectJoined',
  'projectLeft',
  'projectParticipantRemoved',
  'projectParticipantLetBack',
]
const OF_PROJECT: readonly string[] = ['projectLeadNamed', 'projectClosed']

/** What must hold whatever was tried in whatever order. */
const check = async ({ world, people }: Built): Promise<void> => {
  const { store, id: clusterId } = world
  const project = projectFrom((await store.get(projectKey({ clusterId, project: PROJECT })))!)
  const events = store
    .items()
    .filter(({ pk }) => pk === clusterEventsPartition(clusterId))
    .map(clusterEventFrom)
    .filter((event) => event.project === PROJECT)
  for (const { key } of people) {
    const part = await store.get(participationKey({ clusterId, project: PROJECT }, key))
    const participation = part && participationFrom(part)
    const membership = membershipFrom((await store.get(membershipKey(clusterId, key)))!)
    const told = events.filter(({ type, organisation }) => OF_PARTS.includes(type) && organisation === key)
    expect(participation?.generation ?? 0).toBe(told.length + (key === people[1]!.key ? 1 : 0))
    if (leads(project, membership) && project.status === 'open') expect(takesPart(participation, membership)).toBe(true)
  }
  expect(project.version).toBe(1 + events.filter(({ type }) => OF_PROJECT.includes(type)).length)
}

describe('what members do about a project at the same moment', { timeout: 120_000 }, () => {
  it('leaves one history of every part, and never a lead that does not take part', async () => {
    let done = 0
    const property = fc.assert(
      fc.asyncProperty(fc.scheduler(), sequences, async (scheduler, tried: readonly Attempt[]) => {
        const built = await aProjectWorld()
        const turn = async <Result>(call: () => Promise<Result>): Promise<Result> => {
          await scheduler.schedule(Promise.resolve())
          return call()
        }
        const { store } = built.world
        const run = doing(built, {
          get: (key) => turn(() => store.get(key)),
          getMany: (keys) => turn(() => store.getMany(keys)),
          query: (query) => turn(() => store.query(query)),
          write: (writes) => turn(() => store.write(writes)),
        })
        const outcomes = await scheduler.waitFor(Promise.allSettled(tried.map(run)))
        const failed = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
        expect(failed.filter((reason) => !isRefusal(reason))).toEqual([])
        done += outcomes.filter(({ status }) => status === 'fulfilled').length
        await check(built)
      }),
      { numRuns: 250 },
    )
    await expect(property).resolves.toBeUndefined()
    expect(done).toBeGreaterThan(250)
  })
})
