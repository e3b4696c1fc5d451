import { beforeEach, describe, expect, it } from 'vitest'
import { invitationId } from '../../../shared/domain/invitation-id.ts'
import { firstRulePack } from '../../../shared/domain/rule-pack.ts'
import { caseOfMisdirected } from '../../support/officer-cases.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'

let world: ApiWorld
let sender: Required<Sender>
let invited: Required<Sender>
let id: string

const add = async (key: string, as = sender, to = id) => {
  const reply = await world.send(as, 'POST', `/api/applications/${to}/invitees`, { body: { identifiers: [key] } })
  return reply.json.invitees[0]
}
const mute = (key: string) => world.send(invited, 'PUT', `/api/invitation-wishes/muted/${key}`)
const close = (until: string) => world.send(invited, 'PUT', '/api/invitation-wishes/closed', { body: { until } })
const answerOf = async (to: string) => (await world.answers(id)).find(({ organisation }) => organisation === to)
const lettersTo = (key: string) =>
  world
    .mails()
    .filter(
      ({ template, recipient, status }) =>
        ['invitation', 'reminder'].includes(template) &&
        recipient.to === 'organisation' &&
        recipient.key === key &&
        status === 'sent',
    ).length

const link = () => world.linkTo(id, world.register[1]!)

const post = (path: string, body: object = {}) =>
  world.send({}, 'POST', `/api/link/${path}`, { body: { ...link(), ...body } })

beforeEach(async () => {
  world = await apiWorld()
  sender = await world.aRepresentative(world.register[0]!)
  invited = await world.aRepresentative(world.register[20]!)
  id = await world.apply(world.register.slice(1, 11))
  await world.settle()
})

describe('a sender that an organisation has muted', () => {
  it('gets no invitation through, and hears neither that it was muted nor until when', async () => {
    expect((await mute(sender.organisation)).json.muted).toMatchObject([{ sender: { key: sender.organisation } }])
    const verdict = await add(invited.organisation)
    expect(verdict).toMatchObject({ verdict: 'notAccepting', key: invited.organisation })
    expect(verdict).not.toHaveProperty('retryAt')
    expect(verdict.sentence).toContain('takes no invitations at present')
    await world.settle()
    expect(lettersTo(invited.organisation)).toBe(0)
    expect(await answerOf(invited.organisation)).toBeUndefined()
  })

  it('is told the same in the place of another, and again in Russian', async () => {
    await mute(sender.organisation)
    const body = { remove: world.register[3]!.key, add: invited.organisation }
    const headers = { 'accept-language': 'ru' }
    const reply = await world.send(sender, 'POST', `/api/applications/${id}/invitees/replace`, { body, headers })
    expect(reply.json).toMatchObject({ verdict: 'notAccepting' })
    expect(reply.json.sentence).toContain('не принимает приглашений')
    expect(await answerOf(world.register[3]!.key)).toMatchObject({ state: 'invited' })
  })

  it('has its open invitations declined without a reason, and others have theirs left', async () => {
    const other = await world.aRepresentative(world.register[30]!)
    const theirs = await world.apply([world.register[20]!], {
      applicant: world.register[30]!,
      content: { name: 'Another' },
    })
    await add(invited.organisation)
    await world.settle()
    await mute(sender.organisation)
    await mute(sender.organisation)
    const declined = await answerOf(invited.organisation)
    expect(declined).toMatchObject({ state: 'declined' })
    expect(declined).not.toHaveProperty('reason')
    const open = (await world.answers(theirs)).find(({ organisation }) => organisation === invited.organisation)
    expect(open).toMatchObject({ state: 'invited' })
    expect(await add(invited.organisation)).toMatchObject({ verdict: 'notAccepting' })
    expect(await add(invited.organisation, other, theirs)).toMatchObject({ verdict: 'already' })
  })

  it('is heard again once it is unmuted', async () => {
    await mute(sender.organisation)
    const path = `/api/invitation-wishes/muted/${sender.organisation}`
    for (const _ of [1, 2]) expect((await world.send(invited, 'DELETE', path)).statusCode).toBe(204)
    expect((await world.send(invited, 'GET', '/api/invitation-wishes')).json).toEqual({ muted: [] })
    expect(await add(invited.organisation)).toMatchObject({ verdict: 'asked' })
  })

  it('gets nothing through that was put down before and not yet sent', async () => {
    await add(invited.organisation)
    await mute(sender.organisation)
    await world.settle()
    expect(lettersTo(invited.organisation)).toBe(0)
  })

  it('cannot be an unknown organisation, or oneself, nor be one too many', async () => {
    expect((await mute('ru-inn:7735007358')).json.type).toBe('/problems/not-found')
    expect((await mute(invited.organisation)).json.errors[0].message).toContain('your own')
    const small = await apiWorld({ pack: { caps: { ...firstRulePack.caps, mutedSenders: 1 } } })
    const somebody = await small.aRepresentative(small.register[20]!)
    const [one, two] = small.register.map(({ key }) => `/api/invitation-wishes/muted/${key}`)
    expect((await small.send(somebody, 'PUT', one!)).statusCode).toBe(200)
    expect((await small.send(somebody, 'PUT', one!)).statusCode).toBe(200)
    expect((await small.send(somebody, 'PUT', two!)).json).toMatchObject({ facts: { most: 1 } })
  })
})

describe('an organisation that is closed to invitations', () => {
  it('gets none until the end of that date, which every inviter hears', async () => {
    expect((await close('2026-09-20')).json).toEqual({ closedUntil: '2026-09-20T20:59:00.000Z', muted: [] })
    const refused = await add(invited.organisation)
    expect(refused).toMatchObject({ verdict: 'notAccepting', retryAt: '2026-09-20T20:59:00.000Z' })
    expect(refused.sentence).toContain('until 20 September 2026')
    await world.pass({ days: 20 })
    expect(await add(invited.organisation)).toMatchObject({ verdict: 'asked' })
  })

  it('may be opened again before', async () => {
    await close('2026-09-20')
    expect((await world.send(invited, 'DELETE', '/api/invitation-wishes/closed')).statusCode).toBe(204)
    expect(await add(invited.organisation)).toMatchObject({ verdict: 'asked' })
  })

  it('is listed with the rest of a consortium, which says until when', async () => {
    await close('2026-09-20')
    const listed = await world.apply([world.register[20]!, world.register[21]!], {
      applicant: world.register[2]!,
      content: { name: 'Another' },
    })
    await world.settle()
    const other = await world.aRepresentative(world.register[2]!)
    const { json } = await world.send(other, 'GET', `/api/applications/${listed}/invitees`, {
      query: { state: 'listed' },
    })
    expect(json.invitees).toMatchObject([
      { shortfall: 'notAsked', held: { because: 'notAccepting', retryAt: '2026-09-20T20:59:00.000Z' } },
    ])
    expect(json.invitees[0].sentence).toContain('until 20 September 2026')
    expect(lettersTo(invited.organisation)).toBe(0)
  })

  it('keeps what is open, but gets no reminder, and nothing sent again', async () => {
    await add(invited.organisation)
    await world.settle()
    await close('2026-09-20')
    await world.pass({ days: 8 })
    expect(lettersTo(invited.organisation)).toBe(1)
    const path = `/api/invitations/${invitationId(id, invited.organisation)}/resend`
    const refused = await world.send(sender, 'POST', path)
    expect(refused.json).toMatchObject({
      type: '/problems/not-accepting',
      facts: { until: '2026-09-20T20:59:00.000Z' },
    })
    const all = await world.send(sender, 'POST', `/api/applications/${id}/invitations/resend`)
    expect(all.json).toMatchObject({ resent: 10, notAccepting: 1 })
    expect(await answerOf(invited.organisation)).toMatchObject({ state: 'invited' })
  })

  it('cannot be so for longer than the pack allows, nor until a day that is past', async () => {
    expect((await close('2026-08-31')).json.errors[0].message).toBe('it is past')
    expect((await close('2027-09-01')).statusCode).toBe(200)
    expect((await close('2027-09-02')).json.errors[0].message).toContain('further ahead')
    expect((await close('31.12.2026')).json.type).toBe('/problems/invalid-request')
  })
})

describe('whoever holds the link of an invitation', () => {
  it('mutes its sender with it, which declines it and is told to the organisation', async () => {
    expect((await post('mute')).json).toEqual({ senderMuted: true })
    expect((await post('mute')).json).toEqual({ senderMuted: true })
    await world.settle()
    expect((await post('read')).json).toMatchObject({ state: 'declined', senderMuted: true })
    const told = world.mails().filter(({ template }) => template === 'invitationsStopped')
    expect(told).toMatchObject([{ status: 'sent', recipient: { key: world.register[1]!.key, address: 'contact' } }])
    expect(await add(world.register[1]!.key)).toMatchObject({ verdict: 'notAccepting' })
  })

  it('closes the organisation until a date, and leaves the invitation as it is', async () => {
    expect((await post('close', { until: '2026-09-20' })).json).toEqual({
      senderMuted: false,
      closedUntil: '2026-09-20T20:59:00.000Z',
    })
    expect((await post('read')).json).toMatchObject({ state: 'open', closedUntil: '2026-09-20T20:59:00.000Z' })
  })

  it('changes nothing by reading, and opens nothing with another secret', async () => {
    await post('read')
    for (const path of ['mute', 'close', 'misdirected']) {
      const body = { ...link(), secret: 'forged', ...(path === 'close' ? { until: '2026-09-20' } : {}) }
      expect((await world.send({}, 'POST', `/api/link/${path}`, { body })).json.type).toBe('/problems/not-found')
    }
    expect(await answerOf(world.register[1]!.key)).toMatchObject({ state: 'invited' })
    expect(world.store.items().filter(({ entity }) => entity === 'Wishes' || entity === 'OfficerCase')).toEqual([])
  })

  it('passes it on to officers as one case, to which notes are added, and its sender hears nothing', async () => {
    const events = world.events(id).length
    await post('misdirected', { note: 'She left in May' })
    await post('misdirected', { note: 'She left in May' })
    await post('misdirected', { note: 'Ask the office' })
    await world.settle()
    const { key } = world.register[1]!
    expect(caseOfMisdirected(world, key)).toMatchObject({
      kind: 'misdirected',
      status: 'open',
      subject: { type: 'organisation', id: key },
      concerned: [key],
      note: 'She left in May\n\nAsk the office',
    })
    expect(await answerOf(key)).toMatchObject({ state: 'invited' })
    expect(world.events(id)).toHaveLength(events)
  })
})

describe('a representative who is not the right person', () => {
  it('passes an invitation of its organisation on to officers, once for each key, and no other', async () => {
    const path = `/api/invitations/${invitationId(id, invited.organisation)}/misdirected`
    expect((await world.send(invited, 'POST', path, { body: {} })).json.type).toBe('/problems/not-found')
    await add(invited.organisation)
    const headers = { 'idempotency-key': 'once' }
    for (const _ of [1, 2])
      expect((await world.send(invited, 'POST', path, { body: { note: 'Not I' }, headers })).statusCode).toBe(204)
    expect(caseOfMisdirected(world, invited.organisation)).toMatchObject({ note: 'Not I', version: 1 })
    expect((await world.send(sender, 'POST', path, { body: {} })).json.type).toBe('/problems/not-found')
  })
})
