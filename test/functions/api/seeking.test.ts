import { beforeEach, describe, expect, it } from 'vitest'
import { projectContentSchema } from '../../../shared/domain/cluster-project.ts'
import type { Organisation } from '../../../shared/domain/organisation.ts'
import { taxonomy } from '../../../shared/domain/taxonomy.ts'
import { clusterFrom, clusterKey, replaceCluster } from '../../../shared/items/cluster-item.ts'
import { textAt } from '../../../shared/stores/keys.ts'
import { aProject } from '../../support/builders.ts'
import { clusterWorld, type ClusterWorld } from '../../support/cluster-world.ts'

let world: ClusterWorld
let lead: Organisation
let outsider: Organisation

const SOON = '2026-10-01T00:00:00.000Z'
const LATER = '2026-12-01T00:00:00.000Z'
const narrow = taxonomy.find(({ code }) => code.split('.').length === 3)!.code
const broad = narrow.split('.').slice(0, 2).join('.')
const elsewhere = taxonomy.find(({ code }) => code.split('.')[0] !== narrow.split('.')[0])!.code

const add = async (seeks: object, differing: object = {}) => {
  const content = { title: 'Drivers', programmes: ['innovation'], stage: 'idea', sectors: ['electronics'], seeks }
  const { json } = await world.say(lead, 'POST', `/api/clusters/${world.id}/projects`, { ...content, ...differing })
  await world.settle()
  return json
}
const list = async (query: Record<string, string> = {}, path = '/api/projects') =>
  (await world.send(await world.as(outsider), 'GET', path, { query })).json
const idsIn = ({ projects }: { projects: { id: string }[] }) => projects.map(({ id }) => id)

/** All pages of two, one after another. */
const pages = async (query: Record<string, string>): Promise<string[]> => {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await list({ ...query, limit: '2', ...(cursor ? { cursor } : {}) })
    seen.push(...idsIn(page))
    cursor = page.next
  } while (cursor)
  return seen
}

beforeEach(async () => {
  world = await clusterWorld()
  lead = world.register[1]!
  outsider = world.register[20]!
})

describe('projects that seek partners or money', () => {
  it('are listed to whoever is signed in, by what they seek, capability and sector', async () => {
    const partners = await add({ partners: { capabilities: [narrow], until: LATER } })
    await world.pass({ minutes: 1 })
    const money = await add(
      { money: { sum: { amount: 5_000_000, currency: 'RUB' }, until: LATER } },
      { sectors: ['robotics'] },
    )
    await add({})
    const all = await list()
    expect(idsIn(all)).toEqual([money.id, partners.id])
    expect(all.projects[0]).toMatchObject({
      cluster: { id: world.id },
      seeks: { money: { sum: { amount: 5_000_000, currency: 'RUB' }, until: LATER } },
      lead: { organisation: { key: lead.key }, leads: true },
    })
    expect(idsIn(await list({ seeks: 'partners' }))).toEqual([partners.id])
    expect(idsIn(await list({ seeks: 'money' }))).toEqual([money.id])
    expect(idsIn(await list({ capability: narrow }))).toEqual([partners.id])
    expect(idsIn(await list({ capability: broad }))).toEqual([partners.id])
    expect(idsIn(await list({ capability: elsewhere }))).toEqual([])
    expect(idsIn(await list({ sector: 'robotics' }))).toEqual([money.id])
    expect(idsIn(await list({ sector: 'robotics', seeks: 'partners' }))).toEqual([])
  })

  it('are open data too, without texts and organisations', async () => {
    await add({ partners: { until: LATER } }, { summary: 'Ask Ivan Ivanov' })
    const { json, body } = await world.send({}, 'GET', '/api/open-data/projects')
    expect(json.projects).toHaveLength(1)
    expect(body).not.toMatch(/Ivan|summary|lead|ru-inn/)
  })

  it('drop out at their moment, whether or not the tick has come, and their lead hears of it once', async () => {
    const one = await add({ partners: { until: SOON }, money: { until: LATER } })
    await world.pass({ days: 31 })
    expect(idsIn(await list({ seeks: 'partners' }))).toEqual([])
    expect(idsIn(await list({ seeks: 'money' }))).toEqual([one.id])
    await world.pass({ days: 1 })
    expect(world.mailTo(lead).filter((mail) => mail === 'projectNews sent')).toHaveLength(1)
    expect(world.clusterEvents().filter((type) => type === 'projectSeekEnded')).toHaveLength(1)
    const { seeks } = (await world.say(lead, 'GET', `/api/clusters/${world.id}/projects/${one.id}`)).json
    expect(Object.keys(seeks)).toEqual(['money'])
    await world.pass({ days: 60 })
    expect(idsIn(await list())).toEqual([])
    expect(world.store.items().filter((item) => textAt(item, 'gsi2pk').startsWith('SEEKS#'))).toEqual([])
  })

  it('drop out when they are closed, and when their cluster is struck off', async () => {
    const [first, second] = [await add({ partners: { until: LATER } }), await add({ money: { until: LATER } })]
    await world.say(lead, 'POST', `/api/clusters/${world.id}/projects/${first.id}/close`, { reason: 'Found' })
    expect(idsIn(await list())).toEqual([second.id])
    const cluster = clusterFrom((await world.table.get(clusterKey(world.id)))!)
    await world.table.write([replaceCluster(cluster, { ...cluster, status: 'struckOff' })])
    expect(idsIn(await list())).toEqual([])
    expect((await world.send({}, 'GET', '/api/open-data/projects')).json.projects).toEqual([])
  })

  it('have an end that lies ahead, not further than the rule pack allows', async () => {
    for (const until of ['2026-08-01T00:00:00.000Z', '2030-01-01T00:00:00.000Z'])
      expect((await add({ partners: { until } })).type).toContain('invalid-request')
  })

  it('are paged without a gap, whatever the filter leaves out', async () => {
    const made: string[] = []
    for (let at = 0; at < 9; at += 1) {
      await world.pass({ days: 1 })
      for (const seeks of [{ partners: { until: LATER } }, { money: { until: LATER } }])
        made.push((await add(seeks, { title: `P ${at}` })).id)
    }
    expect(await pages({})).toHaveLength(18)
    expect(new Set(await pages({}))).toEqual(new Set(made))
    expect(new Set(await pages({ seeks: 'money' }))).toEqual(new Set(made.filter((_, at) => at % 2 === 1)))
  })

  it('include what the application said its projects seek, for as long as the rule pack lists it', async () => {
    const keys = world.register.slice(0, 2).map(({ key }) => key)
    world = await clusterWorld({ projects: [aProject(keys, { seeks: ['partners'] })] })
    expect(idsIn(await list({ seeks: 'partners' }))).toEqual(['nitride'])
    await world.pass({ days: 182 })
    expect(idsIn(await list())).toEqual([])
  })
})

describe('what is said of a project', () => {
  it('needs neither summary nor days nor anything that is sought', () => {
    const read = projectContentSchema.parse({ title: 'A', programmes: ['research'], stage: 'idea', sectors: ['IT'] })
    expect(read).toEqual({
      title: 'A',
      summary: '',
      programmes: ['research'],
      stage: 'idea',
      sectors: ['IT'],
      seeks: {},
    })
  })
})
