import { beforeEach, describe, expect, it } from 'vitest'
import { apiWorld, type ApiWorld, type Sender, type Sent } from '../../support/api-world.ts'

let world: ApiWorld
let coordinator: Required<Sender>
let member: Required<Sender>
let stranger: Required<Sender>
let consortium: string
let chain: string

const firstTemplate = { template: 'nitride-power-transistor' }
const begin = (from: Sender, body: object = firstTemplate, headers: Record<string, string> = {}) =>
  world.send(from, 'POST', `/api/applications/${consortium}/chains`, { body, headers })
const read = (from: Sender, part = '', sent: Sent = {}) => world.send(from, 'GET', `/api/chains/${chain}${part}`, sent)
const versionOf = async (): Promise<number> => (await read(coordinator)).json.version
const change = async (
  from: Sender,
  commands: readonly object[],
  version?: number,
  headers: Record<string, string> = {},
) =>
  world.send(from, 'POST', `/api/chains/${chain}/changes`, {
    body: { commands },
    headers: { 'if-match': `"${version ?? (await versionOf())}"`, ...headers },
  })
const fill = (stage: string, { organisation }: Required<Sender>) => ({ do: 'fill', stage, organisation })
const unfilled = async (): Promise<string[]> => (await read(coordinator, '/weak-points')).json.unfilled
const suppliesOf = async (stage: string) => {
  const { json } = await read(coordinator)
  return json.stages.find(({ id }: { id: string }) => id === stage).fills
}

beforeEach(async () => {
  world = await apiWorld({ pack: { minimumOrganisations: 4 } })
  coordinator = await world.aRepresentative(world.register[0]!)
  member = await world.aRepresentative(world.register[1]!)
  stranger = await world.aRepresentative(world.register[20]!)
  consortium = await world.apply(world.register.slice(1, 6))
  await world.settle()
  chain = (await begin(coordinator)).json.id
})

describe('a chain of a consortium', () => {
  it('begins from a template, in the language of who begins it', async () => {
    const { json, headers } = await begin(coordinator, firstTemplate, { 'accept-language': 'ru' })
    expect(json).toMatchObject({ as: 'coordinator', version: 1, title: 'Силовой транзистор на нитриде галлия' })
    expect(json.stages).toHaveLength(11)
    expect(headers['location']).toBe(`/api/chains/${json.id}`)
    const listed = await world.send(coordinator, 'GET', `/api/applications/${consortium}/chains`)
    expect(listed.json.chains).toHaveLength(2)
  })

  it('begins once, however often the request is repeated', async () => {
    const keyed = { 'idempotency-key': 'k' }
    const first = await begin(coordinator, { title: 'By hand' }, keyed)
    expect((await begin(coordinator, { title: 'By hand' }, keyed)).json.id).toBe(first.json.id)
    const listed = await world.send(coordinator, 'GET', `/api/applications/${consortium}/chains`)
    expect(listed.json.chains).toHaveLength(2)
  })

  it('begins from no template that is not there, and needs a title without one', async () => {
    expect((await begin(coordinator, { template: 'none' })).json.errors).toMatchObject([{ pointer: '/template' }])
    expect((await begin(coordinator, {})).json.errors).toMatchObject([{ pointer: '/title' }])
  })

  it('is one of at most twenty', async () => {
    for (let more = 0; more < 19; more += 1)
      expect((await begin(coordinator, { title: `${more}` })).statusCode).toBe(201)
    expect((await begin(coordinator, { title: 'one more' })).json.type).toBe('/problems/too-many-chains')
    const headers = { 'if-match': '"1"' }
    expect((await world.send(coordinator, 'DELETE', `/api/chains/${chain}`, { headers })).statusCode).toBe(204)
    expect((await begin(coordinator, { title: 'one more' })).statusCode).toBe(201)
  })

  it('is there for those who confirmed, and for nobody else', async () => {
    const asked = await world.aRepresentative(world.register[2]!)
    await world.accept(consortium, world.register[1]!)
    expect((await read(member)).json).toMatchObject({ as: 'member', owner: { of: 'application' } })
    for (const one of [asked, stranger]) expect((await read(one)).statusCode).toBe(404)
    for (const one of [asked, stranger]) expect((await begin(one)).statusCode).toBe(404)
    expect((await begin(member)).statusCode).toBe(403)
  })
})

describe('a change of a chain', () => {
  it('is refused where it closes a cycle, and the stages along it are named', async () => {
    const reply = await change(coordinator, [{ do: 'link', from: 'test', to: 'epitaxy' }])
    expect(reply.json).toMatchObject({
      type: '/problems/chain-cycle',
      facts: { stages: 'test epitaxy lithography metallisation dicing packaging test' },
    })
    expect(reply.json.detail).toContain('Test → Epitaxy → Lithography')
    expect(await versionOf()).toBe(1)
  })

  it('names the command and the field that are at fault', async () => {
    const commands = [
      { do: 'rename', title: 'Another' },
      { do: 'unlink', from: 'test', to: 'firmware' },
    ]
    const { json } = await change(coordinator, commands)
    expect(json.errors).toEqual([{ in: 'body', pointer: '/commands/1/from', message: 'the chain has no such link' }])
  })

  it('puts nobody down whom the register does not have', async () => {
    const { json } = await change(coordinator, [{ do: 'fill', stage: 'test', organisation: 'eu-pic:999978918' }])
    expect(json.errors).toMatchObject([{ pointer: '/commands/0/organisation' }])
  })

  it('loses nothing where two meet: the second hears that the chain was changed', async () => {
    const one = change(coordinator, [{ do: 'rename', title: 'One' }], 1)
    const other = change(coordinator, [{ do: 'rename', title: 'Other' }], 1)
    const replies = await Promise.all([one, other])
    expect(new Set(replies.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 412]))
    expect((await read(coordinator)).json).toMatchObject({ version: 2 })
  })

  it('happens once, however often it is repeated under its key', async () => {
    const [commands, keyed] = [[{ do: 'rename', title: 'One' }], { 'idempotency-key': 'k' }]
    expect((await change(coordinator, commands, 1, keyed)).statusCode).toBe(200)
    expect((await change(coordinator, commands, 1, keyed)).json).toMatchObject({ version: 2, title: 'One' })
  })

  it('is open to a member only for what it fills itself, without saying on what evidence', async () => {
    await world.accept(consortium, world.register[1]!)
    expect((await change(member, [fill('test', member)])).statusCode).toBe(200)
    expect((await change(member, [{ ...fill('test', member), evidence: 'contract' }])).statusCode).toBe(403)
    expect((await change(member, [fill('test', coordinator)])).statusCode).toBe(403)
    expect((await change(member, [{ do: 'removeStage', stage: 'test' }])).statusCode).toBe(403)
    expect(
      (
        await change(coordinator, [
          { do: 'setEvidence', stage: 'test', organisation: member.organisation, evidence: 'contract' },
        ])
      ).statusCode,
    ).toBe(200)
    expect(
      (await change(member, [{ do: 'release', stage: 'test', organisation: member.organisation }])).statusCode,
    ).toBe(200)
  })

  it('is refused by whoever ceases to be a member while it is under way', async () => {
    await world.accept(consortium, world.register[1]!)
    const version = await versionOf()
    world.around(async ({ verb }, proceed) => {
      if (verb === 'write') {
        world.around()
        await world.decline(consortium, world.register[1]!)
      }
      return proceed()
    })
    expect((await change(member, [fill('test', member)], version)).statusCode).not.toBe(200)
    world.around()
    expect(await versionOf()).toBe(version)
  })

  it('is kept with who made it, and can be gone back on as a new version', async () => {
    await change(coordinator, [{ do: 'removeStage', stage: 'substrate' }])
    const headers = { 'if-match': '"2"' }
    const restored = await world.send(coordinator, 'POST', `/api/chains/${chain}/restore`, {
      body: { version: 1 },
      headers,
    })
    expect(restored.json).toMatchObject({ version: 3 })
    expect(restored.json.stages).toHaveLength(11)
    const { json } = await read(coordinator, '/versions')
    expect(json.versions).toMatchObject([
      { version: 3, restored: 1, organisation: { key: coordinator.organisation } },
      { version: 2, commands: [{ do: 'removeStage', stage: 'substrate' }] },
      { version: 1, commands: [] },
    ])
    expect((await read(coordinator, '/versions/2')).json.stages).toHaveLength(10)
    expect((await read(coordinator, '/versions/9')).statusCode).toBe(404)
  })
})

describe('an export of a chain', () => {
  const evil = '=HYPERLINK("x")</title><script>alert(1)</script>'

  it('is CSV in which no cell is a formula, a row for each supply', async () => {
    const renamed = await change(coordinator, [
      { do: 'changeStage', stage: 'test', title: evil },
      fill('test', coordinator),
    ])
    expect(renamed.statusCode).toBe(200)
    const { headers, body } = await read(coordinator, '/csv')
    expect(headers['content-type']).toBe('text/csv; charset=utf-8')
    const row = body.split('\r\n').find((line) => line.startsWith('test,'))!
    expect(row).toContain(`"'=HYPERLINK(""x"")`)
    expect(row).toContain(`,${coordinator.organisation},`)
    expect(row).toContain('reliability (none)')
    expect(body.trim().split('\r\n')).toHaveLength(13)
  })

  it('is a drawing with a title and a description, in which no text is markup and long words are cut', async () => {
    const long = 'x'.repeat(100)
    await change(coordinator, [
      { do: 'changeStage', stage: 'test', title: evil },
      { do: 'changeStage', stage: 'epitaxy', title: long },
    ])
    const { headers, body } = await read(coordinator, '/svg')
    expect(headers['content-type']).toBe('image/svg+xml; charset=utf-8')
    expect(body).toMatch(/^<svg[^>]*role="img"/)
    expect(body).toMatch(/<title id="title">\s*Cooperation chain: Nitride power transistor\s*<\/title>\s*<desc /)
    expect(body).not.toContain('<script')
    expect(body).toContain('&lt;script&gt;')
    expect(body.match(/<rect\s/g)).toHaveLength(11)
    expect(body.match(/<path\s+d="M\d[^>]*marker-end/g)).toHaveLength(11)
    expect(body.match(/<tspan[^>]*>\s*x+…?\s*<\/tspan/g)).toHaveLength(3)
  })

  it('is for members only', async () => {
    for (const part of ['/csv', '/svg']) expect((await read(stranger, part)).statusCode).toBe(404)
  })
})

describe('who fills a stage', () => {
  it('is whoever is put down and a member at this moment: acceptance fills it, leaving reopens it', async () => {
    await change(coordinator, [fill('test', member)])
    expect(await suppliesOf('test')).toMatchObject([{ standing: 'asked', capability: 'micro.test' }])
    expect(await unfilled()).toContain('test')
    await world.accept(consortium, world.register[1]!)
    expect(await unfilled()).not.toContain('test')
    await world.decline(consortium, world.register[1]!)
    expect(await unfilled()).toContain('test')
  })

  it('is nobody whom the register suspends', async () => {
    await world.accept(consortium, world.register[1]!)
    await change(coordinator, [fill('test', member)])
    await world.setStatus(world.register[1]!, 'suspended')
    expect(await suppliesOf('test')).toMatchObject([{ standing: 'inactive' }])
    expect(await unfilled()).toContain('test')
  })

  it('stays when the consortium becomes a cluster', async () => {
    await change(coordinator, [fill('test', member), fill('epitaxy', coordinator)])
    for (const one of world.register.slice(1, 4)) await world.accept(consortium, one)
    await world.settle()
    expect(await world.application(consortium)).toMatchObject({ status: 'registered' })
    expect((await read(member)).json).toMatchObject({ as: 'member', owner: { of: 'cluster' } })
    expect(await unfilled()).not.toContain('test')
    const whatIf = await read(coordinator, '/what-if', { query: { leaving: coordinator.organisation } })
    expect(whatIf.json).toMatchObject({ opens: ['epitaxy'] })
    expect(whatIf.json.cutOff).toEqual([
      'lithography',
      'metallisation',
      'dicing',
      'packaging',
      'test',
      'reliability',
      'application',
    ])
    const listed = await world.send(member, 'GET', `/api/clusters/${consortium}/chains`)
    expect(listed.json.chains).toMatchObject([{ id: chain, version: 2 }])
  })
})
