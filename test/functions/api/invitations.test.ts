import { beforeEach, describe, expect, it } from 'vitest'
import { invitationId } from '../../../shared/domain/invitation-id.ts'
import { after } from '../../../shared/domain/time.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'

let world: ApiWorld
let coordinator: Required<Sender>
let invited: Required<Sender>
let id: string

const keysFrom = (from: number, to: number) => world.register.slice(from, to).map(({ key }) => key)
const add = (identifiers: readonly string[], headers: Record<string, string> = {}) =>
  world.send(coordinator, 'POST', `/api/applications/${id}/invitees`, { body: { identifiers }, headers })
const verdictsOf = ({ json }: Awaited<ReturnType<typeof add>>) =>
  json.invitees.map(({ verdict }: { verdict: string }) => verdict)
const invitation = (to: Required<Sender>) => `/api/invitations/${invitationId(id, to.organisation)}`
const mailsOf = (template: string) => world.mails().filter((mail) => mail.template === template).length

beforeEach(async () => {
  world = await apiWorld()
  coordinator = await world.aRepresentative(world.register[0]!)
  invited = await world.aRepresentative(world.register[1]!)
  id = await world.apply(world.register.slice(1, 11))
  await world.settle()
})

describe('adding invitees', () => {
  it('answers each identifier, and sends nothing twice when it is repeated', async () => {
    const [first, second] = keysFrom(20, 22)
    const identifiers = [first!, first!, invited.organisation, '7735007359', 'ru-ogrn:1027700132195', second!]
    const reply = await add(identifiers)
    expect(verdictsOf(reply)).toEqual(['asked', 'twice', 'already', 'broken', 'broken', 'asked'])
    expect(reply.json.invitees[3]).toMatchObject({ reason: 'wrongChecksum' })
    expect(reply.json.invitees[3].sentence).toContain('check digits')
    await world.settle()
    const sent = mailsOf('invitation')
    expect(verdictsOf(await add(identifiers)).includes('asked')).toBe(false)
    await world.settle()
    expect(mailsOf('invitation')).toBe(sent)
  })

  it('takes at most 500 in one request', async () => {
    const reply = await add(Array.from({ length: 501 }, () => invited.organisation))
    expect(reply.json).toMatchObject({ type: '/problems/invalid-request', errors: [{ pointer: '/identifiers' }] })
  })

  it('lists them with their states and how many there are in each', async () => {
    await world.accept(id, world.register[2]!)
    await world.decline(id, world.register[3]!, 'no people')
    const reply = await world.send(coordinator, 'GET', `/api/applications/${id}/invitees`, { query: { limit: '100' } })
    expect(reply.json.counts).toEqual({ invited: 8, confirmed: 2, declined: 1 })
    expect(reply.json.invitees).toHaveLength(11)
    const query = { state: 'declined' }
    const declined = await world.send(coordinator, 'GET', `/api/applications/${id}/invitees`, { query })
    expect(declined.json.invitees).toMatchObject([{ reason: 'no people', shortfall: 'declined', counts: false }])
    expect(declined.json.invitees[0]).not.toHaveProperty('answeredBy')
  })

  it('pages through them', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const query: Record<string, string> = { limit: '4', ...(cursor === undefined ? {} : { cursor }) }
      const { json } = await world.send(coordinator, 'GET', `/api/applications/${id}/invitees`, { query })
      seen.push(...json.invitees.map(({ organisation }: { organisation: { key: string } }) => organisation.key))
      cursor = json.next
    } while (cursor !== undefined)
    expect(seen.toSorted()).toEqual(keysFrom(0, 11).toSorted())
  })

  it('replaces one that declined, in the projects too', async () => {
    const [leaving, coming] = [world.register[4]!, world.register[25]!]
    await world.decline(id, leaving)
    const body = { remove: leaving.key, add: coming.key }
    const reply = await world.send(coordinator, 'POST', `/api/applications/${id}/invitees/replace`, { body })
    expect(reply.json).toMatchObject({ verdict: 'asked', key: coming.key })
  })

  it('ends with the deadline, for replacements too', async () => {
    await world.store.write([{ update: { pk: `APP#${id}`, sk: 'APP' }, set: { deadline: world.now() } }])
    const body = { remove: world.register[2]!.key, add: world.register[25]!.key }
    const replaced = await world.send(coordinator, 'POST', `/api/applications/${id}/invitees/replace`, { body })
    for (const reply of [await add(keysFrom(20, 21)), replaced])
      expect(reply.json.type).toBe('/problems/deadline-passed')
  })

  it('resends only what may be sent again', async () => {
    const path = `/api/applications/${id}/invitations/resend`
    const { json } = await world.send(coordinator, 'POST', path)
    expect(json).toEqual({ resent: 0, tooSoon: 10, notAccepting: 0, retryAt: expect.any(String) })
    const sentAt = (await world.answers(id)).flatMap(({ sentAt: at }) => at ?? [])
    expect(json.retryAt).toBe(after(sentAt.toSorted()[0]!, { hours: 72 }))
    await world.pass({ hours: 73 })
    expect((await world.send(coordinator, 'POST', path)).json).toEqual({ resent: 10, tooSoon: 0, notAccepting: 0 })
    const one = await world.send(coordinator, 'POST', `${invitation(invited)}/resend`)
    expect(one.json).toMatchObject({ type: '/problems/resend-too-soon' })
    expect(one.json.detail).toContain(one.json.facts.retryAt)
  })
})

describe('an invited organisation', () => {
  it('sees what it was asked, by whom and until when', async () => {
    const { json } = await world.send(invited, 'GET', '/api/invitations')
    expect(json.counts).toEqual({ invited: 1 })
    expect(json.invitations).toMatchObject([
      { id: invitationId(id, invited.organisation), coordinator: { name: 'Organisation 1' }, application: { id } },
    ])
    expect((await world.send(invited, 'GET', invitation(invited))).json).toEqual(json.invitations[0])
  })

  it('accepts, changes its mind, and is counted accordingly', async () => {
    expect((await world.send(invited, 'POST', `${invitation(invited)}/accept`)).json.state).toBe('confirmed')
    const body = { reason: 'The board said no' }
    const left = await world.send(invited, 'POST', `${invitation(invited)}/decline`, { body })
    expect(left.json).toMatchObject({ state: 'left', reason: 'The board said no' })
    const counts = await world.send(coordinator, 'GET', `/api/applications/${id}/counts`)
    expect(counts.json).toMatchObject({ confirmed: 1, open: 9 })
  })

  it('cannot answer for another organisation, nor learn that it was asked', async () => {
    const other = await world.aRepresentative(world.register[2]!)
    for (const path of [`${invitation(other)}/accept`, `${invitation(other)}/decline`]) {
      const reply = await world.send(invited, 'POST', path, path.endsWith('decline') ? { body: { reason: 'x' } } : {})
      expect(reply.json.type).toBe('/problems/not-found')
    }
    expect((await world.send(invited, 'GET', invitation(other))).statusCode).toBe(404)
    expect((await world.send(invited, 'GET', '/api/invitations/nonsense')).statusCode).toBe(404)
  })

  it('is told what stands against its answer, as the coordinator is who cannot decline', async () => {
    const own = `/api/invitations/${invitationId(id, coordinator.organisation)}`
    for (const [path, sent] of [
      ['accept', {}],
      ['decline', { body: { reason: 'x' } }],
    ] as const) {
      const reply = await world.send(coordinator, 'POST', `${own}/${path}`, sent)
      expect(reply.json.type).toBe('/problems/coordinator-cannot-decline')
    }
  })

  it('answers signed in though no mail could reach it, but not while the register holds it suspended', async () => {
    const organisation = { pk: `ORG#${invited.organisation}`, sk: 'ORG' }
    await world.store.write([
      { update: { pk: `APP#${id}#ANS`, sk: `ANS#${invited.organisation}` }, set: { state: 'listed' } },
      { update: organisation, set: { status: 'suspended' } },
    ])
    const accept = () => world.send(invited, 'POST', `${invitation(invited)}/accept`)
    expect((await accept()).json.type).toBe('/problems/not-invited')
    await world.store.write([{ update: organisation, set: { status: 'active' } }])
    expect(await accept()).toMatchObject({ statusCode: 200, json: { state: 'confirmed' } })
  })

  it('is told that an invitation was taken back or has expired', async () => {
    await world.send(coordinator, 'POST', `${invitation(invited)}/revoke`)
    const accept = () => world.send(invited, 'POST', `${invitation(invited)}/accept`)
    expect((await accept()).json.type).toBe('/problems/invitation-revoked')
    await add([invited.organisation])
    await world.pass({ days: 31 })
    expect((await accept()).json.type).toBe('/problems/invitation-expired')
  })

  it('answers by its link without a sign-in; another answer then takes one', async () => {
    const link = world.linkTo(id, world.register[1]!)
    const seen = await world.send({}, 'POST', '/api/link/read', { body: link })
    expect(seen.json).toMatchObject({ state: 'open', organisation: { key: invited.organisation } })
    const answer = (body: object) => world.send({}, 'POST', '/api/link/answer', { body: { ...link, ...body } })
    expect((await answer({ answer: 'accept' })).json.state).toBe('confirmed')
    expect((await answer({ answer: 'accept' })).json.state).toBe('confirmed')
    const other = await answer({ answer: 'decline', reason: 'no' })
    expect(other.json.type).toBe('/problems/already-answered')
    const forged = await world.send({}, 'POST', '/api/link/read', { body: { ...link, secret: 'forged' } })
    const unknown = { invitation: invitationId(id, world.register[38]!.key), secret: link.secret }
    expect(forged).toEqual(await world.send({}, 'POST', '/api/link/read', { body: unknown }))
  })
})
