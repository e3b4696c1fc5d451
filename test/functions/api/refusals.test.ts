import { beforeEach, describe, expect, it } from 'vitest'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'

let world: ApiWorld
let coordinator: Required<Sender>
let officer: Sender

beforeEach(async () => {
  world = await apiWorld()
  coordinator = await world.aRepresentative(world.register[0]!)
  officer = await world.aPerson({ roles: ['officer'] })
})

/** An application that is refused at its deadline, because too few have answered. */
const refused = async (): Promise<string> => {
  const id = await world.apply(world.register.slice(1, 35))
  await world.settle()
  for (const organisation of world.register.slice(1, 6)) await world.accept(id, organisation)
  await world.settle()
  await world.pass({ days: 62 })
  expect((await world.application(id)).status).toBe('rejected')
  return id
}

const copy = (id: string, headers = {}) => world.send(coordinator, 'POST', `/api/applications/${id}/copy`, { headers })

describe('a copy of a refused application', () => {
  it('is a draft with the content and the list, and asks everybody anew', async () => {
    const id = await refused()
    const made = await copy(id)
    expect(made.statusCode).toBe(201)
    expect(made.json).toMatchObject({ status: 'draft', copiedFrom: id, name: 'Nitride Microelectronics' })
    const listed = await world.send(coordinator, 'GET', `/api/applications/${made.json.id}/invitees`, {
      query: { limit: '100' },
    })
    expect(listed.json.invitees).toHaveLength(34)
    await world.send(coordinator, 'POST', `/api/applications/${made.json.id}/submit`)
    await world.settle()
    const answers = await world.answers(made.json.id)
    expect(answers.filter(({ state }) => state === 'confirmed').map(({ coordinator: own }) => own)).toEqual([true])
    expect(answers.filter(({ state }) => state === 'invited')).toHaveLength(34)
  })

  it('marks what it was refused for until that is changed, on reading and in a check', async () => {
    const id = await refused()
    const made = (await copy(id)).json
    const marks = [{ rule: 'enoughOrganisations', path: '/invitees' }]
    expect(made.marks).toEqual(marks)
    expect((await world.send(coordinator, 'POST', `/api/applications/${made.id}/check`)).json.marks).toEqual(marks)
    const identifiers = [world.register[36]!.key]
    await world.send(coordinator, 'POST', `/api/applications/${made.id}/invitees`, { body: { identifiers } })
    expect((await world.send(coordinator, 'GET', `/api/applications/${made.id}`)).json.marks).toBeUndefined()
  })

  it('is made once, however often it is asked for under one key', async () => {
    const id = await refused()
    const headers = { 'idempotency-key': 'again' }
    expect((await copy(id, headers)).json.id).toBe((await copy(id, headers)).json.id)
  })

  it('is not made of an application that still goes on, nor for anybody else', async () => {
    const id = await world.apply(world.register.slice(1, 35))
    await world.settle()
    expect((await copy(id)).json.type).toBe('/problems/not-in-this-state')
    const stranger = await world.aRepresentative(world.register[39]!)
    expect((await world.send(stranger, 'POST', `/api/applications/${id}/copy`)).json.type).toBe('/problems/not-found')
  })

  it('loses the mark of a field of the text with its change', async () => {
    const holder = await world.apply(world.register.slice(1, 35))
    await world.settle()
    const second = await world.apply(world.register.slice(1, 35))
    await world.settle()
    await world.pass({ days: 16 })
    expect((await world.application(second)).status).toBe('expired')
    const { json } = await copy(second)
    expect(json.marks).toEqual([{ rule: 'nameIsFree', path: '/name' }])
    const body = { name: 'Another name' }
    const headers = { 'if-match': '"1"' }
    const changed = await world.send(coordinator, 'PATCH', `/api/applications/${json.id}`, { body, headers })
    expect(changed.json.marks).toBeUndefined()
    expect(changed.json.name).not.toBe((await world.application(holder)).name)
  })
})

describe('an application that was returned and corrected', () => {
  it('shows to the officer, the applicant and those asked what was changed', async () => {
    await world.apply(world.register.slice(1, 35))
    await world.settle()
    const id = await world.apply(world.register.slice(1, 35))
    await world.settle()
    const { version } = await world.application(id)
    await world.correct(id, version, { name: 'Gallium Arsenide Optics', admission: 'open' })
    await world.settle()
    const change = { path: '/name', before: 'Nitride Microelectronics', after: 'Gallium Arsenide Optics' }
    const admission = { path: '/admission', before: 'consent', after: 'open' }
    const own = await world.send(coordinator, 'GET', `/api/applications/${id}`)
    expect(own.json.corrected.changes).toEqual([change, admission])
    const asked = await world.aRepresentative(world.register[1]!)
    expect((await world.send(asked, 'GET', `/api/applications/${id}`)).json.corrected.changes).toEqual([change])
    const read = await world.send(officer, 'GET', `/api/officer/applications/${id}`)
    expect(read.json.application.corrected.changes).toEqual([change, admission])
  })
})
