import { beforeEach, describe, expect, it } from 'vitest'
import { aContent } from '../../support/builders.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'

let world: ApiWorld
let coordinator: Required<Sender>
let invited: Required<Sender>
let stranger: Required<Sender>

const keysFrom = (from: number, to: number) => world.register.slice(from, to).map(({ key }) => key)

const draft = async (): Promise<string> => {
  const content = aContent([coordinator.organisation])
  return (await world.send(coordinator, 'POST', '/api/applications', { body: content })).json.id
}

const submitted = async (invitees: readonly string[] = keysFrom(1, 32)): Promise<string> => {
  const id = await draft()
  await world.send(coordinator, 'POST', `/api/applications/${id}/invitees`, { body: { identifiers: invitees } })
  await world.send(coordinator, 'POST', `/api/applications/${id}/submit`)
  await world.settle()
  return id
}

const acceptAll = async (id: string, from: number, to: number) => {
  for (const organisation of world.register.slice(from, to)) await world.accept(id, organisation)
  await world.settle()
}

beforeEach(async () => {
  world = await apiWorld()
  const [first, second] = world.register
  coordinator = await world.aRepresentative(first!)
  invited = await world.aRepresentative(second!)
  stranger = await world.aRepresentative(world.register[39]!)
})

describe('the way of an application through the API', () => {
  it('leads from a draft to a registered cluster', async () => {
    const id = await submitted()
    const gathering = await world.send(coordinator, 'GET', `/api/applications/${id}`)
    expect(gathering.json).toMatchObject({ status: 'gathering', turn: { whose: 'invited', waitingFor: 'answers' } })

    await acceptAll(id, 1, 30)
    const { json } = await world.send(coordinator, 'GET', `/api/applications/${id}`)
    expect(json).toMatchObject({ status: 'registered', turn: { whose: 'nobody' } })

    const cluster = await world.send(stranger, 'GET', `/api/clusters/${json.clusterId}`)
    expect(cluster.json).toMatchObject({ name: 'Nitride Microelectronics', membersAtRegistration: 30 })
    const members = await world.send(stranger, 'GET', `/api/clusters/${json.clusterId}/members`)
    expect(members.json.members).toHaveLength(30)
    const list = await world.send(stranger, 'GET', '/api/clusters')
    expect(list.json.clusters.map((one: { id: string }) => one.id)).toEqual([json.clusterId])
  })

  it('answers 201 with where the draft is, and with its ETag', async () => {
    const reply = await world.send(coordinator, 'POST', '/api/applications', { body: { name: 'A name' } })
    expect(reply.statusCode).toBe(201)
    expect(reply.headers).toMatchObject({ location: `/api/applications/${reply.json.id}`, etag: '"1"' })
    expect(reply.json).toMatchObject({ as: 'applicant', status: 'draft', turn: { waitingFor: 'submission' } })
  })

  it('changes a draft only against the version that was read', async () => {
    const id = await draft()
    const change = (headers: Record<string, string>) =>
      world.send(coordinator, 'PATCH', `/api/applications/${id}`, { body: { name: 'Another name' }, headers })
    expect((await change({})).json.type).toBe('/problems/precondition-required')
    expect((await change({ 'if-match': '"2"' })).json.type).toBe('/problems/precondition-failed')
    expect((await change({ 'if-match': 'W/"1"' })).json.type).toBe('/problems/precondition-failed')
    const changed = await change({ 'if-match': '"1"' })
    expect(changed.json).toMatchObject({ name: 'Another name', version: 2 })
    expect(changed.headers['etag']).toBe('"2"')
    expect((await change({ 'if-match': '"1"' })).statusCode).toBe(412)
  })

  it('names every wrong place of a body at once', async () => {
    const body = { name: '', projects: [{ id: 'a', title: 'T', stage: 'dream', sectors: [] }], colour: 'red' }
    const { json, statusCode } = await world.send(coordinator, 'POST', '/api/applications', { body })
    expect(statusCode).toBe(400)
    expect(json.errors.map(({ pointer }: { pointer: string }) => pointer).toSorted()).toEqual([
      '/colour',
      '/name',
      '/projects/0/members',
      '/projects/0/programmes',
      '/projects/0/sectors',
      '/projects/0/stage',
    ])
  })

  it('refuses a name without a letter in the language of the caller', async () => {
    const reply = await world.send(coordinator, 'POST', '/api/applications', {
      body: { name: '"—"' },
      headers: { 'accept-language': 'ru-RU, en;q=0.5' },
    })
    expect(reply.headers['content-language']).toBe('ru')
    expect(reply.json.errors).toEqual([
      { in: 'body', pointer: '/name', message: 'в названии нужна хотя бы одна буква или цифра' },
    ])
  })

  it('does not submit what has changed since it was seen', async () => {
    const id = await draft()
    const path = `/api/applications/${id}/submit`
    const stale = await world.send(coordinator, 'POST', path, { headers: { 'if-match': '"7"' } })
    expect(stale.statusCode).toBe(412)
    const reply = await world.send(coordinator, 'POST', path, { headers: { 'if-match': '"1"' } })
    expect(reply.statusCode).toBe(202)
    expect(reply.json).toMatchObject({ status: 'screening', caseNumber: '26-000-001' })
  })

  it('says why it is too early to decide, rule by rule and in sentences', async () => {
    const id = await submitted()
    const { statusCode, json } = await world.send(coordinator, 'POST', `/api/applications/${id}/decide`)
    expect(statusCode).toBe(409)
    expect(json.type).toBe('/problems/gate-short')
    const gate = json.results.find(({ rule }: { rule: string }) => rule === 'enoughOrganisations')
    expect(gate).toMatchObject({ passes: false, observed: { count: 1 }, required: { count: 30 }, concernedCount: 31 })
    expect(gate.sentences.seen).toContain('1 organisation counts')
    expect(gate.concerned[0].sentence).toContain(gate.concerned[0].key)
  })

  it('runs the rules on other content without storing it', async () => {
    const id = await draft()
    const path = `/api/applications/${id}/check`
    const asItIs = await world.send(coordinator, 'POST', path)
    const otherwise = await world.send(coordinator, 'POST', path, { body: { projects: [] } })
    const verdictOf = ({ json }: typeof asItIs, rule: string) =>
      json.results.find((result: { rule: string }) => result.rule === rule).passes
    expect(verdictOf(asItIs, 'atLeastOneProject')).toBe(true)
    expect(verdictOf(otherwise, 'atLeastOneProject')).toBe(false)
    expect((await world.application(id)).projects).toHaveLength(1)
  })

  it('chooses the mode, extends once, and tells when it will be decided', async () => {
    const id = await submitted()
    const at = `/api/applications/${id}`
    await world.send(coordinator, 'PUT', `${at}/mode`, { body: { mode: 'whenAllAnswered' } })
    const before = (await world.send(coordinator, 'GET', `${at}/decision-time`)).json
    expect(before).toMatchObject({
      mode: 'whenAllAnswered',
      extensionsLeft: 1,
      next: { decide: false, waitingFor: 'answers' },
    })
    expect((await world.send(coordinator, 'POST', `${at}/extend`)).json.deadline > before.deadline).toBe(true)
    const again = await world.send(coordinator, 'POST', `${at}/extend`)
    expect(again.json).toMatchObject({ type: '/problems/no-more-extensions', facts: { allowed: 1 } })
  })

  it('tells of a mode once, however often it is chosen', async () => {
    const id = await submitted()
    for (const _ of [1, 2])
      await world.send(coordinator, 'PUT', `/api/applications/${id}/mode`, { body: { mode: 'onMyWord' } })
    expect(world.events(id).filter(({ type }) => type === 'modeChosen')).toHaveLength(1)
  })

  it('withdraws, twice without harm', async () => {
    const id = await submitted()
    const withdraw = () =>
      world.send(coordinator, 'POST', `/api/applications/${id}/withdraw`, { body: { reason: 'No money' } })
    expect((await withdraw()).json).toMatchObject({ status: 'withdrawn', reason: 'No money' })
    expect((await withdraw()).statusCode).toBe(200)
    const late = await world.send(coordinator, 'POST', `/api/applications/${id}/extend`)
    expect(late.json).toMatchObject({ type: '/problems/not-in-this-state', facts: { status: 'withdrawn' } })
  })
})

describe('who reads an application', () => {
  it('shows an organisation that was asked only what concerns it', async () => {
    const id = await submitted()
    await world.decline(id, world.register[2]!, 'a secret reason')
    const { json, headers } = await world.send(invited, 'GET', `/api/applications/${id}`)
    expect(json).toMatchObject({
      as: 'asked',
      coordinator: { key: coordinator.organisation, name: 'Organisation 1' },
      counts: { confirmed: 1, open: 30, minimum: 30 },
      invitation: { state: 'invited' },
    })
    expect(json).not.toHaveProperty('caseNumber')
    expect(json.projects[0]).not.toHaveProperty('members')
    expect(headers).not.toHaveProperty('etag')
    expect((await world.send(invited, 'GET', `/api/applications/${id}/counts`)).json).toMatchObject({ open: 30 })
    for (const part of ['timeline', 'invitees', 'decision-time'])
      expect((await world.send(invited, 'GET', `/api/applications/${id}/${part}`)).statusCode).toBe(404)
  })

  it('answers the same to a stranger as for an application that does not exist', async () => {
    const id = await submitted()
    const nowhere = '00000000-0000-4000-8000-000000000099'
    const one = await world.send(stranger, 'GET', `/api/applications/${id}`)
    const none = await world.send(stranger, 'GET', `/api/applications/${nowhere}`)
    expect(one).toEqual(none)
    expect(one.statusCode).toBe(404)
  })

  it('does not show what has been taken back', async () => {
    const id = await submitted()
    await world.send(coordinator, 'DELETE', `/api/applications/${id}/invitees/${invited.organisation}`)
    expect((await world.send(invited, 'GET', `/api/applications/${id}`)).statusCode).toBe(404)
  })

  it('lists the applications of the acting organisation only, page by page', async () => {
    const made = [await draft(), await draft(), await draft()]
    const first = await world.send(coordinator, 'GET', '/api/applications', { query: { limit: '2' } })
    expect(first.json.applications).toHaveLength(2)
    const query = { limit: '2', cursor: first.json.next }
    const second = await world.send(coordinator, 'GET', '/api/applications', { query })
    const seen = [...first.json.applications, ...second.json.applications].map(({ id }: { id: string }) => id)
    expect(seen.toSorted()).toEqual(made.toSorted())
    expect((await world.send(invited, 'GET', '/api/applications')).json.applications).toEqual([])
  })
})

describe('the timeline', () => {
  it('leads on to what comes later, and names nobody', async () => {
    const id = await submitted()
    const path = `/api/applications/${id}/timeline`
    const first = await world.send(coordinator, 'GET', path, { query: { limit: '100' } })
    expect(first.json.more).toBe(false)
    expect(first.json.events[0]).toMatchObject({ type: 'created', by: 'person' })
    expect(JSON.stringify(first.json)).not.toContain(coordinator.personId)

    const query = { limit: '100', cursor: first.json.next }
    expect((await world.send(coordinator, 'GET', path, { query })).json.events).toEqual([])
    await world.accept(id, world.register[1]!)
    const later = await world.send(coordinator, 'GET', path, { query })
    expect(later.json.events).toMatchObject([
      { type: 'confirmed', organisation: { key: world.register[1]!.key, name: 'Organisation 2' } },
    ])
  })
})
