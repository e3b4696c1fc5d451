import { beforeEach, describe, expect, it } from 'vitest'
import { addressChangeKey } from '../../../shared/items/address-change-item.ts'
import { dueAtOf } from '../../../shared/items/due-item.ts'
import { officerCaseFrom, officerCaseKey } from '../../../shared/items/officer-case-item.ts'
import { organisationFrom, organisationItem, organisationKey } from '../../../shared/items/organisation-item.ts'
import { makeActOnDue } from '../../../shared/use-cases/act-on-due.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'

let world: ApiWorld
let first: Sender
let second: Sender
let representative: Required<Sender>
let key: string

const email = 'new-office@example.invalid'

beforeEach(async () => {
  world = await apiWorld()
  first = await world.aPerson({ roles: ['officer'] })
  second = await world.aPerson({ roles: ['officer'] })
  representative = await world.aRepresentative(world.register[5]!)
  key = representative.organisation
})

const path = () => `/api/officer/organisations/${key}/address-change`
const propose = (officer = first) =>
  world.send(officer, 'POST', path(), { body: { email, reason: 'A letter of the director' } })
const confirm = (officer = second) => world.send(officer, 'POST', `${path()}/confirm`)
const withdraw = (officer = first) =>
  world.send(officer, 'POST', `${path()}/withdraw`, { body: { reason: 'mistaken' } })
const object = () =>
  world.send(representative, 'POST', '/api/organisations/own/address-change/objection', {
    body: { reason: 'Not ours' },
  })
const own = () => world.send(representative, 'GET', '/api/organisations/own')
const organisation = async () => organisationFrom(await world.table.get(organisationKey(key)))!
const caseNow = async () => {
  const item = await world.table.get(officerCaseKey(`addressChange~${key}`))
  return item && officerCaseFrom(item)
}
const mailed = (template: string) => world.mails().filter((mail) => mail.template === template)

describe('a change of the registered address', () => {
  it('takes two officers, a notice to the old address and a time, and then is in force', async () => {
    const before = await organisation()
    expect((await propose()).json).toMatchObject({
      status: 'proposed',
      mine: true,
      formerEmail: before.registeredEmail,
    })
    expect(await caseNow()).toMatchObject({ kind: 'addressChange', status: 'open', concerned: [key] })
    expect((await confirm(first)).json.type).toBe('/problems/forbidden')
    expect((await confirm()).json).toMatchObject({ status: 'waiting', mine: false })
    expect(await caseNow()).toMatchObject({ status: 'closed', outcome: 'confirmed' })
    await world.settle()
    expect(mailed('addressChangeAnnounced')[0]).toMatchObject({
      status: 'sent',
      recipient: { key, address: 'registered' },
    })
    await world.pass({ days: 13 })
    expect((await organisation()).registeredEmail).toBe(before.registeredEmail)
    await world.pass({ days: 2 })
    const after = await organisation()
    expect(after.registeredEmail).toBe(email)
    expect(after.registeredEmailSince! > before.asOf).toBe(true)
    expect((await own()).json).toMatchObject({ registeredEmail: email, addressChange: { status: 'inForce' } })
    expect(mailed('addressChanged')).toMatchObject([{ status: 'sent' }])
  })

  it('asks again, at the new address, who was asked at the old one', async () => {
    const id = await world.apply(world.register.slice(1, 12))
    await world.settle()
    const answer = async () => (await world.answers(id)).find((one) => one.organisation === key)!
    expect((await answer()).generation).toBe(1)
    await world.table.write([
      {
        update: organisationKey(key),
        set: { undeliverableSince: world.now() },
        when: [{ attribute: 'pk', exists: true }],
      },
    ])
    await propose()
    await confirm()
    await world.pass({ days: 15 })
    expect(await answer()).toMatchObject({ state: 'invited', generation: 2, undeliverable: false })
    expect((await organisation()).undeliverableSince).toBeUndefined()
  })

  it('is off when a representative objects, and officers look at it', async () => {
    const before = await organisation()
    await propose()
    await confirm()
    expect((await object()).json.addressChange).toMatchObject({ status: 'objected', endReason: 'Not ours' })
    expect(await caseNow()).toMatchObject({ status: 'open', facts: { objected: true } })
    await world.pass({ days: 20 })
    expect((await organisation()).registeredEmail).toBe(before.registeredEmail)
    expect((await object()).json.type).toBe('/problems/not-in-this-state')
    expect((await withdraw()).json.status).toBe('withdrawn')
    expect(await caseNow()).toMatchObject({ status: 'closed', outcome: 'withdrawn' })
    expect((await propose()).statusCode).toBe(201)
  })

  it('can be withdrawn by an officer until it is in force', async () => {
    await propose()
    await confirm()
    expect((await withdraw(second)).json.status).toBe('withdrawn')
    await world.pass({ days: 20 })
    expect((await organisation()).registeredEmail).not.toBe(email)
    expect((await withdraw(second)).json.type).toBe('/problems/not-in-this-state')
  })

  it('is one at a time, and never a matter of an officer who represents the organisation', async () => {
    await propose()
    expect((await propose(second)).json.type).toBe('/problems/address-change-open')
    await world.table.write([
      { update: { pk: `PERSON#${representative.personId}`, sk: 'PERSON' }, set: { roles: ['officer'] } },
    ])
    const concerned = { personId: representative.personId }
    for (const does of [propose, confirm, withdraw])
      expect((await does(concerned)).json.type).toBe('/problems/forbidden')
  })

  it('gives way to an address that an import brought meanwhile', async () => {
    await propose()
    await confirm()
    const imported = 'register@example.invalid'
    const next = { ...(await organisation()), registeredEmail: imported, registeredEmailSince: world.now() }
    await world.table.write([{ put: organisationItem(next, false) }])
    await world.pass({ days: 15 })
    expect((await organisation()).registeredEmail).toBe(imported)
    expect((await own()).json.addressChange.status).toBe('overtaken')
  })

  it('that is objected to in the moment in which it would come into force is either, not both', async () => {
    await propose()
    await confirm()
    const { pk, sk } = addressChangeKey(key)
    const dueAt = dueAtOf((await world.table.get({ pk, sk }))!)!
    const act = makeActOnDue({
      files: world.files,
      newId: world.newId,
      restartAttempt: async () => undefined,
      table: {
        ...world.table,
        write: async (writes) => {
          expect((await object()).statusCode).toBe(200)
          await world.table.write(writes)
        },
      },
    })
    expect(await act({ pk, sk, dueAt, now: dueAt })).toEqual({ outcome: 'moved' })
    expect((await organisation()).registeredEmail).not.toBe(email)
    expect((await own()).json.addressChange.status).toBe('objected')
  })

  it('leaves its ended forms on record without an address', async () => {
    await propose()
    await withdraw()
    const [ended] = world.store.items().filter(({ entity }) => entity === 'EndedAddressChange')
    expect(ended).toMatchObject({ status: 'withdrawn', endReason: 'mistaken' })
    expect(JSON.stringify(ended)).not.toContain('@')
  })
})

const change = (body: object, version: number) =>
  world.send(representative, 'PATCH', '/api/organisations/own', { body, headers: { 'if-match': `"${version}"` } })

describe('what a representative changes of its organisation', () => {
  it('is the contact address and the language, against the version that was read', async () => {
    expect((await own()).headers['etag']).toBe('"1"')
    const changed = await change({ contactEmail: 'hello@example.invalid', language: 'en' }, 1)
    expect(changed.json).toMatchObject({
      contactEmail: 'hello@example.invalid',
      language: 'en',
      ownFields: ['contactEmail', 'language'],
    })
    expect(changed.headers['etag']).toBe('"2"')
    expect((await change({ language: 'ru' }, 1)).json.type).toBe('/problems/precondition-failed')
    const given = await change({ contactEmail: null }, 2)
    expect(given.json.contactEmail).toBeUndefined()
    expect(given.json.ownFields).toEqual(['language'])
  })

  it('is never the registered address', async () => {
    expect((await change({ registeredEmail: email }, 1)).json.type).toBe('/problems/invalid-request')
  })

  it('is refused to who was removed in the moment of the request', async () => {
    world.around(async (call, proceed) => {
      const found = await proceed()
      if (call.verb === 'get')
        await world.store.write([{ delete: { pk: `PERSON#${representative.personId}`, sk: `REP#${key}` } }])
      return found
    })
    const refused = await change({ contactEmail: 'hello@example.invalid' }, 1)
    world.around()
    expect(refused.statusCode).toBe(412)
    expect((await organisation()).contactEmail).not.toBe('hello@example.invalid')
  })
})
