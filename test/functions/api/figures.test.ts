import { beforeAll, describe, expect, it } from 'vitest'
import { makeCountSubject } from '../../../shared/use-cases/count-subject.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'

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
  const count = makeCountSubject({ table: world.store })
  await count({ kind: 'application', id })
  await count({ kind: 'cluster', id })
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
    expect(await figure({}, path, 'outcomes')).toMatchObject({ totals: [{ value: null }], months: [] })
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
    expect(open.body.split('\r\n')).toContain('outcomes,,registered,cluster registered,')
  })
})
