import { beforeEach, describe, expect, it } from 'vitest'
import { START } from '../../support/builders.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'

let world: ApiWorld
let officer: Sender
let losing: Required<Sender>
let keeping: Required<Sender>

const sheet = async (of: Sender) => {
  const { json, headers } = await world.send(of, 'GET', '/api/facts')
  return { json, etag: (headers as { etag: string }).etag }
}

const tell = async (of: Sender, body: object) => {
  const { etag } = await sheet(of)
  const reply = await world.send(of, 'PUT', '/api/facts', { body, headers: { 'if-match': etag } })
  expect(reply.statusCode).toBe(200)
}

const merge = async (): Promise<string> => {
  const body = { losing: losing.organisation, keeping: keeping.organisation, reason: 'One firm under two numbers' }
  const reply = await world.send(officer, 'POST', '/api/officer/merges', { body })
  await world.settle()
  return reply.json.id
}

beforeEach(async () => {
  world = await apiWorld({ startsAt: START })
  officer = await world.aPerson({ roles: ['officer'] })
  losing = await world.aRepresentative(world.register[3]!)
  keeping = await world.aRepresentative(world.register[4]!)
})

describe('what an organisation told before it was merged with another', () => {
  it('comes to the other, which had told nothing', async () => {
    await tell(losing, { facts: { employees: 12 }, held: ['pilots'] })
    await merge()
    expect((await sheet(keeping)).json).toMatchObject({ facts: { employees: 12 }, held: ['pilots'] })
    await tell(keeping, { facts: { employees: 13 }, held: ['pilots'] })
  })

  it('is added to what the other told, whose word stands; both have what either had, until the merge is undone', async () => {
    await tell(losing, { facts: { employees: 12, patents: 3 }, held: ['pilots'], reckonInClusters: false })
    await tell(keeping, { facts: { employees: 40, revenue: 100 }, held: ['export', 'pilots'] })
    const before = await Promise.all([losing, keeping].map(sheet))
    const id = await merge()
    expect((await sheet(keeping)).json).toMatchObject({
      facts: { employees: 40, revenue: 100, patents: 3 },
      held: ['export', 'pilots'],
      reckonInClusters: false,
    })
    await world.send(officer, 'POST', `/api/officer/merges/${id}/undo`)
    await world.settle()
    expect(await Promise.all([losing, keeping].map(sheet))).toEqual(before)
  })
})
