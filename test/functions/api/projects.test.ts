import { beforeEach, describe, expect, it } from 'vitest'
import type { Organisation } from '../../../shared/domain/organisation.ts'
import { projectSpace } from '../../../shared/domain/space.ts'
import { clusterWorld, type ClusterWorld } from '../../support/cluster-world.ts'
import { aProject } from '../../support/builders.ts'
import { readMail } from '../../support/read-mail.ts'

let world: ClusterWorld
let lead: Organisation
let member: Organisation
let stranger: Organisation

const content = (differing: object = {}) => ({
  title: 'Gallium nitride drivers',
  programmes: ['innovation'],
  stage: 'idea',
  sectors: ['electronics'],
  ...differing,
})
const path = (project = '', more = '') => `/api/clusters/${world.id}/projects${project && `/${project}`}${more}`

/** A project that a member adds; its id. */
const add = async (by = lead, differing: object = {}): Promise<string> => {
  const { json, statusCode } = await world.say(by, 'POST', path(), content(differing))
  expect(statusCode).toBe(201)
  await world.settle()
  return json.id
}
const read = async (by: Organisation, project: string) => (await world.say(by, 'GET', path(project))).json
const typeOf = ({ json }: { json?: { type?: string } }) => json?.type?.replace('/problems/', '')
const participants = async (project: string) =>
  (await read(world.coordinator, project)).participants.map((one: any) => one.organisation.key)
const put = async (by: Organisation, project: string, version: number, differing: object) =>
  world.send(await world.as(by), 'PUT', path(project), {
    body: content(differing),
    headers: { 'if-match': `"${version}"` },
  })
const enters = async (by: Organisation, project: string) =>
  (await world.say(by, 'GET', `/api/spaces/${encodeURIComponent(projectSpace(world.id, project))}`)).statusCode === 200
const leaveCluster = (who: Organisation) => world.say(who, 'POST', `/api/memberships/${world.id}/leave`)
const joinCluster = async (who: Organisation) => {
  await world.say(who, 'POST', `/api/clusters/${world.id}/requests`, { message: 'again' })
  await world.say(world.coordinator, 'POST', `/api/clusters/${world.id}/requests/${encodeURIComponent(who.key)}/admit`)
  await world.settle()
}

beforeEach(async () => {
  world = await clusterWorld()
  ;[, lead, member, stranger] = world.register as unknown as [Organisation, Organisation, Organisation, Organisation]
})

describe('a project that a member adds', () => {
  it('is led by it, shown to members with who takes part, and told to the coordinator', async () => {
    const id = await add()
    expect(await read(member, id)).toMatchObject({
      title: 'Gallium nitride drivers',
      status: 'open',
      lead: { organisation: { key: lead.key }, leads: true },
      you: { takePart: false, lead: false, coordinate: false },
      participants: [{ organisation: { key: lead.key } }],
    })
    expect(world.mailTo(world.coordinator)).toContain('projectNews sent')
    expect((await world.say(stranger, 'GET', path(id))).statusCode).toBe(404)
    expect((await world.say(stranger, 'GET', path())).statusCode).toBe(404)
    expect((await world.say(stranger, 'POST', path(), content())).statusCode).toBe(404)
  })

  it('is made once, however often the request comes', async () => {
    const headers = { 'idempotency-key': 'one' }
    const sender = await world.as(lead)
    const replies = [
      await world.send(sender, 'POST', path(), { body: content(), headers }),
      await world.send(sender, 'POST', path(), { body: content(), headers }),
    ]
    expect(new Set(replies.map(({ json }) => json.id)).size).toBe(1)
    expect((await world.say(lead, 'GET', path())).json.projects).toHaveLength(2)
  })

  it('stands beside those of the application, which the coordinator leads', async () => {
    const { json } = await world.say(member, 'GET', path())
    expect(json.projects).toMatchObject([{ id: 'nitride', lead: { organisation: { key: world.coordinator.key } } }])
    expect(
      (await world.say(world.coordinator, 'POST', path('nitride', '/remove'), { reason: 'x' })).json.type,
    ).toContain('founding-project')
  })

  it('is refused beyond the day’s cap, and to who is suspended', async () => {
    for (let at = 0; at < 10; at += 1) await add(lead, { title: `Project ${at}` })
    expect(typeOf(await world.say(lead, 'POST', path(), content()))).toBe('too-many-requests')
    await world.setStatus(member, 'suspended')
    expect(typeOf(await world.say(member, 'POST', path(), content()))).toBe('organisation-not-active')
  })
})

describe('the lead and the coordinator', () => {
  it('change stage and days, each on the version that it read, and the history has what was before', async () => {
    const id = await add(lead, { startsOn: '2026-10-01' })
    expect(
      (await put(lead, id, 1, { stage: 'running', startsOn: '2026-11-01', endsOn: '2027-05-01' })).statusCode,
    ).toBe(200)
    expect(typeOf(await put(world.coordinator, id, 1, {}))).toBe('precondition-failed')
    expect(typeOf(await put(member, id, 2, {}))).toBe('forbidden')
    expect(typeOf(await put(lead, id, 2, { startsOn: '2027-01-02', endsOn: '2027-01-01' }))).toBe('invalid-request')
    await world.settle()
    const { events } = (await world.say(member, 'GET', path(id, '/history'))).json
    expect(events.map(({ type }: any) => type)).toEqual(['projectChanged', 'projectAdded'])
    expect(events[0].data).toEqual({
      changed: 'stage startsOn endsOn',
      stageBefore: 'idea',
      stageAfter: 'running',
      startsOnBefore: '2026-10-01',
      startsOnAfter: '2026-11-01',
      endsOnBefore: '',
      endsOnAfter: '2027-05-01',
    })
    const told = world.delivered.map(({ raw }) => readMail(Buffer.from(raw)).text)
    expect(told.some((text) => text.includes('Stage: running; before, idea'))).toBe(true)
  })

  it('close a project, the last one too, and all who take part hear the reason; its space stays theirs', async () => {
    const id = await add()
    await world.say(member, 'POST', path(id, '/join'))
    expect((await world.say(lead, 'POST', path('nitride', '/close'), { reason: 'x' })).statusCode).toBe(403)
    await world.say(world.coordinator, 'POST', path('nitride', '/close'), { reason: 'Done' })
    const { json, statusCode } = await world.say(lead, 'POST', path(id, '/close'), { reason: 'No money' })
    expect([statusCode, json.status, json.reason]).toEqual([200, 'closed', 'No money'])
    await world.settle()
    for (const one of [lead, member]) expect(world.mailTo(one)).toContain('projectEnded sent')
    expect(world.mailTo(world.coordinator).filter((mail) => mail === 'projectEnded sent')).toHaveLength(2)
    expect((await world.say(stranger, 'GET', `/api/clusters/${world.id}`)).json.projects).toEqual([])
    expect(typeOf(await world.say(world.coordinator, 'POST', path(id, '/join')))).toBe('not-in-this-state')
    expect(typeOf(await put(lead, id, 2, {}))).toBe('not-in-this-state')
    expect(await enters(member, id)).toBe(true)
  })

  it('take away what was added by mistake: nobody sees it or enters its space, and its history is gone with it', async () => {
    const id = await add()
    await world.say(member, 'POST', path(id, '/join'))
    expect(typeOf(await world.say(member, 'POST', path(id, '/remove'), { reason: 'x' }))).toBe('forbidden')
    expect((await world.say(lead, 'POST', path(id, '/remove'), { reason: 'Twice' })).statusCode).toBe(204)
    await world.settle()
    expect(world.mailTo(member)).toContain('projectEnded sent')
    for (const more of ['', '/history']) expect((await world.say(lead, 'GET', path(id, more))).statusCode).toBe(404)
    expect(await enters(member, id)).toBe(false)
    expect((await world.say(lead, 'GET', path())).json.projects.map((one: any) => one.id)).toEqual(['nitride'])
    expect(world.clusterEvents()).toContain('projectRemoved')
  })
})

describe('who takes part', () => {
  it('joins by itself, once, and leaves by itself; the lead hears of both', async () => {
    const id = await add()
    expect((await world.say(member, 'POST', path(id, '/join'))).json.you.takePart).toBe(true)
    await world.say(member, 'POST', path(id, '/join'))
    await world.settle()
    expect(await participants(id)).toEqual([lead.key, member.key].toSorted())
    expect(world.mailTo(lead)).toEqual(expect.arrayContaining(['projectNews sent']))
    expect(await enters(member, id)).toBe(true)
    expect((await world.say(member, 'POST', path(id, '/leave'))).json.you.takePart).toBe(false)
    await world.say(member, 'POST', path(id, '/leave'))
    expect(await participants(id)).toEqual([lead.key])
    expect(await enters(member, id)).toBe(false)
    const joined = world.clusterEvents().filter((type) => type === 'projectJoined' || type === 'projectLeft')
    expect(joined).toEqual(['projectJoined', 'projectLeft'])
    expect(typeOf(await world.say(lead, 'POST', path(id, '/leave')))).toBe('lead-must-hand-over')
    expect((await world.say(stranger, 'POST', path(id, '/join'))).statusCode).toBe(404)
  })

  it('is out of project and space with the next request when it leaves the cluster, and not back when it comes back', async () => {
    const id = await add()
    await world.say(member, 'POST', path(id, '/join'))
    expect((await leaveCluster(member)).statusCode).toBe(200)
    expect(await enters(member, id)).toBe(false)
    expect(await participants(id)).toEqual([lead.key])
    await world.pass({ hours: 1 })
    await joinCluster(member)
    expect((await read(member, id)).you.takePart).toBe(false)
    expect(await enters(member, id)).toBe(false)
    expect(await participants(id)).toEqual([lead.key])
    expect((await world.say(member, 'POST', path(id, '/join'))).json.you.takePart).toBe(true)
    expect(await enters(member, id)).toBe(true)
  })

  it('is taken out by the lead with a reason that it hears, and comes back only if it is let back', async () => {
    const id = await add()
    await world.say(member, 'POST', path(id, '/join'))
    const about = `/participants/${encodeURIComponent(member.key)}`
    expect(typeOf(await world.say(member, 'POST', path(id, `${about}/remove`), { reason: 'x' }))).toBe('forbidden')
    expect((await world.say(lead, 'POST', path(id, `${about}/remove`), { reason: 'No answer' })).statusCode).toBe(200)
    await world.settle()
    expect(world.mailTo(member)).toContain('projectRemoved sent')
    expect(world.delivered.some(({ raw }) => readMail(Buffer.from(raw)).text.includes('No answer'))).toBe(true)
    expect(await enters(member, id)).toBe(false)
    expect(typeOf(await world.say(member, 'POST', path(id, '/join')))).toBe('removed-from-project')
    expect((await world.say(world.coordinator, 'POST', path(id, `${about}/let-back`))).statusCode).toBe(200)
    expect((await world.say(member, 'POST', path(id, '/join'))).json.you.takePart).toBe(true)
  })

  it('may be named as the lead, which the coordinator does where the lead has left the cluster', async () => {
    const id = await add()
    const name = (by: Organisation, who: Organisation) =>
      world.say(by, 'POST', path(id, '/lead'), { organisation: who.key })
    expect(typeOf(await name(lead, member))).toBe('invalid-request')
    await world.say(member, 'POST', path(id, '/join'))
    await leaveCluster(lead)
    expect((await read(member, id)).lead).toMatchObject({ organisation: { key: lead.key }, leads: false })
    expect(typeOf(await name(member, member))).toBe('forbidden')
    expect((await name(world.coordinator, member)).json.lead).toMatchObject({
      organisation: { key: member.key },
      leads: true,
    })
    await world.settle()
    expect(world.mailTo(member)).toContain('projectNews sent')
    await world.pass({ hours: 1 })
    await joinCluster(lead)
    expect((await read(lead, id)).you).toEqual({ takePart: false, lead: false, coordinate: false })
  })

  it('is listed among the spaces of its representatives, as lead, coordinator or participant', async () => {
    const id = await add()
    const spaces = async (by: Organisation) =>
      (await world.say(by, 'GET', '/api/spaces')).json.spaces.map((one: any) => one.project?.id ?? 'cluster')
    expect(await spaces(lead)).toEqual(['cluster', id])
    expect(await spaces(world.coordinator)).toEqual(expect.arrayContaining(['cluster', id, 'nitride']))
    expect(await spaces(member)).toEqual(['cluster'])
    await world.say(member, 'POST', path(id, '/join'))
    expect(await spaces(member)).toEqual(['cluster', id])
  })
})

const inSpace = (project: string, more: string) =>
  `/api/spaces/${encodeURIComponent(projectSpace(world.id, project))}${more}`
const mailTo = async (who: Organisation) => {
  const { personId } = await world.as(who)
  return world.delivered
    .filter(({ to }) => to === `${personId}@example.invalid`)
    .map(({ raw }) => readMail(Buffer.from(raw)).text)
}
const wafers = async (who: Organisation) => (await mailTo(who)).filter((text) => text.includes('first wafers')).length

describe('the space of a project', () => {
  it('brings a digest to those who take part, as each has chosen, and none to who has left the project meanwhile', async () => {
    const id = await add()
    const leaver = world.register[6]!
    await joinCluster(leaver)
    for (const one of [member, leaver]) await world.say(one, 'POST', path(id, '/join'))
    await world.say(member, 'PUT', inSpace(id, '/notices'), { notices: 'daily' })
    await world.say(world.coordinator, 'PUT', inSpace(id, '/notices'), { notices: 'none' })
    await world.say(lead, 'POST', inSpace(id, '/posts'), { text: 'The first wafers are here' })
    await world.say(leaver, 'POST', path(id, '/leave'))
    await world.pass({ hours: 48 })
    expect(await wafers(member)).toBe(1)
    for (const one of [leaver, world.coordinator, lead]) expect(await wafers(one)).toBe(0)
  })

  it('lets only those be mentioned who may enter it, and tells them at once if they wish', async () => {
    const id = await add()
    const mention = () =>
      world.say(lead, 'POST', inSpace(id, '/posts'), { text: 'Look here', mentions: [{ organisation: member.key }] })
    expect(typeOf(await mention())).toBe('invalid-request')
    await world.say(member, 'POST', path(id, '/join'))
    await world.say(member, 'PUT', inSpace(id, '/notices'), { notices: 'atOnce' })
    expect((await mention()).statusCode).toBe(201)
    await world.settle()
    expect((await mailTo(member)).some((text) => text.includes('Look here'))).toBe(true)
  })
})

describe('mail about a project', () => {
  it('does not reach a lead that has left the cluster', async () => {
    const id = await add()
    await leaveCluster(lead)
    await world.say(member, 'POST', path(id, '/join'))
    await world.settle()
    expect(world.mailTo(lead).filter((mail) => mail.startsWith('projectNews'))).toEqual(['projectNews dropped'])
    expect(world.mailTo(world.coordinator)).toContain('projectNews sent')
  })
})

describe('the projects of the application', () => {
  it('have those as participants whom it named and who are members, from the registration on', async () => {
    const keys = world.register.slice(0, 3).map(({ key }) => key)
    world = await clusterWorld({ projects: [aProject(keys), aProject([lead.key], { id: 'other' })] })
    expect(await participants('nitride')).toEqual(keys.toSorted())
    expect(await participants('other')).toEqual([lead.key])
    expect([await enters(lead, 'other'), await enters(member, 'other')]).toEqual([true, false])
    await leaveCluster(lead)
    expect(await enters(lead, 'other')).toBe(false)
    expect(await participants('nitride')).toEqual([keys[0]!, keys[2]!].toSorted())
  })
})
