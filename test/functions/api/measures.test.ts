import { beforeEach, describe, expect, it } from 'vitest'
import { all, atLeast, is } from '../../../shared/domain/conditions/tests.ts'
import type { MeasureContent } from '../../../shared/domain/measures/measure.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'
import { aMeasureContent } from '../../support/measures.ts'

let world: ApiWorld
let officer: Sender
/** It acts for a small business: organisations with an even number are, the others are industry. */
let small: Required<Sender>

const publish = async (...measures: readonly (Partial<MeasureContent> & { id: string })[]) => {
  const body = { measures: measures.map((one) => ({ ...aMeasureContent(), ...one })) }
  return world.send(officer, 'POST', '/api/officer/measures', { body })
}

const tell = async (from: Sender, facts: object, more: object = {}) => {
  const { headers } = await world.send(from, 'GET', '/api/facts')
  return world.send(from, 'PUT', '/api/facts', {
    body: { facts, ...more },
    headers: { 'if-match': (headers as any).etag },
  })
}

const putFacts = (etag: string, body: object) =>
  world.send(small, 'PUT', '/api/facts', { body, headers: { 'if-match': etag } })

const measures = async (from: Sender, query: Record<string, string> = {}, language = 'en') =>
  (await world.send(from, 'GET', '/api/measures', { query, headers: { 'accept-language': language } })).json

const statesOf = async (from: Sender): Promise<Record<string, string>> =>
  Object.fromEntries((await measures(from)).measures.map(({ id, state }: any) => [id, state]))

beforeEach(async () => {
  world = await apiWorld()
  officer = await world.aPerson({ roles: ['officer'] })
  small = await world.aRepresentative(world.register[1]!)
})

describe('an organisation', () => {
  it('hears what it can have, what it must tell, what it lacks and what is for others, the nearest first', async () => {
    await publish(
      { id: 'for-industry', rule: is('category', 'industry') },
      { id: 'pilots' },
      { id: 'big', rule: all(is('category', 'sme'), atLeast('employees', 100)) },
      { id: 'huge', rule: all(is('category', 'sme'), atLeast('employees', 900)) },
      { id: 'export', rule: atLeast('exportCountries', 1) },
    )
    await tell(small, { employees: 12 })
    const { measures: found, counts, context } = await measures(small)
    expect(found.map(({ id, state }: any) => `${id} ${state}`)).toEqual([
      'pilots available',
      'export tellUs',
      'big lacks',
      'huge lacks',
      'for-industry outOfReach',
    ])
    expect(counts).toEqual({ available: 1, tellUs: 1, lacks: 2, outOfReach: 1 })
    expect(context).toEqual({ today: '2026-09-01' })
    expect(found[1].lacking).toEqual(['Tell us: Countries exported to (needed: at least 1 country).'])
    expect(found[2].lacking).toEqual(['Employees: needed is at least 100 persons; now it is 12 persons.'])
    expect(found[4].lacking[0]).toContain('cannot be changed')
  })

  it('hears it in Russian', async () => {
    await publish({ id: 'pilots' })
    const { measures: found } = await measures(small, {}, 'ru')
    expect(found[0]).toMatchObject({
      title: 'Грант на пилотные партии',
      lacking: ['Сообщите нам: Численность работников (требуется не меньше: 5 чел.).'],
    })
  })

  it('turns pages, and asks for one state only', async () => {
    await publish(...Array.from({ length: 7 }, (_, at) => ({ id: `m-${at}` })))
    const first = await measures(small, { limit: '5' })
    const second = await measures(small, { limit: '5', cursor: first.next })
    expect([...first.measures, ...second.measures].map(({ id }: any) => id)).toEqual(
      Array.from({ length: 7 }, (_, at) => `m-${at}`),
    )
    expect(second.next).toBeUndefined()
    expect((await measures(small, { state: 'available' })).measures).toEqual([])
  })

  it('reads all about one measure: its rule in words and the result of every test, with what was observed and required', async () => {
    await publish({ id: 'pilots' }, { id: 'other', excludes: ['pilots'] })
    await tell(small, { employees: 3 })
    const { json } = await world.send(small, 'GET', '/api/measures/pilots')
    expect(json.measure).toMatchObject({
      state: 'lacks',
      documents: ['Business plan'],
      excludes: [{ id: 'other' }],
      rule: [
        { level: 0, text: 'All of these:' },
        { level: 1, text: 'Category in the register: small or medium business' },
        { level: 1, text: 'Employees: at least 5 persons' },
      ],
      results: [
        { fact: 'category', passes: true, mend: 'met' },
        { fact: 'employees', passes: false, observed: { employees: 3 }, required: { employees: 5 }, mend: 'change' },
      ],
    })
    expect((await world.send(small, 'GET', '/api/measures/none')).statusCode).toBe(404)
  })

  it('is told what excludes what it has, in whichever direction that was written', async () => {
    await publish({ id: 'pilots' }, { id: 'other', excludes: ['pilots'] })
    await tell(small, { employees: 8 }, { held: ['other'] })
    expect(await statesOf(small)).toEqual({ pilots: 'excluded', other: 'held' })
    await tell(small, { employees: 8 }, { held: ['pilots'] })
    expect(await statesOf(small)).toEqual({ pilots: 'held', other: 'excluded' })
  })

  it('can have a measure within its window only, to the last day in the zone of the rules', async () => {
    await publish({
      id: 'pilots',
      application: { kind: 'windows', windows: [{ opensOn: '2026-09-10', closesOn: '2026-09-20' }] },
    })
    await tell(small, { employees: 8 })
    const [later] = (await measures(small)).measures
    expect(later).toMatchObject({ state: 'opensLater', opensOn: '2026-09-10' })
    await world.pass({ hours: 19 * 24 + 12 })
    expect(await statesOf(small)).toEqual({ pilots: 'available' })
    await world.pass({ hours: 1 })
    expect(await statesOf(small)).toEqual({ pilots: 'closed' })
  })
})

describe('the facts of an organisation', () => {
  it('are replaced as a whole, against the version that was read', async () => {
    expect((await world.send(small, 'GET', '/api/facts')).json).toEqual({
      facts: {},
      held: [],
      reckonInClusters: true,
    })
    const told = await tell(small, { employees: 12, womenLed: true })
    expect(told).toMatchObject({ statusCode: 200, json: { facts: { employees: 12, womenLed: true } } })
    const body = { facts: { employees: 13 } }
    expect((await putFacts('"1"', body)).statusCode).toBe(412)
    expect((await putFacts('"7"', body)).statusCode).toBe(412)
    expect((await putFacts('"2"', body)).json.facts).toEqual({ employees: 13 })
    expect((await world.send(small, 'PUT', '/api/facts', { body: { facts: {} } })).statusCode).toBe(428)
  })

  it('of two colleagues who write at once, one is told to read again', async () => {
    const writes = [1, 2].map((employees) => putFacts('"1"', { facts: { employees } }))
    const statuses = (await Promise.all(writes)).map(({ statusCode }) => statusCode)
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 412])
  })

  it.each([
    ['a fact that there is not', { shoeSize: 44 }, '/facts/shoeSize'],
    ['a fact that the register tells', { category: 'research' }, '/facts/category'],
    ['a fact of a project', { projectBudget: 1 }, '/facts/projectBudget'],
    ['half a person', { employees: 1.5 }, '/facts/employees'],
    ['a share of more than all', { foreignShare: 1.2 }, '/facts/foreignShare'],
    ['a word that is none of the options', { district: 'moon' }, '/facts/district'],
    ['a day that there is not', { foundedOn: '2026-02-30' }, '/facts/foundedOn'],
    ['a day beyond all reckoning', { foundedOn: '9999-12-31' }, '/facts/foundedOn'],
    ['a word of a million letters', { certificates: ['x'.repeat(1_000_00)] }, '/facts/certificates/0'],
  ])('are refused with %s', async (_what, facts, pointer) => {
    expect((await tell(small, facts)).json.errors).toMatchObject([{ pointer }])
  })

  it('are refused in Russian, too', async () => {
    const { headers } = await world.send(small, 'GET', '/api/facts')
    const { json } = await world.send(small, 'PUT', '/api/facts', {
      body: { facts: { foundedOn: '9999-12-31' } },
      headers: { 'if-match': String(headers['etag']), 'accept-language': 'ru' },
    })
    expect(json.errors[0].message).toBe('это должен быть день между 1000 и 2199 годами')
  })

  it('are named with label, unit and options, in both languages', async () => {
    for (const [language, label] of [
      ['en', 'Employees'],
      ['ru', 'Численность работников'],
    ]) {
      const { json } = await world.send(small, 'GET', '/api/facts/list', { headers: { 'accept-language': language! } })
      expect(json.facts.find(({ fact }: any) => fact === 'employees')).toMatchObject({ label, unit: 'persons' })
      expect(json.facts.find(({ fact }: any) => fact === 'premises').options).toHaveLength(5)
    }
  })
})
