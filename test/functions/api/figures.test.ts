import { beforeAll, describe, expect, it } from 'vitest'
import { emptyProfile } from '../../../shared/domain/profile.ts'
import { replaceProfile } from '../../../shared/items/profile-item.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'
import { figuresOver } from '../../support/figures.ts'

type Counted = { of: string; label: string; value: number | null }
type Figure = { id: string; title: string; totals: Counted[]; months: { month: string }[]; medianDays?: number | null }

let world: ApiWorld
let officer: Sender

beforeAll(async () => {
  world = await apiWorld()
  officer = await world.aPerson({ roles: ['officer'] })
  const id = await world.apply(world.register.slice(1, 31))
  await world.settle()
  for (const organisation of world.register.slice(1, 31)) await world.accept(id, organisation)
  await world.settle()
  await figuresOver(world.store, world.now).recount()
})

const figure = async (from: Sender, path: string, id: string, language = 'en'): Promise<Figure> => {
  const reply = await world.send(from, 'GET', path, { headers: { 'accept-language': language } })
  return reply.json.figures.find((one: Figure) => one.id === id)
}

describe('the figures', () => {
  it('are whole for officers, by month, with their definitions', async () => {
    const outcomes = await figure(officer, '/api/officer/figures', 'outcomes')
    expect(outcomes).toMatchObject({
      title: 'Outcomes of applications',
      totals: [{ of: 'registered', label: 'cluster registered', value: 1 }],
      months: [{ month: '2026-09' }],
    })
    expect(await figure(officer, '/api/officer/figures', 'decisionDays')).toMatchObject({ medianDays: 0 })
    expect((await figure(officer, '/api/officer/figures', 'members', 'ru')).title).toBe('Участники')
  })

  it('are open data for anybody, without what is small', async () => {
    const path = '/api/open-data/figures'
    expect((await figure({}, path, 'clusters')).totals).toMatchObject([{ of: 'registered', value: 1 }])
    expect(await figure({}, path, 'outcomes')).toMatchObject({ totals: [{ of: 'registered', value: 1 }], months: [] })
    expect(await figure({}, path, 'applications')).toMatchObject({ totals: [], months: [] })
    expect(await figure({}, path, 'decidedBy')).toMatchObject({ totals: [], shareWithoutStaff: null })
    expect(await figure({}, path, 'decisionDays')).toMatchObject({ medianDays: null, months: [] })
    const { totals } = await figure({}, path, 'members')
    expect(totals.every(({ value }) => value === null || value >= 5)).toBe(true)
  })

  it('are counted from scratch on an operator’s word, and stay the same', async () => {
    const before = await figure(officer, '/api/officer/figures', 'members')
    const operator = await world.aPerson({ roles: ['operator'] })
    const reply = await world.send(operator, 'POST', '/api/operator/figures/recount')
    expect(reply).toMatchObject({ statusCode: 200, json: { applications: 1 } })
    expect(await figure(officer, '/api/officer/figures', 'members')).toEqual(before)
  })

  it('come as a file of comma-separated values, too', async () => {
    const reply = await world.send(officer, 'GET', '/api/officer/figures.csv')
    expect(reply.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="figures.csv"',
      'x-content-type-options': 'nosniff',
    })
    const lines = reply.body.split('\r\n')
    expect(lines[0]).toBe('figure,month,of,label,value')
    expect(lines).toContain('outcomes,2026-09,registered,cluster registered,1')
    expect(lines).toContain('outcomes,,registered,cluster registered,1')
    const open = await world.send({}, 'GET', '/api/open-data/figures.csv')
    expect(open.body.split('\r\n')).toContain('decisionDays,,medianDays,,')
  })

  it('hold no formula that a spreadsheet would run, and in the open none of what few organisations wrote', async () => {
    const { key } = world.register[2]!
    const place = '=HYPERLINK("https://example.invalid")'
    const profile = { ...emptyProfile(key, world.now()), place, version: 2 }
    await world.store.write([replaceProfile(emptyProfile(key, world.now()), profile)])
    await figuresOver(world.store, world.now).recount()
    const { body } = await world.send(officer, 'GET', '/api/officer/figures.csv')
    expect(body.split('\r\n')).toContainEqual(expect.stringContaining(`,"'=HYPERLINK(""https://example.invalid"")",1`))
    expect((await world.send({}, 'GET', '/api/open-data/figures.csv')).body).not.toContain('HYPERLINK')
  })

  it('say how many measures are within the reach of members, and what chains lack', async () => {
    const reach = await figure(officer, '/api/officer/figures', 'reach')
    expect(reach.totals).toEqual([{ of: 'none', label: 'none', value: 31 }])
    expect((await figure(officer, '/api/officer/figures', 'chains')).totals).toEqual([])
  })
})
