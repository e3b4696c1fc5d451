import { beforeEach, describe, expect, it } from 'vitest'
import { all, atLeast, is } from '../../../shared/domain/conditions/tests.ts'
import type { MeasureContent } from '../../../shared/domain/measures/measure.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'
import { aMeasureContent } from '../../support/measures.ts'

let world: ApiWorld
let officer: Sender
let id: string
let coordinator: Required<Sender>
let member: Required<Sender>
let stranger: Required<Sender>

const publish = (...measures: readonly (Partial<MeasureContent> & { id: string })[]) =>
  world.send(officer, 'POST', '/api/officer/measures', {
    body: { measures: measures.map((one) => ({ ...aMeasureContent(), ...one })) },
  })

const windows = (opensOn: string, closesOn: string): Pick<MeasureContent, 'application'> => ({
  application: { kind: 'windows', windows: [{ opensOn, closesOn }] },
})

const get = (from: Sender, path: string, query?: Record<string, string>) =>
  world.send(from, 'GET', path, query ? { query } : {})

const tell = (from: Sender, body: object) =>
  world.send(from, 'PUT', '/api/facts', { body, headers: { 'if-match': '"1"' } })

/** A cluster of the first five organisations, whose project is the coordinator's. */
beforeEach(async () => {
  world = await apiWorld({ pack: { minimumOrganisations: 3, defaultMode: 'whenAllAnswered' } })
  officer = await world.aPerson({ roles: ['officer'] })
  coordinator = await world.aRepresentative(world.register[0]!)
  member = await world.aRepresentative(world.register[1]!)
  stranger = await world.aRepresentative(world.register[20]!)
  id = await world.apply(world.register.slice(1, 5))
  await world.settle()
  for (const organisation of world.register.slice(1, 5)) await world.accept(id, organisation)
  await world.settle()
})

const cells = async (from = member, query?: Record<string, string>) =>
  (await get(from, `/api/clusters/${id}/measures`, query)).json

describe('the measures of a cluster', () => {
  it('show members who can have what, page by page, and nobody else', async () => {
    await publish({ id: 'pilots' }, { id: 'clusters', rule: atLeast('clusterMembers', 5) })
    await tell(member, { facts: { employees: 12 } })
    const keys = world.register
      .slice(0, 5)
      .map(({ key }) => key)
      .toSorted()
    const first = await cells(member, { limit: '3' })
    const second = await cells(member, { limit: '3', cursor: first.next })
    const both = [...first.members, ...second.members]
    expect(both.map(({ organisation }) => organisation.key)).toEqual(keys)
    expect(second).not.toHaveProperty('next')
    const of = (sender: Required<Sender>) => both.find(({ organisation }) => organisation.key === sender.organisation)
    expect(of(member)).toMatchObject({ available: ['clusters', 'pilots'], tellUs: [] })
    expect(of(coordinator)).toMatchObject({ available: ['clusters'], tellUs: [], lacks: [] })
    expect((await get(stranger, `/api/clusters/${id}/measures`)).statusCode).toBe(404)
    expect((await get(stranger, `/api/clusters/${id}/measures/overview`)).statusCode).toBe(404)
  })

  it('never show one member the numbers of another', async () => {
    await publish({ id: 'big', rule: atLeast('revenue', 1_000_000) })
    await tell(member, { facts: { revenue: 777_777 } })
    const { body } = await get(coordinator, `/api/clusters/${id}/measures`)
    expect(JSON.parse(body).members.find((one: any) => one.organisation.key === member.organisation)).toMatchObject({
      lacks: [{ id: 'big', missing: 1 }],
    })
    expect(body).not.toMatch(/777|distance/)
  })

  it('do not reckon with facts that a member keeps to itself; it sees them in its own list', async () => {
    await publish({ id: 'pilots' })
    await tell(member, { facts: { employees: 12 }, reckonInClusters: false })
    const { members } = await cells(coordinator)
    const cell = members.find(({ organisation }: any) => organisation.key === member.organisation)
    expect(cell).toMatchObject({ available: [], tellUs: ['pilots'] })
    expect((await get(member, '/api/measures')).json.measures[0].state).toBe('available')
  })

  it('sum up: how many can have each, what excludes what among them, and deadlines that they share', async () => {
    await publish(
      { id: 'a-open', rule: is('inCluster', true), ...windows('2026-08-01', '2026-09-15') },
      { id: 'b-later', rule: is('inCluster', true), excludes: ['a-open'], ...windows('2026-10-01', '2027-02-01') },
      { id: 'c-others', rule: is('category', 'research'), ...windows('2026-08-01', '2026-09-15') },
    )
    const { json } = await get(member, `/api/clusters/${id}/measures/overview`, { days: '60' })
    expect(json).toMatchObject({ members: 5, reckoned: 5, days: 60 })
    expect(json.measures).toEqual([
      { id: 'a-open', title: 'Grant for pilots', counts: { available: 5 } },
      { id: 'b-later', title: 'Grant for pilots', counts: { opensLater: 5 } },
      { id: 'c-others', title: 'Grant for pilots', counts: { outOfReach: 5 } },
    ])
    expect(json.clashes).toMatchObject([{ between: [{ id: 'a-open' }, { id: 'b-later' }], members: 5 }])
    expect(json.deadlines.map(({ day, what, members }: any) => [day, what, members])).toEqual([
      ['2026-09-15', 'closes', 5],
      ['2026-10-01', 'opens', 5],
    ])
  })

  it('reckon with facts of the cluster and of the project that the member is asked for', async () => {
    await publish(
      { id: 'joint', rule: all(atLeast('clusterSmall', 2), is('takesPart', true)) },
      { id: 'mature', rule: all(is('takesPart', true), atLeast('projectReadiness', 6)) },
    )
    const states = async (from: Sender, query?: Record<string, string>) =>
      (await get(from, '/api/measures', query)).json.measures.map(({ id: name, state }: any) => `${name} ${state}`)
    expect(await states(coordinator)).toEqual(['joint available', 'mature tellUs'])
    expect(await states(member)).toEqual(['joint lacks', 'mature lacks'])
    const path = `/api/clusters/${id}/projects/nitride/facts`
    const put = (from: Sender, projectReadiness: number) =>
      world.send(from, 'PUT', path, { body: { facts: { projectReadiness } }, headers: { 'if-match': '"1"' } })
    expect((await put(member, 6)).json.type).toBe('/problems/forbidden')
    expect((await put(stranger, 6)).json.type).toBe('/problems/not-found')
    expect(await put(coordinator, 6)).toMatchObject({ statusCode: 200, headers: { etag: '"2"' } })
    expect((await put(coordinator, 7)).statusCode).toBe(412)
    expect((await get(member, path)).json.facts).toEqual({ projectReadiness: 6 })
    expect(await states(coordinator, { cluster: id, project: 'nitride' })).toEqual([
      'joint available',
      'mature available',
    ])
    expect((await get(coordinator, '/api/measures', { cluster: id, project: 'other' })).statusCode).toBe(404)
    expect((await get(stranger, '/api/measures', { cluster: id })).statusCode).toBe(404)
    expect((await get(stranger, '/api/measures', { project: 'nitride' })).statusCode).toBe(404)
    expect((await get(member, `/api/clusters/${id}/projects/other/facts`)).statusCode).toBe(404)
  })

  it('are previewed by officers on its members', async () => {
    const body = { rule: is('coordinates', true), cluster: id }
    const { json } = await world.send(officer, 'POST', '/api/officer/measures/preview', { body })
    expect(json).toMatchObject({ looked: 5, after: { yes: 1, no: 4 }, within: [{ key: coordinator.organisation }] })
  })

  it('change at once for who leaves it', async () => {
    await publish({ id: 'joint', rule: is('inCluster', true) })
    expect((await get(member, '/api/measures')).json.counts).toEqual({ available: 1 })
    await world.table.write([
      { update: { pk: `CLU#${id}#MEM`, sk: `MEM#${member.organisation}` }, set: { state: 'left' } },
    ])
    expect((await get(member, '/api/measures')).json.counts).toEqual({ lacks: 1 })
  })
})
