import { beforeEach, describe, expect, it } from 'vitest'
import type { Organisation } from '../../../shared/domain/organisation.ts'
import { parseChainId } from '../../../shared/domain/chain/chain-id.ts'
import type { Sender } from '../../support/api-world.ts'
import { clusterWorld, type ClusterWorld } from '../../support/cluster-world.ts'

let world: ClusterWorld
let coordinator: Required<Sender>
let chain: string

type Take = { capability: string; amount: number; suppliers?: number }

const UNIT = 'wafers a month'

const stageOf = ({ capability, amount, suppliers = 1 }: Take) => ({
  do: 'addStage',
  stage: capability.replaceAll('.', '-'),
  title: capability,
  suppliers,
  takes: [{ capability, capacity: { amount, unit: UNIT } }],
})
const says = async (organisation: Organisation, offers: { readonly [code: string]: number }) => {
  const reply = await world.send(await world.as(organisation), 'PUT', '/api/profile', {
    headers: { 'if-match': '"1"' },
    body: {
      offers: Object.entries(offers).map(([code, amount]) => ({ code, capacity: { amount, unit: UNIT } })),
      needs: [],
      openToInvitations: true,
    },
  })
  expect(reply.statusCode).toBe(200)
}
const about = (method: string, part = '', body?: unknown, from = coordinator, headers: Record<string, string> = {}) =>
  world.send(from, method, `/api/chains/${chain}/staffing${part}`, body === undefined ? { headers } : { body, headers })
const started = () => about('POST')
const staffing = async () => (await about('GET')).json
const staffed = async () => {
  expect((await started()).statusCode).toBe(202)
  await world.settle()
  return staffing()
}
const stored = () => world.store.items().find(({ entity }) => entity === 'StaffingRun')
const storedState = () => stored()?.['state']
const storedTakenAs = () => stored()?.['takenAs']
const takeOver = (run: string) => about('POST', '/take-over', { run })
const suppliers = (json: { supplies: { stage: string; organisation: { key: string } }[] }) =>
  json.supplies.map(({ stage, organisation }) => `${stage} ${organisation.key}`).toSorted()
const change = async (commands: readonly object[]) => {
  const { json } = await world.send(coordinator, 'GET', `/api/chains/${chain}`)
  return world.send(coordinator, 'POST', `/api/chains/${chain}/changes`, {
    body: { commands },
    headers: { 'if-match': `"${json.version}"` },
  })
}

beforeEach(async () => {
  world = await clusterWorld()
  coordinator = await world.as(world.coordinator)
  const begun = await world.send(coordinator, 'POST', `/api/clusters/${world.id}/chains`, {
    body: { title: 'By hand' },
  })
  chain = begun.json.id
  await change([
    stageOf({ capability: 'micro.epitaxy', amount: 100 }),
    stageOf({ capability: 'micro.litho', amount: 100 }),
  ])
})

describe('the staffing of a whole chain', () => {
  it('is computed by the workflow, shows how far it is, and is better than what comes to mind first', async () => {
    const [, member, , both, onlyEpitaxy, onlyLitho] = world.register
    await says(member!, { 'micro.epitaxy': 60 })
    await says(both!, { 'micro.epitaxy': 40, 'micro.litho': 100 })
    await says(onlyEpitaxy!, { 'micro.epitaxy': 100 })
    await says(onlyLitho!, { 'micro.litho': 100 })
    const { json, headers } = await started()
    expect(json).toMatchObject({ state: 'queued', chainVersion: 2, current: true })
    expect(headers['location']).toBe(`/api/chains/${chain}/staffing`)
    while (storedState() === 'queued') await world.step()
    expect(await staffing()).toMatchObject({ state: 'solving', size: { tasks: 2, able: 4 } })
    await world.settle()
    const found = await staffing()
    expect(found).toMatchObject({ state: 'found', cost: 103, bound: 103, gap: 0, endedAt: expect.any(String) })
    expect(suppliers(found)).toEqual(
      [`micro-epitaxy ${member!.key}`, `micro-epitaxy ${both!.key}`, `micro-litho ${both!.key}`].toSorted(),
    )
    expect(world.visited(found.run)).toContain('SolveStaffing')
  })

  it('is an execution that operators look at', async () => {
    const operator = await world.aPerson({ roles: ['operator'] })
    const { run } = await staffed()
    const query = { workflow: 'chain-staffing' }
    const { json } = await world.send(operator, 'GET', `/api/operator/executions/${run}`, { query })
    expect(json).toMatchObject({ name: run, status: 'SUCCEEDED', state: 'Infeasible' })
    expect((await world.send(operator, 'GET', '/api/operator/executions', { query })).statusCode).toBe(200)
  })

  it('names a minimal reason where there is none', async () => {
    await says(world.register[4]!, { 'micro.litho': 100 })
    expect(await staffed()).toMatchObject({
      state: 'infeasible',
      reason: [{ stage: 'micro-epitaxy', capability: 'micro.epitaxy' }],
      each: true,
      minimal: true,
    })
    expect((await about('GET', '/preview')).json.type).toBe('/problems/not-in-this-state')
  })

  it('chooses nobody who takes no invitations, though that one would be the cheapest', async () => {
    const [, , , both, one, other] = world.register
    await says(both!, { 'micro.epitaxy': 100, 'micro.litho': 100 })
    await says(one!, { 'micro.epitaxy': 100 })
    await says(other!, { 'micro.litho': 100 })
    const muted = encodeURIComponent(world.coordinator.key)
    await world.send(await world.as(both!), 'PUT', `/api/invitation-wishes/muted/${muted}`)
    expect(suppliers(await staffed())).toEqual([`micro-epitaxy ${one!.key}`, `micro-litho ${other!.key}`].toSorted())
  })

  it('is computed once at a time; another may be asked for when it has ended, or is silent for ten minutes', async () => {
    await started()
    expect((await started()).json.type).toBe('/problems/staffing-runs')
    await world.settle()
    expect((await started()).statusCode).toBe(202)
    world.around(async ({ port, verb }, proceed) => {
      if (port === 'engine' && verb === 'start') throw new Error('no engine')
      return proceed()
    })
    await world.settle()
    world.around()
    expect(storedState()).toBe('queued')
    expect(await staffing()).toMatchObject({ state: 'failed', error: 'givenUp' })
    expect((await started()).statusCode).toBe(202)
  })

  it('begins once, however often the request is repeated', async () => {
    const keyed = { 'idempotency-key': 'k' }
    const first = await about('POST', '', undefined, coordinator, keyed)
    await world.settle()
    const again = await about('POST', '', undefined, coordinator, keyed)
    expect(again.statusCode).toBe(202)
    expect(again.json.run).toBe(first.json.run)
  })

  it('is not computed for a chain that was changed meanwhile', async () => {
    await started()
    await change([{ do: 'rename', title: 'Another' }])
    await world.settle()
    expect(await staffing()).toMatchObject({ state: 'failed', error: 'chainChanged', current: false })
  })

  it('says so where it failed, and does not stand in the way of another', async () => {
    await started()
    world.around(async ({ port, verb }, proceed) => {
      if (port === 'table' && verb === 'getMany') throw new Error('no table')
      return proceed()
    })
    await world.settle()
    world.around()
    expect(await staffing()).toMatchObject({ state: 'failed' })
    expect((await started()).statusCode).toBe(202)
  })

  it('is asked for by the coordinator, read by members, and not there for others', async () => {
    const member = await world.as(world.register[1]!)
    const stranger = await world.as(world.register[20]!)
    expect((await about('GET')).statusCode).toBe(404)
    await staffed()
    expect((await about('GET', '', undefined, member)).statusCode).toBe(200)
    expect((await about('POST', '', undefined, member)).statusCode).toBe(403)
    expect((await about('GET', '/preview', undefined, member)).statusCode).toBe(403)
    expect((await about('GET', '', undefined, stranger)).statusCode).toBe(404)
  })
})

describe('a staffing that was found', () => {
  let member: Organisation
  let guest: Organisation
  let run: string

  beforeEach(async () => {
    ;[, member, , guest] = [...world.register] as [Organisation, Organisation, Organisation, Organisation]
    await says(member, { 'micro.epitaxy': 100 })
    await says(guest, { 'micro.litho': 100 })
    run = (await staffed()).run
  })

  it('can be looked at before it is taken over', async () => {
    const { json } = await about('GET', '/preview')
    expect(json).toMatchObject({
      run,
      current: true,
      invites: [{ organisation: { key: guest.key } }],
      open: { now: ['micro-epitaxy', 'micro-litho'], afterwards: [] },
    })
  })

  it('is taken over by one command: members fill at once, others are invited and fill when they accept', async () => {
    const { json } = await takeOver(run)
    expect(json).toMatchObject({ invited: [{ organisation: guest.key, verdict: 'asked' }], chain: { version: 3 } })
    const covered = json.chain.stages.map(({ covered: is }: { covered: boolean }) => is)
    expect(covered).toEqual([true, false])
    await world.settle()
    await world.say(guest, 'POST', `/api/memberships/${world.id}/accept`)
    const { json: now } = await world.send(coordinator, 'GET', `/api/chains/${chain}`)
    expect(now.stages.map(({ covered: is }: { covered: boolean }) => is)).toEqual([true, true])
    expect(await staffing()).toMatchObject({ takenAs: 3, invited: [{ organisation: guest.key, verdict: 'asked' }] })
  })

  it('is taken over once: a repeat answers what became of it, and asks nobody again who has said no', async () => {
    const first = await takeOver(run)
    await world.settle()
    await world.say(guest, 'POST', `/api/memberships/${world.id}/decline`, { reason: 'no' })
    const again = await takeOver(run)
    expect(again.json.invited).toEqual(first.json.invited)
    await world.settle()
    expect(world.mailTo(guest).filter((mail) => mail.startsWith('clusterInvitation '))).toHaveLength(1)
    expect(again.json.chain.version).toBe(3)
  })

  it('goes on where the service stopped between putting down and inviting', async () => {
    world.around(async ({ verb }, proceed) => {
      // The chain's next version is written; the first that an invitation writes is not.
      if (verb === 'write' && storedTakenAs() !== undefined) throw new Error('stopped')
      return proceed()
    })
    await expect(takeOver(run)).resolves.toMatchObject({ statusCode: 500 })
    world.around()
    expect(await staffing()).toMatchObject({ takenAs: 3 })
    expect((await takeOver(run)).json).toMatchObject({
      invited: [{ organisation: guest.key, verdict: 'asked' }],
      chain: { version: 3 },
    })
  })

  it('is not taken over where the chain has become another, nor under another name', async () => {
    expect((await takeOver(parseChainId(chain).id)).statusCode).toBe(404)
    await change([{ do: 'rename', title: 'Another' }])
    expect((await takeOver(run)).json.type).toBe('/problems/changed-meanwhile')
    expect((await about('GET', '/preview')).json.current).toBe(false)
  })
})
