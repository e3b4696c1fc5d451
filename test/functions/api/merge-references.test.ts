import { beforeEach, describe, expect, it } from 'vitest'
import type { Organisation } from '../../../shared/domain/organisation.ts'
import { taxonomy } from '../../../shared/domain/taxonomy.ts'
import { putRepresentation } from '../../../shared/items/person-item.ts'
import { takeFromAllowance } from '../../../shared/items/sender-item.ts'
import { clusterWorld, type ClusterWorld } from '../../support/cluster-world.ts'
import type { Sender } from '../../support/api-world.ts'
import { START } from '../../support/builders.ts'
import { presentIn } from '../../support/present.ts'

let world: ClusterWorld
let officer: Sender
let losing: Organisation
let keeping: Organisation
let third: Organisation

beforeEach(async () => {
  world = await clusterWorld()
  officer = await world.aPerson({ roles: ['officer'] })
  ;[losing, keeping, third] = [world.register[10]!, world.register[11]!, world.register[12]!]
  for (const organisation of [losing, keeping, third]) await world.as(organisation)
})

const merge = async () => {
  const body = { losing: losing.key, keeping: keeping.key, reason: 'One firm under two numbers' }
  const { json } = await world.send(officer, 'POST', '/api/officer/merges', { body })
  await world.settle()
  expect(json.status).toBe('merged')
  return json.id as string
}
const undo = async (id: string) => {
  const { json } = await world.send(officer, 'POST', `/api/officer/merges/${id}/undo`)
  await world.settle()
  expect(json).toMatchObject({ status: 'undone', stayed: 0 })
}
/** Who represented the losing organisation, and acts for the kept one once they are merged. */
const asKept = async (method: string, path: string, body?: unknown) =>
  world.send({ ...(await world.as(losing)), organisation: keeping.key }, method, path, body ? { body } : {})

const mute = (who: Organisation, muted: Organisation) =>
  world.say(who, 'PUT', `/api/invitation-wishes/muted/${encodeURIComponent(muted.key)}`)
const putEntry = async (who: Organisation) => {
  const content = { kind: 'offer', title: 'Crystals', text: 'We grow them.', capabilities: [taxonomy[0]!.code] }
  const { json } = await world.say(who, 'POST', '/api/board', { ...content, endsAt: '2026-09-20T00:00:00.000Z' })
  return json.id as string
}
const interest = (who: Organisation, entry: string) => world.say(who, 'PUT', `/api/board/${entry}/interest`)
const interestsIn = async (entry: string) => {
  const { json } = await world.say(third, 'GET', `/api/board/${entry}/interests`)
  return json.interests.map((one: { organisation: { key: string } }) => one.organisation.key)
}

/** Does something, merges, looks, and takes the merge back: then everything is as it was. */
const throughAMerge = async (look: () => Promise<void>): Promise<void> => {
  await world.settle()
  const before = presentIn(world.store)
  const id = await merge()
  await look()
  await undo(id)
  expect(presentIn(world.store)).toEqual(before)
}

describe('a merge takes along, and its undoing brings back,', () => {
  it('interest in the board’s entries: two of one entry are one, and none is in one’s own', async () => {
    const [both, one, own] = [await putEntry(third), await putEntry(third), await putEntry(keeping)]
    for (const [who, entry] of [
      [losing, both],
      [keeping, both],
      [losing, one],
      [losing, own],
    ] as const)
      expect((await interest(who, entry)).statusCode).toBeLessThan(300)
    await throughAMerge(async () => {
      expect(await interestsIn(both)).toEqual([keeping.key])
      expect(await interestsIn(one)).toEqual([keeping.key])
      expect((await world.say(third, 'GET', `/api/board/${both}`)).json).toMatchObject({ interests: 1 })
      expect((await world.say(keeping, 'GET', `/api/board/${own}`)).json).toMatchObject({ interests: 0 })
    })
  })

  it('what was put on the board, and who is interested in it', async () => {
    const entry = await putEntry(losing)
    await interest(third, entry)
    await throughAMerge(async () => {
      expect((await asKept('GET', `/api/board/${entry}/interests`)).json.interests).toHaveLength(1)
    })
  })

  it('mutes: who muted either sender has muted the kept one, and who was muted by either stays muted', async () => {
    await mute(third, losing)
    await mute(losing, world.coordinator)
    await mute(keeping, third)
    await throughAMerge(async () => {
      const muted = async (who: Organisation) => {
        const { json } = await world.say(who, 'GET', '/api/invitation-wishes')
        return json.muted.map((one: { sender: { key: string } }) => one.sender.key).toSorted()
      }
      expect(await muted(third)).toEqual([keeping.key])
      expect(await muted(keeping)).toEqual([third.key, world.coordinator.key].toSorted())
    })
  })

  it('conversations, in which it is known who wrote what', async () => {
    const body = { to: third.key, subject: 'Crystals', text: 'How many?' }
    const { json } = await world.say(losing, 'POST', '/api/conversations', body)
    await throughAMerge(async () => {
      const read = await asKept('GET', `/api/conversations/${json.id}`)
      expect(read.json).toMatchObject({ newest: [{ by: 'us', text: 'How many?' }] })
    })
  })

  it('an open offer to hand the coordination over, which stands as it stood', async () => {
    const [founder] = world.members(world.id).filter(({ role }) => role === 'member')
    losing = world.register.find(({ key }) => key === founder!.organisation)!
    await world.as(losing)
    const offered = await world.say(world.coordinator, 'POST', `/api/handovers/${world.id}`, { to: losing.key })
    expect(offered.statusCode).toBe(201)
    await throughAMerge(async () => {
      const { json } = await world.say(keeping, 'GET', '/api/handovers')
      expect(json.handovers).toMatchObject([{ status: 'open', to: { key: keeping.key } }])
    })
  })

  it('a request to join, which an execution follows under the new key, and an invitation, whose link is made anew', async () => {
    await world.say(losing, 'POST', `/api/clusters/${world.id}/requests`, { message: 'why' })
    await world.settle()
    await throughAMerge(async () => {
      expect(await world.record(keeping)).toMatchObject({ state: 'requested', attempt: 2 })
      const runs = world.sfn.runs().filter(({ status }) => status === 'RUNNING')
      expect(runs.some(({ name }) => name.includes(keeping.key.split(':')[1]!))).toBe(true)
    })
    await world.say(losing, 'POST', `/api/memberships/${world.id}/withdraw`)
    const identifiers = [losing.key]
    await world.say(world.coordinator, 'POST', `/api/clusters/${world.id}/invitations`, { identifiers })
    await throughAMerge(async () => {
      const { generation } = (await world.record(keeping))!
      const old = world.clusterLinkTo(world.id, losing, generation - 1)
      expect((await world.send({}, 'POST', '/api/link/read', { body: old })).statusCode).toBe(404)
      expect(world.mailTo(keeping)).toContain('clusterInvitation sent')
    })
  })

  it('what lies behind a hundred days on which it asked somebody', async () => {
    for (let day = 0; day < 100; day += 1) {
      const at = new Date(Date.parse(world.now()) - day * 86_400_000).toISOString()
      await world.store.write([takeFromAllowance(losing.key, 1, 1000, at)])
    }
    const facts = { body: { facts: {} }, headers: { 'if-match': '"1"' } }
    const sender = await world.as(losing)
    expect((await world.send(sender, 'PUT', '/api/facts', facts)).statusCode).toBe(200)
    await throughAMerge(async () => {
      expect((await world.say(keeping, 'GET', '/api/facts')).headers).toMatchObject({ etag: '"2"' })
    })
  })
})

describe('under the old key stays', () => {
  it('a change of its registered address, which comes into force only if the merge is undone', async () => {
    const other = await world.aPerson({ roles: ['officer'] })
    const path = `/api/officer/organisations/${encodeURIComponent(losing.key)}/address-change`
    const body = { email: 'moved@example.invalid', reason: 'The office has moved.' }
    expect((await world.send(officer, 'POST', path, { body })).statusCode).toBe(201)
    expect((await world.send(other, 'POST', `${path}/confirm`)).statusCode).toBe(200)
    await throughAMerge(async () => {
      expect((await world.say(keeping, 'GET', '/api/organisations/own')).json.addressChange).toBeUndefined()
    })
    await world.pass({ days: 15 })
    expect((await world.say(losing, 'GET', '/api/organisations/own')).json).toMatchObject({
      registeredEmail: 'moved@example.invalid',
    })
  })

  it('whom a case concerns; the officer who represents the kept organisation is in conflict with it', async () => {
    await world.send(await world.as(third), 'POST', '/api/duplicates', {
      body: { other: losing.key, note: 'one firm' },
    })
    const biased = await world.aPerson({ roles: ['officer'] })
    const conflicts = async () => {
      const { json } = await world.send(biased, 'GET', '/api/officer/cases', { query: { kind: 'duplicate' } })
      return json.cases.map((one: { conflict?: string }) => one.conflict)
    }
    const { personId = '' } = biased
    await world.store.write([
      putRepresentation({ personId, organisation: keeping.key, since: START, provenBy: 'code' }),
    ])
    expect(await conflicts()).toEqual([undefined])
    await merge()
    expect(await conflicts()).toEqual(['represents'])
  })
})
