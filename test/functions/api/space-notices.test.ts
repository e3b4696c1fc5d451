import { beforeEach, describe, expect, it } from 'vitest'
import { colleagueId } from '../../../shared/crypto/colleague-id.ts'
import { unsubscribeToken } from '../../../shared/crypto/unsubscribe.ts'
import { leave } from '../../../shared/domain/membership.ts'
import { membershipFrom, membershipKey, putMembership } from '../../../shared/items/membership-item.ts'
import { representationKey } from '../../../shared/items/person-item.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'
import { aCluster } from '../../support/a-cluster.ts'
import { idOf } from '../../support/builders.ts'
import { readMail } from '../../support/read-mail.ts'

type Member = Required<Sender>

let world: ApiWorld
let coordinator: Member
let member: Member
let other: Member

const first = `cluster:${idOf(500)}`
const second = `cluster:${idOf(501)}`

beforeEach(async () => {
  world = await apiWorld()
  const members = world.register.slice(0, 4)
  const [a, b, c] = await Promise.all(members.slice(0, 3).map((one) => world.aRepresentative(one)))
  coordinator = a!
  member = b!
  other = c!
  await world.table.write([
    ...aCluster(idOf(500), members, 'First Cluster'),
    ...aCluster(idOf(501), members, 'Second Cluster'),
  ])
})

const at = (space: string, path: string) => `/api/spaces/${encodeURIComponent(space)}${path}`
const post = (
  from: Sender,
  text: string,
  { space = first, to = '/posts', ...more }: { space?: string; to?: string; [more: string]: unknown } = {},
) => world.send(from, 'POST', at(space, to), { body: { text, ...more } })
const choose = (from: Sender, notices: string, space = first) =>
  world.send(from, 'PUT', at(space, '/notices'), { body: { notices } })
const addressOf = ({ personId }: Member) => `${personId}@example.invalid`
const mailTo = (who: Member) =>
  world.delivered.filter(({ to }) => to === addressOf(who)).map(({ raw }) => readMail(Buffer.from(raw)))
const dayPasses = () => world.pass({ hours: 24 })
const leaves = async ({ organisation }: Member, cluster = idOf(500)) => {
  const record = membershipFrom((await world.table.get(membershipKey(cluster, organisation)))!)
  await world.table.write([putMembership(record, leave(record, world.now()))])
}

describe('mail at once', () => {
  it('tells who wishes it of announcements, mentions and replies, and of nothing twice', async () => {
    await choose(member, 'atOnce')
    await post(coordinator, 'All come', { kind: 'announcement', title: 'Meeting' })
    await post(coordinator, 'A thread of no concern')
    await post(coordinator, 'For your organisation', { mentions: [{ organisation: member.organisation }] })
    const person = colleagueId(member.personId, member.organisation)
    await post(other, 'For you', {
      mentions: [{ organisation: member.organisation, person }, { organisation: member.organisation }],
    })
    await post(member, 'My own')
    await post(other, 'An answer', { to: '/posts/5/replies' })
    await post(member, 'Thanks', { to: '/posts/5/replies' })
    await world.settle()
    expect(mailTo(member).map(({ subject }) => subject)).toEqual([
      'Announcement: Meeting',
      'New thread: First Cluster',
      'New thread: First Cluster',
      'Reply: First Cluster',
    ])
    expect(mailTo(other)).toEqual([])
    await dayPasses()
    expect(
      mailTo(member)
        .slice(4)
        .map(({ text }) => text.match(/^- .*$/gm)),
    ).toEqual([[expect.stringContaining('A thread of no concern')]])
  })

  it('goes to nobody who has left before it is sent', async () => {
    await choose(member, 'atOnce')
    await choose(other, 'atOnce')
    await post(coordinator, 'All come', { kind: 'announcement' })
    await leaves(member)
    await world.table.write([{ delete: representationKey(other.personId, other.organisation) }])
    await world.settle()
    await dayPasses()
    expect([...mailTo(member), ...mailTo(other)]).toEqual([])
  })

  it('is not sent of what was withdrawn or hidden before', async () => {
    await choose(member, 'atOnce')
    await post(coordinator, 'A mistake', { kind: 'announcement' })
    await world.send(coordinator, 'POST', at(first, '/posts/1/withdraw'))
    await world.settle()
    await dayPasses()
    expect(mailTo(member)).toEqual([])
  })
})

describe('the digest', () => {
  it('comes once a day over all spaces, at the hour of the rule pack, with what others wrote', async () => {
    await post(coordinator, 'One')
    await post(other, 'Two', { space: second })
    await post(member, 'Mine')
    await world.pass({ hours: 20 })
    expect(mailTo(member)).toEqual([])
    await world.pass({ hours: 2 })
    const [digest, ...more] = mailTo(member)
    expect(more).toEqual([])
    expect(digest?.subject).toBe('What is new: First Cluster, Second Cluster')
    expect(digest?.text.match(/^- .*$/gm)?.map((line) => line.split(': ').at(-1))).toEqual(['One', 'Two'])
    expect(mailTo(coordinator).map(({ text }) => text.match(/: (One|Two|Mine)$/gm))).toEqual([[': Mine', ': Two']])
    await dayPasses()
    await dayPasses()
    expect(mailTo(member)).toHaveLength(1)
  })

  it('is never empty: nothing new, or all of it read, is no mail', async () => {
    await post(coordinator, 'One')
    await world.send(member, 'PUT', at(first, '/read'), { body: { upTo: 1 } })
    await dayPasses()
    expect(mailTo(member)).toEqual([])
    expect(mailTo(coordinator)).toEqual([])
    expect(mailTo(other)).toHaveLength(1)
  })

  it('has what was written while it was cut off on the next day, and nothing on both', async () => {
    await post(coordinator, 'Before')
    await world.pass({ hours: 21 })
    await post(coordinator, 'Between')
    await world.pass({ minutes: 20 })
    await dayPasses()
    const lines = mailTo(member).map(({ text }) => text.match(/^- .*$/gm)?.map((line) => line.split(': ').at(-1)))
    expect(lines).toEqual([['Before'], ['Between']])
  })

  it('says how many there are beyond what it shows', async () => {
    for (let n = 1; n <= 13; n += 1) await post(coordinator, `no ${n}`)
    await dayPasses()
    const [digest] = mailTo(member)
    expect(digest?.text.match(/^- /gm)).toHaveLength(10)
    expect(digest?.text).toContain('And 3 more posts.')
  })

  it('leaves out spaces that were left or silenced, and does not come if none is left', async () => {
    await post(coordinator, 'One')
    await post(coordinator, 'Two', { space: second })
    await world.pass({ hours: 20 })
    await leaves(member)
    await choose(other, 'none')
    await choose(other, 'none', second)
    await world.pass({ hours: 4 })
    expect(mailTo(member).map(({ subject }) => subject)).toEqual(['What is new: Second Cluster'])
    expect(mailTo(other)).toEqual([])
  })

  it('begins again with what is new when somebody wants it again', async () => {
    await choose(member, 'none')
    await post(coordinator, 'Old')
    await dayPasses()
    await choose(member, 'daily')
    await post(coordinator, 'New')
    await dayPasses()
    expect(mailTo(member).map(({ text }) => text.match(/^- .*$/gm)?.length)).toEqual([1])
  })

  it('costs nothing where nothing was written', async () => {
    await post(coordinator, 'One')
    await dayPasses()
    const calls: string[] = []
    world.around((call, proceed) => {
      if (call.port === 'table') calls.push(call.verb)
      return proceed()
    })
    await dayPasses()
    world.around()
    // One tick at the end of the day, over eight empty shards.
    expect(calls.filter((verb) => verb !== 'query')).toEqual(['write', 'write'])
  })

  it('is made once although everything comes twice', async () => {
    world = await apiWorld({ comesAgain: () => true })
    const members = world.register.slice(0, 3)
    const [a, b] = await Promise.all(members.slice(0, 2).map((one) => world.aRepresentative(one)))
    await world.table.write(aCluster(idOf(500), members))
    await choose(b!, 'atOnce')
    await post(a!, 'All come', { kind: 'announcement' })
    await post(a!, 'And more')
    await dayPasses()
    expect(mailTo(b!)).toHaveLength(2)
  })
})

const linkIn = (mail: ReturnType<typeof readMail> | undefined) => {
  expect(mail?.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  return new URL(mail?.headers.get('list-unsubscribe')?.slice(1, -1) ?? '')
}
const click = (method: string, url: URL) =>
  world.send({}, method, url.pathname, {
    query: { token: url.searchParams.get('token')! },
    ...(method === 'POST'
      ? { body: 'List-Unsubscribe=One-Click', headers: { 'content-type': 'application/x-www-form-urlencoded' } }
      : {}),
  })

describe('unsubscribing', () => {
  it('takes one click without a sign-in, and looking at the link changes nothing', async () => {
    await post(coordinator, 'One')
    await dayPasses()
    const url = linkIn(mailTo(member)[0])
    expect((await click('GET', url)).json).toEqual({ space: 'everywhere' })
    await post(coordinator, 'Two')
    await dayPasses()
    expect(mailTo(member)).toHaveLength(2)
    expect((await click('POST', url)).json).toEqual({ space: 'everywhere', stopped: true })
    expect((await click('POST', url)).statusCode).toBe(200)
    await post(coordinator, 'Three', { kind: 'announcement' })
    await post(coordinator, 'Four', { space: second })
    await dayPasses()
    expect(mailTo(member)).toHaveLength(2)
    expect((await world.send(member, 'GET', '/api/spaces')).json.spaces[0].notices).toBe('none')
    await choose(member, 'daily')
    await post(coordinator, 'Five')
    await dayPasses()
    expect(
      mailTo(member)
        .slice(2)
        .map(({ subject }) => subject),
    ).toEqual(['What is new: First Cluster'])
  })

  it('from mail about one space stops that space alone', async () => {
    await choose(member, 'atOnce')
    await post(coordinator, 'All come', { kind: 'announcement' })
    await world.settle()
    await click('POST', linkIn(mailTo(member)[0]))
    await post(coordinator, 'Again', { kind: 'announcement' })
    await post(coordinator, 'Elsewhere', { space: second })
    await dayPasses()
    expect(
      mailTo(member)
        .slice(1)
        .map(({ subject }) => subject),
    ).toEqual(['What is new: Second Cluster'])
  })

  it('takes a token of ours', async () => {
    const right = unsubscribeToken(world.keys.current.key, { personId: member.personId, space: first })
    const forged = unsubscribeToken('another key, of somebody else', { personId: member.personId, space: first })
    for (const token of [forged, `${right}x`, right.split('.')[0]!, 'none']) {
      const reply = await world.send({}, 'POST', '/api/unsubscribe', { query: { token } })
      expect(reply.statusCode).toBe(404)
    }
  })
})
