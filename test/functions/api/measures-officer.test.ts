import { beforeEach, describe, expect, it } from 'vitest'
import { all, atLeast, is } from '../../../shared/domain/conditions/tests.ts'
import type { MeasureContent } from '../../../shared/domain/measures/measure.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'
import { aMeasureContent } from '../../support/measures.ts'

let world: ApiWorld
let officer: Sender
let small: Required<Sender>

const publish = (...measures: readonly (Partial<MeasureContent> & { id: string })[]) =>
  world.send(officer, 'POST', '/api/officer/measures', {
    body: { measures: measures.map((one) => ({ ...aMeasureContent(), ...one })) },
  })

const read = (id = 'pilots') => world.send(officer, 'GET', `/api/officer/measures/${id}`)

const change = (version: number, differing: Partial<MeasureContent> & { reason?: string } = {}) =>
  world.send(officer, 'PUT', '/api/officer/measures/pilots', {
    body: { ...aMeasureContent(), ...differing },
    headers: { 'if-match': `"${version}"` },
  })

const retire = (key: string, version: number) =>
  world.send(officer, 'POST', '/api/officer/measures/pilots/retire', {
    body: { reason: 'The money is spent' },
    headers: { 'if-match': `"${version}"`, 'idempotency-key': key },
  })

const tellEmployees = (employees: number) =>
  world.send(small, 'PUT', '/api/facts', { body: { facts: { employees } }, headers: { 'if-match': '"1"' } })

const statesOf = async (from: Sender): Promise<Record<string, string>> => {
  const { json } = await world.send(from, 'GET', '/api/measures')
  return Object.fromEntries(json.measures.map(({ id, state }: any) => [id, state]))
}

beforeEach(async () => {
  world = await apiWorld()
  officer = await world.aPerson({ roles: ['officer'] })
  small = await world.aRepresentative(world.register[1]!)
})

describe('an officer', () => {
  it('publishes, changes and retires a measure, and every version stays', async () => {
    await tellEmployees(12)
    await publish({ id: 'pilots' })
    expect(await statesOf(small)).toEqual({ pilots: 'available' })
    const changed = await change(1, { rule: atLeast('employees', 50), reason: 'Too many asked' })
    expect(changed).toMatchObject({ statusCode: 200, json: { version: 2, reason: 'Too many asked' } })
    expect(await statesOf(small)).toEqual({ pilots: 'lacks' })
    expect((await retire('k', 2)).json).toMatchObject({ version: 3, status: 'retired', reason: 'The money is spent' })
    expect(await statesOf(small)).toEqual({})

    const { versions } = (await world.send(officer, 'GET', '/api/officer/measures/pilots/versions')).json
    expect(versions.map(({ version, status }: any) => [version, status])).toEqual([
      [3, 'retired'],
      [2, 'published'],
      [1, 'published'],
    ])
    const first = await world.send(officer, 'GET', '/api/officer/measures/pilots/versions/1')
    expect(first.json.rule).toEqual(aMeasureContent().rule)
    expect((await change(3)).json).toMatchObject({ version: 4, status: 'published' })
    expect(await statesOf(small)).toEqual({ pilots: 'available' })
    expect((await world.send(officer, 'GET', '/api/officer/measures')).json.measures).toMatchObject([
      { id: 'pilots', version: 4, title: 'Grant for pilots' },
    ])
  })

  it('changes only what has not changed since it was read, also when two do it at once', async () => {
    await publish({ id: 'pilots' })
    expect((await read()).headers).toMatchObject({ etag: '"1"' })
    const both = await Promise.all([change(1), change(1)])
    expect(both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 412])
    expect((await change(1)).statusCode).toBe(412)
  })

  it('publishes all of a list or none, and the same request has no second effect', async () => {
    await publish({ id: 'pilots' })
    const taken = await publish({ id: 'fresh' }, { id: 'pilots' })
    expect(taken).toMatchObject({
      statusCode: 409,
      json: { type: '/problems/measure-exists', facts: { id: 'pilots' } },
    })
    expect((await read('fresh')).statusCode).toBe(404)
    const body = { measures: [{ ...aMeasureContent(), id: 'fresh' }] }
    const again = () =>
      world.send(officer, 'POST', '/api/officer/measures', { body, headers: { 'idempotency-key': 'k' } })
    expect(await again()).toMatchObject({ statusCode: 201 })
    expect((await again()).json).toMatchObject({ measures: [{ id: 'fresh', version: 1 }] })
  })

  it('retires once, however often the request comes', async () => {
    await publish({ id: 'pilots' })
    expect((await retire('k', 1)).json).toMatchObject({ version: 2 })
    expect((await retire('k', 1)).json).toMatchObject({ version: 2 })
    expect((await retire('other', 2)).json.type).toBe('/problems/not-in-this-state')
  })

  it.each([
    ['excludes what there is not', { excludes: ['nothing'] }, '/measures/0/excludes/0'],
    ['excludes itself', { excludes: ['pilots'] }, '/measures/0/excludes/0'],
    ['asks for no fact that we know', { rule: atLeast('shoes', 2) }, '/measures/0/rule/fact'],
    ['asks a number of a word', { rule: all(atLeast('premises', 2)) }, '/measures/0/rule/of/0/test'],
    ['asks for a value that a fact never has', { rule: is('category', 'giant') }, '/measures/0/rule/value'],
    [
      'gives less than the least',
      { amount: { kind: 'loan', min: 2, max: 1, currency: 'RUB' } },
      '/measures/0/amount/max',
    ],
    [
      'closes before it opens',
      { application: { kind: 'windows', windows: [{ opensOn: '2026-02-02', closesOn: '2026-02-01' }] } },
      '/measures/0/application/windows/0/closesOn',
    ],
  ] as const)('cannot publish a measure that %s', async (_what, differing, pointer) => {
    const { statusCode, json } = await publish({ id: 'pilots', ...(differing as Partial<MeasureContent>) })
    expect(statusCode).toBe(400)
    expect(json.errors.map((one: any) => one.pointer)).toContain(pointer)
  })

  it('hears of a rule that is nested without end that it does not fit, and nothing breaks', async () => {
    let rule: any = is('womenLed', true)
    for (let depth = 0; depth < 4000; depth += 1) rule = { test: 'not', of: rule }
    expect((await publish({ id: 'pilots', rule })).statusCode).toBe(400)
  })

  it('tries a rule on organisations before it is published, and sees for whom something changes', async () => {
    await publish({ id: 'pilots' })
    await tellEmployees(12)
    const keys = world.register.slice(0, 3).map(({ key }) => key)
    const preview = (body: object) => world.send(officer, 'POST', '/api/officer/measures/preview', { body })
    const { json } = await preview({ rule: atLeast('employees', 50), id: 'pilots', organisations: keys })
    expect(json).toMatchObject({
      looked: 3,
      before: { yes: 1, no: 2, unknown: 0 },
      after: { yes: 0, no: 1, unknown: 2 },
      within: [],
      obstacles: [{ fact: 'employees', label: 'Employees', organisations: 3 }],
    })
    expect(json.changed).toHaveLength(3)
    expect(json.example).toEqual({
      having: [{ fact: 'employees', label: 'Employees', value: '50 persons' }],
      lacking: { fact: 'employees', label: 'Employees', value: '49 persons' },
    })
    const sample = await preview({ rule: is('kind', 'participant') })
    expect(sample.json).toMatchObject({ looked: 40, after: { yes: 40 } })
    expect(sample.json).not.toHaveProperty('before')
    expect(await statesOf(small)).toEqual({ pilots: 'available' })
  })
})
