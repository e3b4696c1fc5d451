import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Chain } from '../../../shared/domain/chain/chain.ts'
import { foundingProject } from '../../../shared/domain/cluster-project.ts'
import { projectItem } from '../../../shared/items/cluster-project-item.ts'
import { participationItem } from '../../../shared/items/participation-item.ts'
import { clusterItem } from '../../../shared/items/cluster-item.ts'
import { createApplication } from '../../../shared/items/application-item.ts'
import { putFinding } from '../../../shared/items/case-item.ts'
import { addChain, chainKey } from '../../../shared/items/chain-item.ts'
import { membershipItem } from '../../../shared/items/membership-item.ts'
import { replaceProfile } from '../../../shared/items/profile-item.ts'
import { putOwnSheet } from '../../../shared/items/sheet-item.ts'
import { emptyProfile } from '../../../shared/domain/profile.ts'
import { memoryTable, type Change, type MemoryTable } from '../../../shared/stores/memory-table.ts'
import type { Put, Table, Write } from '../../../shared/stores/table.ts'
import { makePublishMeasures } from '../../../shared/use-cases/measures/publish-measures.ts'
import { anOrganisation, registered } from '../../support/a-register.ts'
import { aProject, anApplication, idOf, START } from '../../support/builders.ts'
import { countDirectly } from '../../support/direct-count.ts'
import { figuresOver } from '../../support/figures.ts'
import { sampleMeasures } from '../../support/sample-measures.ts'

const LATER = '2026-10-05T08:00:00.000Z'
const [CLUSTERS, ORGANISATIONS, APPLICATIONS] = [2, 5, 4]
const many = (count: number) => fc.integer({ min: 0, max: count - 1 })
const [cluster, who] = [many(CLUSTERS), many(ORGANISATIONS)]

const step = fc.oneof(
  fc.record({
    does: fc.constant('decide' as const),
    // Those of clusters stay registered.
    application: fc.integer({ min: CLUSTERS, max: APPLICATIONS - 1 }),
    status: fc.constantFrom('gathering' as const, 'review' as const, 'registered' as const, 'rejected' as const),
    found: fc.boolean(),
  }),
  fc.record({
    does: fc.constant('standing' as const),
    cluster,
    status: fc.constantFrom('registered' as const, 'struckOff' as const, 'forming' as const),
  }),
  fc.record({
    does: fc.constant('project' as const),
    cluster,
    stage: fc.constantFrom('idea' as const, 'running' as const),
    status: fc.constantFrom('open' as const, 'closed' as const, 'removed' as const),
    who,
    takesPart: fc.boolean(),
  }),
  fc.record({
    does: fc.constant('membership' as const),
    cluster,
    who,
    state: fc.constantFrom('member' as const, 'left' as const, 'gone' as const),
    since: fc.constantFrom(START, LATER),
  }),
  fc.record({
    does: fc.constant('register' as const),
    who,
    category: fc.constantFrom('sme' as const, 'research' as const),
    status: fc.constantFrom('active' as const, 'suspended' as const),
  }),
  fc.record({ does: fc.constant('place' as const), who, place: fc.constantFrom('Zelenograd', 'Kazan|#1', '=1+1') }),
  fc.record({ does: fc.constant('tell' as const), who, employees: fc.constantFrom(3, 40, 400) }),
  fc.record({
    does: fc.constant('chain' as const),
    cluster,
    stages: fc.array(fc.option(who), { maxLength: 3 }),
    gone: fc.boolean(),
  }),
)
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

/** The item, whatever stood there. */
const anyhow = ({ put }: Put): Write => ({ put })

const keyOf = (number: number) => anOrganisation(number).key

const chainOf = (owner: number, stages: readonly (number | null)[]): Chain => ({
  owner: idOf(owner),
  id: idOf(900 + owner),
  version: 1,
  title: 'Chain',
  createdAt: START,
  changedAt: START,
  links: [],
  stages: stages.map((filledBy, at) => ({
    id: `s${at}`,
    title: 'Stage',
    note: '',
    needs: [],
    gives: [],
    takes: [],
    suppliers: 1,
    fills: filledBy === null ? [] : [{ organisation: keyOf(filledBy), evidence: 'none' }],
  })),
})

const writesOf = (one: Step): readonly Write[] => {
  switch (one.does) {
    case 'decide': {
      const { application, status, found } = one
      const id = idOf(application)
      const finding = {
        rule: 'nameIsDistinct',
        evidence: 'e',
        verdict: 'accept',
        reason: 'r',
        by: 'o',
        at: START,
      } as const
      const differing = { id, ...(status === 'registered' ? { clusterId: id } : {}) }
      // An officer finds while it is in review; what ends afterwards is what is counted.
      const isFinding = found && status === 'review'
      return [
        anyhow(createApplication(anApplication(status, differing))),
        ...(isFinding ? [anyhow(putFinding(id, finding))] : []),
      ]
    }
    case 'standing': {
      const id = idOf(one.cluster)
      return [
        {
          put: clusterItem({
            id,
            version: 1,
            status: one.status,
            applicationId: id,
            number: 'C-26-000-001',
            packVersion: 1,
            name: 'Nitride',
            purpose: '',
            admission: 'consent',
            coordinator: keyOf(0),
            formedAt: START,
            registeredAt: LATER,
          }),
        },
      ]
    }
    case 'project': {
      const clusterId = idOf(one.cluster)
      const about = { clusterId, project: 'gan', memberSince: START, since: START, generation: 1 }
      const founded = { now: START, until: LATER }
      const project = foundingProject(clusterId, aProject([], { id: 'gan', stage: one.stage }), keyOf(0), founded)
      return [
        { put: projectItem({ ...project, status: one.status }) },
        { put: participationItem({ ...about, organisation: keyOf(one.who), state: one.takesPart ? 'in' : 'left' }) },
      ]
    }
    case 'membership': {
      const membership = { clusterId: idOf(one.cluster), organisation: keyOf(one.who), since: one.since }
      const item = membershipItem({ ...membership, role: 'member', state: 'member', generation: 1 })
      if (one.state === 'gone') return [{ delete: { pk: item.pk, sk: item.sk } }]
      return [{ put: membershipItem({ ...membership, role: 'member', state: one.state, generation: 1 }) }]
    }
    case 'register':
      return [registered(anOrganisation(one.who, { category: one.category, status: one.status }))]
    case 'place': {
      const before = emptyProfile(keyOf(one.who), START)
      return [anyhow(replaceProfile(before, { ...before, place: one.place, version: 2, source: 'representative' }))]
    }
    case 'tell': {
      const facts = { employees: one.employees, auditedAccounts: true, bankruptcy: false, foundedOn: '2020-01-01' }
      const sheet = { organisation: keyOf(one.who), version: 2, facts, held: [], reckonInClusters: true }
      return [anyhow(putOwnSheet(sheet))]
    }
    case 'chain': {
      const chain = chainOf(one.cluster, one.stages)
      return [one.gone ? { delete: chainKey(chain) } : anyhow(addChain(chain))]
    }
  }
}

/** A register, a catalogue, applications, and two clusters of it with a member or two, as the stream told of them. */
const begin = async (): Promise<{ store: MemoryTable; heard: Change[] }> => {
  const heard: Change[] = []
  const store = memoryTable((changes) => heard.push(...changes))
  const measures = sampleMeasures.filter(({ id }) => id.endsWith('-electronics')).slice(0, 15)
  await makePublishMeasures({ table: store })({ measures, by: { as: 'officer', personId: idOf(9) }, now: START })
  for (let number = 0; number < ORGANISATIONS; number += 1)
    await store.write([registered(anOrganisation(number, { sectors: ['electronics'] }))])
  const first: readonly Step[] = [
    ...[0, 1].map((application) => ({ does: 'decide', application, status: 'registered', found: false }) as const),
    ...[0, 1].map((id) => ({ does: 'standing', cluster: id, status: 'registered' }) as const),
    ...[0, 1, 2].map(
      (id) => ({ does: 'membership', cluster: id % 2, who: id, state: 'member', since: START }) as const,
    ),
  ]
  for (const one of first) await store.write(writesOf(one))
  return { store, heard }
}

describe('figures that the stream keeps', { timeout: 120_000 }, () => {
  it('equal a direct count and a recount after any history, in whatever order, batches and repeats its changes are heard, while others write', async () => {
    const property = fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 12 }),
        fc.scheduler(),
        fc.infiniteStream(fc.nat(1000)),
        async (steps, scheduler, choices) => {
          const { store, heard } = await begin()
          const choose = (below: number) => choices.next().value % below
          const turn = async <Result>(call: () => Promise<Result>): Promise<Result> => {
            await scheduler.schedule(Promise.resolve())
            return call()
          }
          const table: Table = {
            get: (key) => turn(() => store.get(key)),
            getMany: (keys) => turn(() => store.getMany(keys)),
            query: (query) => turn(() => store.query(query)),
            write: (writes) => turn(() => store.write(writes)),
          }
          const kept = figuresOver(table, () => LATER)
          const waiting: Change[] = heard.splice(0)
          const left = [...steps]
          const writing = async () => {
            for (let one = left[0]; one; one = left[0]) {
              const writes = writesOf(one)
              await turn(() => store.write(writes))
              waiting.push(...heard.splice(0))
              left.shift()
            }
          }
          const hearing = async () => {
            while (left.length + waiting.length > 0) {
              const [at, size] = [choose(Math.max(1, waiting.length)), 1 + choose(6)]
              const batch = waiting.splice(at, size)
              await turn(async () => undefined)
              if (batch.length > 0) await kept.count(batch)
              // Now and then a batch comes again, later.
              if (batch.length > 0 && choose(4) === 0) waiting.push(...batch)
            }
          }
          await scheduler.waitFor(Promise.all([writing(), hearing(), hearing()]))
          const over = figuresOver(store, () => LATER)
          const right = await countDirectly(store, LATER)
          expect(await over.lines()).toEqual(right)
          await over.recount()
          expect(await over.lines()).toEqual(right)
        },
      ),
      { numRuns: 60 },
    )
    await expect(property).resolves.toBeUndefined()
  })
})
