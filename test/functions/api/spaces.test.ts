import { beforeEach, describe, expect, it } from 'vitest'
import { colleagueId } from '../../../shared/crypto/colleague-id.ts'
import type { Organisation } from '../../../shared/domain/organisation.ts'
import { leave } from '../../../shared/domain/membership.ts'
import { membershipFrom, membershipKey, putMembership } from '../../../shared/items/membership-item.ts'
import { representationKey } from '../../../shared/items/person-item.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'
import { aCluster } from '../../support/a-cluster.ts'
import { idOf } from '../../support/builders.ts'

type Member = Required<Sender>

let world: ApiWorld
let members: readonly Organisation[]
let coordinator: Member
let member: Member
let other: Member
let space: string

beforeEach(async () => {
  world = await apiWorld()
  members = world.register.slice(0, 5)
  const [first, second, third] = await Promise.all(members.slice(0, 3).map((one) => world.aRepresentative(one)))
  coordinator = first!
  member = second!
  other = third!
  await world.table.write(aCluster(idOf(500), members))
  space = `cluster:${idOf(500)}`
})

const at = (path = '') => `/api/spaces/${encodeURIComponent(space)}${path}`
const post = (from: Sender, body: object, path = '/posts') => world.send(from, 'POST', at(path), { body })
const see = (from: Sender, path = '', query: Record<string, string> = {}) =>
  world.send(from, 'GET', at(path), { query })
const typeOf = ({ json }: { json?: { type?: string } }) => json?.type?.replace('/problems/', '')
const textsOf = ({ json }: { json?: { posts: { text: string }[] } }) => json?.posts.map(({ text }) => text)

/** What another member finds. */
const found = async (words: string) => textsOf(await see(other, '/search', { words }))

describe('a space', () => {
  it('numbers what is written in it, and counts what is new for each', async () => {
    const written = await post(member, { title: 'Wafers', text: 'Who has some?' })
    expect(written.statusCode).toBe(201)
    expect(written.json).toMatchObject({ number: 1, kind: 'thread', replies: 0, text: 'Who has some?' })
    expect(written.json.author).toMatchObject({
      organisation: { key: member.organisation },
      person: colleagueId(member.personId, member.organisation),
      me: true,
    })
    const reply = await post(other, { text: 'We do.' }, '/posts/1/replies')
    expect(reply.json).toMatchObject({ number: 2, kind: 'reply', thread: 1 })
    expect((await see(member, '/posts/1')).json).toMatchObject({ replies: 1, author: { me: true } })
    expect(textsOf(await see(coordinator, '/posts/1/replies'))).toEqual(['We do.'])
    expect(textsOf(await see(coordinator, '/posts', { view: 'all' }))).toEqual(['We do.', 'Who has some?'])
    expect(textsOf(await see(coordinator, '/posts'))).toEqual(['Who has some?'])

    const unreadOf = async (who: Sender) => (await world.send(who, 'GET', '/api/spaces')).json.spaces[0].unread
    expect(await Promise.all([coordinator, member, other].map(unreadOf))).toEqual([2, 1, 2])
    await world.send(coordinator, 'PUT', at('/read'), { body: { upTo: 1 } })
    expect(await unreadOf(coordinator)).toBe(1)
    await world.send(coordinator, 'PUT', at('/read'), { body: { upTo: 99 } })
    await world.send(coordinator, 'PUT', at('/read'), { body: { upTo: 1 } })
    expect(await unreadOf(coordinator)).toBe(0)
  })

  it('writes a post once for one idempotency key, and each of many at once under a number of its own', async () => {
    const sent = { body: { text: 'Once' }, headers: { 'idempotency-key': 'k' } }
    const first = await world.send(member, 'POST', at('/posts'), sent)
    const again = await world.send(member, 'POST', at('/posts'), sent)
    expect(again.json).toEqual(first.json)
    const many = await Promise.all(
      Array.from({ length: 8 }, (_, n) => post(n % 2 ? member : other, { text: `no ${n}` })),
    )
    expect(many.map(({ json }) => json.number).toSorted((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8, 9])
  })

  it('lets the coordinator alone announce, pin and moderate', async () => {
    expect(typeOf(await post(member, { text: 'Hear, hear', kind: 'announcement' }))).toBe('forbidden')
    await post(coordinator, { text: 'A meeting', kind: 'announcement' })
    await post(member, { text: 'A thread' })
    expect(textsOf(await see(member, '/posts', { view: 'announcements' }))).toEqual(['A meeting'])
    expect(typeOf(await world.send(member, 'PUT', at('/posts/1/pin')))).toBe('forbidden')
    expect((await world.send(coordinator, 'PUT', at('/posts/1/pin'))).statusCode).toBe(204)
    expect((await see(member)).json.pinned).toMatchObject([{ number: 1, pinned: true }])
    await world.send(coordinator, 'DELETE', at('/posts/1/pin'))
    expect((await see(member)).json.pinned).toEqual([])
    expect(typeOf(await post(member, { reason: 'no' }, '/posts/1/hide'))).toBe('forbidden')
  })

  it('pins no more than the rule pack allows', async () => {
    for (let number = 1; number <= 6; number += 1) await post(member, { text: `no ${number}` })
    const pinned = []
    for (let number = 1; number <= 6; number += 1)
      pinned.push((await world.send(coordinator, 'PUT', at(`/posts/${number}/pin`))).statusCode)
    expect(pinned).toEqual([204, 204, 204, 204, 204, 409])
  })

  it('finds what holds all words or parts of them, whatever the case, by pages that go on', async () => {
    await post(member, { title: 'Нитрид галлия', text: 'Ищем партнёров по эпитаксии' })
    await post(member, { text: 'Epitaxy of gallium nitride' })
    expect(await found('ГАЛЛИЯ эпитакс')).toEqual(['Ищем партнёров по эпитаксии'])
    expect(await found('партнеров')).toHaveLength(1)
    expect(await found('gallium epitaxy')).toEqual(['Epitaxy of gallium nitride'])
    expect(await found('nothing of the kind')).toEqual([])
  })
})

describe('what was written', () => {
  it('is edited by its author only, from the version that was read, and shows that it was', async () => {
    const { headers } = await post(member, { text: 'Frist' })
    const edit = (from: Sender, etag: string) =>
      world.send(from, 'PATCH', at('/posts/1'), { body: { text: 'First' }, headers: { 'if-match': etag } })
    expect(typeOf(await edit(other, '"1"'))).toBe('forbidden')
    const edited = await edit(member, headers['etag']!)
    expect(edited.json).toMatchObject({ text: 'First', editedAt: expect.any(String), version: 2 })
    expect(typeOf(await edit(member, '"1"'))).toBe('precondition-failed')
    expect(textsOf(await see(other, '/search', { words: 'frist' }))).toEqual([])
    expect(JSON.stringify(world.store.items())).not.toContain('Frist')
  })

  it('is withdrawn by its organisation: the text goes for good, the mark stays, nobody can reply', async () => {
    await post(member, { title: 'Secret', text: 'Too much said' })
    expect(typeOf(await post(other, {}, '/posts/1/withdraw'))).toBe('invalid-request')
    expect(typeOf(await world.send(other, 'POST', at('/posts/1/withdraw')))).toBe('forbidden')
    await world.send(member, 'POST', at('/posts/1/withdraw'))
    expect((await world.send(member, 'POST', at('/posts/1/withdraw'))).statusCode).toBe(200)
    expect((await see(other, '/posts/1')).json).toMatchObject({ text: '', withdrawnAt: expect.any(String) })
    expect(JSON.stringify(world.store.items())).not.toContain('Too much said')
    expect(typeOf(await post(other, { text: 'What?' }, '/posts/1/replies'))).toBe('not-in-this-state')
  })

  it('is hidden with a reason that its author hears, and shown again', async () => {
    await post(member, { text: 'Buy my car' })
    const hidden = await post(coordinator, { reason: 'off the point' }, '/posts/1/hide')
    expect(hidden.json).toMatchObject({ text: 'Buy my car', hidden: { reason: 'off the point' } })
    expect((await see(other, '/posts/1')).json).toMatchObject({ text: '', hidden: { at: expect.any(String) } })
    expect((await see(other, '/posts/1')).body).not.toContain('off the point')
    expect((await see(member, '/posts/1')).json).toMatchObject({
      text: 'Buy my car',
      hidden: { reason: 'off the point' },
    })
    expect(textsOf(await see(other, '/search', { words: 'car' }))).toEqual([])
    await world.settle()
    await world.send(coordinator, 'POST', at('/posts/1/show'))
    await world.settle()
    expect((await see(other, '/posts/1')).json.text).toBe('Buy my car')
    const moderated = world.mails().filter(({ template }) => template === 'postModerated')
    expect(moderated.map(({ status, recipient }) => [status, recipient])).toEqual([
      ['sent', { to: 'person', id: member.personId }],
      ['sent', { to: 'person', id: member.personId }],
    ])
    expect(textsOf(await see(other, '/search', { words: 'car' }))).toHaveLength(1)
  })
})

/** Every request to a space, with a body that fits. */
const everyRoute = (): readonly [string, string, object?][] => [
  ['GET', ''],
  ['GET', '/posts'],
  ['GET', '/posts/1'],
  ['GET', '/posts/1/replies'],
  ['POST', '/posts', { text: 'x' }],
  ['POST', '/posts/1/replies', { text: 'x' }],
  ['PATCH', '/posts/1', { text: 'x' }],
  ['POST', '/posts/1/withdraw'],
  ['POST', '/posts/1/hide', { reason: 'x' }],
  ['POST', '/posts/1/show'],
  ['PUT', '/posts/1/pin'],
  ['DELETE', '/posts/1/pin'],
  ['PUT', '/read', { upTo: 1 }],
  ['PUT', '/notices', { notices: 'none' }],
  ['POST', '/files', { name: 'a.pdf', type: 'application/pdf', bytes: 10 }],
  ['POST', `/files/${idOf(1)}/check`],
  ['GET', `/files/${idOf(1)}`],
]
const answers = (from: Sender) =>
  Promise.all(
    everyRoute().map(async ([method, path, body]) => {
      const headers = method === 'PATCH' ? { 'if-match': '"1"' } : {}
      return typeOf(await world.send(from, method, at(path), { headers, ...(body ? { body } : {}) }))
    }),
  )
const all = (type: string) => everyRoute().map(() => type)

describe('who may enter', () => {
  it('is every member and nobody else', async () => {
    await post(member, { text: 'Here' })
    const stranger = await world.aRepresentative(world.register[20]!)
    expect(await answers(stranger)).toEqual(all('not-found'))
    expect((await world.send(stranger, 'GET', '/api/spaces')).json.spaces).toEqual([])
  })

  it('ends at once with the membership', async () => {
    await post(member, { text: 'Here' })
    const record = membershipFrom((await world.table.get(membershipKey(idOf(500), member.organisation)))!)
    await world.table.write([putMembership(record, leave(record, world.now()))])
    expect(await answers(member)).toEqual(all('not-found'))
    expect((await see(other, '/posts/1')).json.text).toBe('Here')
  })

  it('ends at once with the representation', async () => {
    await world.table.write([{ delete: representationKey(member.personId, member.organisation) }])
    expect(await answers(member)).toEqual(all('not-representative'))
  })

  it('is in a project’s space who takes part in the project, and the coordinator', async () => {
    space = `project:${idOf(500)}:nitride`
    await post(coordinator, { text: 'For those of the project' })
    expect((await see(member)).statusCode).toBe(200)
    expect(typeOf(await see(other))).toBe('not-found')
    expect((await world.send(other, 'GET', '/api/spaces')).json.spaces).toHaveLength(1)
    expect((await world.send(member, 'GET', '/api/spaces')).json.spaces).toHaveLength(2)
    space = `project:${idOf(500)}:none`
    expect(typeOf(await see(coordinator))).toBe('not-found')
  })

  it('cannot write after leaving between reading and writing', async () => {
    let writes = 0
    world.around(async (call, proceed) => {
      if (call.verb === 'write') writes += 1
      // The first one counts the request against its limit.
      if (writes === 2) {
        world.around()
        const record = membershipFrom((await world.table.get(membershipKey(idOf(500), member.organisation)))!)
        await world.table.write([putMembership(record, leave(record, world.now()))])
      }
      return proceed()
    })
    expect(typeOf(await post(member, { text: 'Too late' }))).toBe('not-found')
  })
})

describe('hostile writing', () => {
  it('stays harmless text', async () => {
    const { json } = await post(member, {
      title: '<b>x</b>',
      text: '<script>alert(1)</script>\r\n\u202etxt.exe\u0000\u0007 [a](javascript:b)',
    })
    expect(json.text).toBe('<script>alert(1)</script>\ntxt.exe [a](javascript:b)')
    expect(json.title).toBe('<b>x</b>')
    expect((await post(member, { text: '\u202e\u200b \n' })).statusCode).toBe(400)
    expect((await post(member, { text: `Z${'\u0301'.repeat(500)}` })).json.text).toBe(`Ź${'\u0301'.repeat(4)}`)
  })

  it('is refused clearly where it is too long, be it one word of a million characters', async () => {
    const long = await post(member, { text: 'a'.repeat(10_001) })
    expect(long.json).toMatchObject({
      status: 400,
      errors: [{ pointer: '/text', message: 'must have or be at most 10000 characters' }],
    })
    expect(typeOf(await post(member, { text: 'a'.repeat(1_000_000) }))).toBe('body-too-large')
    expect((await post(member, { text: 'a'.repeat(10_000) })).statusCode).toBe(201)
  })

  it('mentions only who is there', async () => {
    const stranger = world.register[20]!.key
    expect((await post(member, { text: 'x', mentions: [{ organisation: stranger }] })).json.errors).toMatchObject([
      { pointer: '/mentions/0', message: 'nobody in this space is meant by it' },
    ])
    const nobody = { organisation: other.organisation, person: colleagueId(member.personId, member.organisation) }
    expect((await post(member, { text: 'x', mentions: [nobody] })).statusCode).toBe(400)
  })
})
