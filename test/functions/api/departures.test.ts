import { describe, expect, it } from 'vitest'
import { firstRulePack } from '../../../shared/domain/rule-pack.ts'
import { clusterWorld, type ClusterWorld } from '../../support/cluster-world.ts'

type Preview = {
  readonly mustHandOver: boolean
  readonly counting: {
    readonly before: number
    readonly after: number
    readonly minimum: number
    readonly short: boolean
  }
  readonly concern?: { readonly causes: readonly string[]; readonly mendBy: string }
  readonly sectors?: { readonly after: number; readonly lost: readonly string[]; readonly short: boolean }
  readonly categories?: { readonly lost: readonly string[] }
  readonly projects: readonly { readonly id: string; readonly leads: boolean; readonly others: number }[]
  readonly chains: readonly {
    readonly title: string
    readonly opens: readonly string[]
    readonly cutOff: readonly string[]
  }[]
}

const previewOf = async (world: ClusterWorld, nth: number): Promise<Preview> => {
  const { json, statusCode } = await world.say(world.register[nth]!, 'GET', `/api/memberships/${world.id}/departure`)
  expect(statusCode).toBe(200)
  return json
}
const removalOf = (world: ClusterWorld, nth: number, from = 0) => {
  const key = encodeURIComponent(world.register[nth]!.key)
  return world.say(world.register[from]!, 'GET', `/api/clusters/${world.id}/members/${key}/departure`)
}
const leave = (world: ClusterWorld, nth: number) =>
  world.say(world.register[nth]!, 'POST', `/api/memberships/${world.id}/leave`)

describe('what would follow from a departure', () => {
  it('is told before it happens as it then comes to be: who counts, what is the matter, until when it can be mended', async () => {
    const world = await clusterWorld()
    const told = await previewOf(world, 1)
    expect(told).toMatchObject({
      mustHandOver: false,
      counting: { before: 3, after: 2, minimum: 3, short: true },
      concern: { causes: ['belowMinimum'] },
    })
    expect(await world.theCluster()).not.toHaveProperty('concern')
    await leave(world, 1)
    await world.settle()
    const { concern } = await world.theCluster()
    expect(concern).toMatchObject({ causes: told.concern!.causes, counting: told.counting.after })
    expect(concern!.mendBy).toBe(told.concern!.mendBy)
  })

  it('is the same for the coordinator that would remove the member, and nobody else hears it', async () => {
    const world = await clusterWorld()
    expect((await removalOf(world, 1)).json).toEqual(await previewOf(world, 1))
    expect((await removalOf(world, 1, 2)).statusCode).toBe(404)
    expect((await removalOf(world, 1, 9)).statusCode).toBe(404)
    expect((await removalOf(world, 9)).statusCode).toBe(404)
    await leave(world, 1)
    expect((await removalOf(world, 1)).statusCode).toBe(404)
    expect(await world.say(world.register[1]!, 'GET', `/api/memberships/${world.id}/departure`)).toMatchObject({
      statusCode: 404,
    })
  })

  it('keeps the time to mend that has begun to run', async () => {
    const world = await clusterWorld()
    await leave(world, 1)
    await world.settle()
    const { mendBy } = (await world.theCluster()).concern!
    await world.pass({ days: 5 })
    expect((await previewOf(world, 2)).concern).toMatchObject({ mendBy })
  })

  it('says that the coordinator hands over first, and of nobody’s suspension that it is mended by leaving', async () => {
    const world = await clusterWorld()
    expect(await previewOf(world, 0)).toMatchObject({ mustHandOver: true })
    await world.setStatus(world.register[1]!, 'suspended')
    await world.settle()
    expect(await previewOf(world, 1)).toMatchObject({
      counting: { before: 2, after: 2, short: true },
      concern: { causes: ['belowMinimum'] },
    })
  })

  it('names the sectors and categories that nobody else brings, where the rules look at them', async () => {
    const world = await clusterWorld()
    const { sectors, category } = world.register[1]!
    const told = await previewOf(world, 1)
    expect(told.sectors).toMatchObject({ before: 3, after: 2, required: 2, short: false, lost: sectors })
    const others = [world.register[0]!.category, world.register[2]!.category]
    expect(told.categories!.lost).toEqual(others.includes(category) ? [] : [category])
    const { rules } = firstRulePack
    const silent = await clusterWorld(
      {},
      { pack: { rules: { ...rules, severalSectors: 'off', severalCategories: 'off' } } },
    )
    const untold = await previewOf(silent, 1)
    expect(untold.sectors).toBeUndefined()
    expect(untold.categories).toBeUndefined()
  })

  it('names the projects that it leads or takes part in, and the stages of chains that nobody else fills', async () => {
    const world = await clusterWorld()
    const say = async (nth: number, path: string, body: object, headers: Record<string, string> = {}) =>
      world.send(await world.as(world.register[nth]!), 'POST', path, { body, headers })
    const chain = await say(0, `/api/clusters/${world.id}/chains`, { title: 'By hand' })
    const { id } = chain.json as unknown as { id: string }
    const commands = [
      { do: 'addStage', stage: 'grow', title: 'Grow' },
      { do: 'addStage', stage: 'cut', title: 'Cut' },
      { do: 'link', from: 'grow', to: 'cut' },
      { do: 'fill', stage: 'grow', organisation: world.register[1]!.key },
      { do: 'fill', stage: 'cut', organisation: world.register[1]!.key },
      { do: 'fill', stage: 'cut', organisation: world.register[2]!.key },
    ]
    expect((await say(0, `/api/chains/${id}/changes`, { commands }, { 'if-match': '"1"' })).statusCode).toBe(200)
    expect((await previewOf(world, 1)).chains).toEqual([
      { id, title: 'By hand', opens: ['grow'], fallShort: [], cutOff: ['cut'] },
    ])
    expect((await previewOf(world, 0)).projects).toMatchObject([{ id: 'nitride', leads: true, others: 0 }])
    expect((await previewOf(world, 1)).projects).toEqual([])
    await world.say(world.register[1]!, 'POST', `/api/clusters/${world.id}/projects/nitride/join`)
    expect((await previewOf(world, 1)).projects).toMatchObject([{ id: 'nitride', leads: false, others: 1 }])
    expect((await previewOf(world, 0)).projects).toMatchObject([{ id: 'nitride', leads: true, others: 1 }])
  })

  it('costs the same however many members there are', async () => {
    const world = await clusterWorld({ admission: 'open' })
    const calls = async () => {
      const verbs: string[] = []
      world.around((call, proceed) => {
        verbs.push(call.verb)
        return proceed()
      })
      await previewOf(world, 1)
      world.around()
      return verbs
    }
    await previewOf(world, 1)
    const before = await calls()
    for (const nth of [5, 6, 7, 8])
      await world.say(world.register[nth]!, 'POST', `/api/clusters/${world.id}/requests`, {})
    await world.settle()
    expect(world.members(world.id)).toHaveLength(7)
    expect(await calls()).toEqual(before)
  })
})
