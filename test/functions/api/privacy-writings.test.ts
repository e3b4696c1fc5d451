import { beforeEach, describe, expect, it } from 'vitest'
import { taxonomy } from '../../../shared/domain/taxonomy.ts'
import { digestPartition } from '../../../shared/items/digest-item.ts'
import { aCluster } from '../../support/a-cluster.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'
import { idOf } from '../../support/builders.ts'

const CLUSTER = idOf(500)
const SPACE = `cluster:${CLUSTER}`

let world: ApiWorld
let writer: Required<Sender>
let reader: Required<Sender>

const at = (path: string) => `/api/spaces/${encodeURIComponent(SPACE)}${path}`
const send = (from: Sender, method: string, path: string, body?: unknown) =>
  world.send(from, method, path, body === undefined ? {} : { body })
const exported = async (path = '', from: Sender = writer) => (await send(from, 'GET', `/api/me/export${path}`)).json

/** Somebody writes in every place where others read it, and chooses what to hear; somebody else answers. */
const writeEverywhere = async (): Promise<void> => {
  await send(writer, 'POST', at('/posts'), { title: 'Crystals', text: 'We grow them.' })
  await send(writer, 'POST', '/api/conversations', {
    to: world.register[7]!.key,
    subject: 'Crystals',
    text: 'How many?',
  })
  await send(writer, 'POST', '/api/board', {
    kind: 'offer',
    title: 'Boules',
    text: 'Large ones.',
    capabilities: [taxonomy[0]!.code],
    endsAt: '2026-09-20T00:00:00.000Z',
  })
  await send(writer, 'POST', `/api/clusters/${CLUSTER}/chains`, { title: 'From sand to device' })
  await send(writer, 'PUT', at('/notices'), { notices: 'atOnce' })
  await send(reader, 'POST', at('/posts'), { title: 'Wafers', text: 'We slice them.' })
  await world.settle()
  await world.pass({ days: 1 })
}

beforeEach(async () => {
  world = await apiWorld()
  const members = world.register.slice(0, 5)
  await world.table.write(aCluster(CLUSTER, members))
  writer = await world.aRepresentative(members[0]!)
  reader = await world.aRepresentative(members[1]!)
  await writeEverywhere()
})

describe('what a person wrote for others to read', () => {
  it('is in the export of the person, with its text, and in nobody else’s', async () => {
    const { writings } = await exported('/writings')
    expect(writings.map(({ what, title, text }: any) => [what, title, text])).toEqual([
      ['chainVersion', 'From sand to device', undefined],
      ['boardEntry', 'Boules', 'Large ones.'],
      ['message', undefined, 'How many?'],
      ['post', 'Crystals', 'We grow them.'],
    ])
    expect((await exported('/writings', reader)).writings).toMatchObject([{ what: 'post', title: 'Wafers' }])
    const next = await world.send(writer, 'GET', '/api/me/export/writings', { query: { limit: '3' } })
    expect(next.json.writings).toHaveLength(3)
    expect(next.json.next).toBeDefined()
  })

  it('is exported without its text once it is withdrawn', async () => {
    await send(writer, 'POST', at('/posts/1/withdraw'))
    const { writings } = await exported('/writings')
    expect(writings.at(-1)).toMatchObject({ what: 'post', text: '' })
    expect(writings.at(-1).title).toBeUndefined()
  })

  it('comes with what was chosen to be heard, how far it is read, and what is new', async () => {
    const { spaces, news } = await exported()
    expect(spaces).toMatchObject([{ space: SPACE, choice: 'atOnce', read: 1 }])
    expect(news.posts).toEqual([{ space: SPACE, from: expect.any(Number), to: 2 }])
  })

  it('stays with the organisation when the person is erased, whose choices and digests go', async () => {
    const seats = () => world.store.items().filter(({ sk }) => sk === `PERSON#${writer.personId}`)
    const digests = () => world.store.items().filter(({ pk }) => pk === digestPartition(writer.personId))
    expect(seats().length).toBeGreaterThan(0)
    const { confirmation } = (await send(writer, 'GET', '/api/me/erasure')).json
    await send(writer, 'POST', '/api/me/erasure', { confirmation })
    await world.pass({ days: 9 })
    expect([seats(), digests()]).toEqual([[], []])
    const { posts } = (await send(reader, 'GET', at('/posts'))).json
    expect(posts.map(({ title }: any) => title)).toContain('Crystals')
    expect(JSON.stringify(posts)).not.toContain(writer.personId)
  })
})
