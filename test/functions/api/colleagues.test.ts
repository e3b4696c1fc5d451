import { beforeEach, describe, expect, it } from 'vitest'
import { colleagueReadBindings, colleagueWriteBindings } from '../../../functions/api/colleagues.bindings.ts'
import { sessionBindings } from '../../../functions/api/session.bindings.ts'
import { COLLEAGUES_PER_DAY } from '../../../shared/domain/person.ts'
import { addressKey, personIdFrom, personKey } from '../../../shared/items/person-item.ts'
import { makeSeedPerson } from '../../../shared/use-cases/seed-person.ts'
import { anOrganisation, registered } from '../../support/a-register.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'
import { START } from '../../support/builders.ts'
import { httpCalls } from '../../support/http-call.ts'
import { aPostOffice } from '../../support/post-office.ts'
import { signInWorld } from '../../support/sign-in-world.ts'

const EVE = 'eve@example.invalid'

let world: ApiWorld
let ada: Required<Sender>
let stranger: Required<Sender>

const add = (email: string, from: Sender = ada, more: object = {}) =>
  world.send(from, 'POST', '/api/colleagues', { body: { email, ...more } })
const colleagues = async (from: Sender = ada) => (await world.send(from, 'GET', '/api/colleagues')).json.colleagues
const idOf = async (email: string, from: Sender = ada): Promise<string> =>
  (await colleagues(from)).find((each: { email: string }) => each.email === email).id
const remove = (id: string, from: Sender = ada) => world.send(from, 'DELETE', `/api/colleagues/${id}`)
const applications = (from: Sender) => world.send(from, 'GET', '/api/applications')
const asEve = async (): Promise<Required<Sender>> => ({
  personId: personIdFrom((await world.store.get(addressKey(EVE)))!),
  organisation: ada.organisation,
})
const mailsAboutColleagues = () => world.mails().filter(({ template }) => template === 'colleagueAdded')

beforeEach(async () => {
  world = await apiWorld()
  ada = await world.aRepresentative(world.register[0]!)
  stranger = await world.aRepresentative(world.register[1]!)
})

describe('a colleague', () => {
  it('is added by a representative, told so once, and acts from the next request on', async () => {
    const { personId = '' } = await world.aPerson({ email: EVE, language: 'ru' })
    const eve = { personId, organisation: ada.organisation }
    expect((await applications(eve)).statusCode).toBe(403)
    expect(await add('EVE@example.invalid')).toMatchObject({ statusCode: 202, json: {} })
    expect((await applications(eve)).statusCode).toBe(200)
    expect((await add(EVE)).statusCode).toBe(202)
    expect(JSON.stringify(await colleagues())).not.toContain(personId)
    expect(mailsAboutColleagues()).toMatchObject([{ recipient: { to: 'person', id: personId } }])
    const [mail] = await aPostOffice(world.store, world.now).deliverAll()
    expect(mail).toMatchObject({ to: EVE, subject: expect.stringContaining(world.register[0]!.name) })
    expect(mail?.text).toContain(`${ada.personId}@example.invalid`)
    expect(mail?.text).not.toContain('Зарегистрируйтесь')
  })

  it('is refused from the next request on once removed, and the past is noted', async () => {
    await world.aPerson({ email: EVE })
    await add(EVE)
    const eve = await asEve()
    expect((await applications(eve)).statusCode).toBe(200)
    const id = await idOf(EVE)
    expect((await remove(id)).statusCode).toBe(204)
    expect((await applications(eve)).json.type).toBe('/problems/not-representative')
    expect((await add('friend@example.invalid', eve)).statusCode).toBe(403)
    expect((await remove(id)).json.type).toBe('/problems/not-found')
    const past = world.store.items().filter(({ entity }) => entity === 'PastRepresentation')
    expect(past).toMatchObject([{ personId: eve.personId, provenBy: 'colleague', endedBy: ada.personId }])
  })

  it('removes others in turn, and oneself', async () => {
    await world.aPerson({ email: EVE })
    await add(EVE)
    const eve = await asEve()
    const [first, second] = await colleagues(eve)
    expect([first, second]).toMatchObject([
      { me: false, provenBy: 'code' },
      { me: true, email: EVE, provenBy: 'colleague' },
    ])
    expect((await remove(first.id, eve)).statusCode).toBe(204)
    expect((await applications(ada)).statusCode).toBe(403)
    expect((await remove(second.id, eve)).statusCode).toBe(204)
    expect((await applications(eve)).statusCode).toBe(403)
  })

  it('is nobody to other organisations', async () => {
    await world.aPerson({ email: EVE })
    await add(EVE)
    const id = await idOf(EVE)
    expect(await colleagues(stranger)).toHaveLength(1)
    expect((await remove(id, stranger)).json.type).toBe('/problems/not-found')
    const { organisation } = ada
    for (const refused of [
      await world.send({ ...stranger, organisation }, 'GET', '/api/colleagues'),
      await add(EVE, { ...stranger, organisation }),
      await remove(id, { ...stranger, organisation }),
    ])
      expect(refused).toMatchObject({ statusCode: 403, json: { type: '/problems/not-representative' } })
    expect((await applications(await asEve())).statusCode).toBe(200)
  })

  it('is not added by somebody who is removed at the same moment', async () => {
    await world.aPerson({ email: EVE })
    await add(EVE)
    const [eve, id] = [await asEve(), await idOf(EVE)]
    let isRemoved = false
    world.around(async ({ verb }, proceed) => {
      if (verb === 'write' && !isRemoved) {
        isRemoved = true
        world.around()
        await remove(id)
      }
      return proceed()
    })
    expect((await add('friend@example.invalid', eve)).statusCode).toBe(403)
    expect(await colleagues()).toHaveLength(1)
  })

  it('is not told in the mail when it was removed before', async () => {
    await world.aPerson({ email: EVE })
    await add(EVE)
    await remove(await idOf(EVE))
    const post = aPostOffice(world.store, world.now)
    expect(await post.deliverAll()).toEqual([])
    expect(await post.pending()).toEqual([])
  })

  it('is added up to so many times in a day', async () => {
    for (let number = 1; number <= COLLEAGUES_PER_DAY; number += 1)
      expect((await add(`colleague-${number}@example.invalid`)).statusCode).toBe(202)
    expect(await add('one-more@example.invalid')).toMatchObject({
      statusCode: 429,
      headers: { 'retry-after': expect.any(String) },
    })
    expect((await add('one-more@example.invalid', stranger)).statusCode).toBe(202)
    await world.pass({ days: 1 })
    expect((await add('one-more@example.invalid')).statusCode).toBe(202)
  })

  it('is added once under one idempotency key', async () => {
    const headers = { 'idempotency-key': 'once' }
    const send = () => world.send(ada, 'POST', '/api/colleagues', { body: { email: EVE }, headers })
    const replies = [await send(), await send()]
    expect(replies[1]).toEqual(replies[0])
    await remove(await idOf(EVE))
    await send()
    expect(await colleagues()).toHaveLength(1)
  })
})

/** What can be seen from outside, and from the database, of an address being added. */
const traceOf = async (email: string) => {
  const calls: string[] = []
  world.around((call, proceed) => {
    calls.push(`${call.port} ${call.verb}`)
    return proceed()
  })
  const before = world.store.items().length
  const { statusCode, body, headers } = await add(email)
  world.around()
  const { id, ...shown } = (await colleagues()).find((each: { email: string }) => each.email === email)
  return {
    calls,
    statusCode,
    body,
    headers,
    shown: Object.keys(shown),
    id,
    made: world.store.items().length - before,
  }
}

describe('whether an address is known', () => {
  it('shows neither in the reply, nor in the calls, nor in the list', async () => {
    await world.aPerson({ email: 'Known@Example.invalid', verifiedAt: START })
    await add('first@example.invalid')
    const known = await traceOf('known@example.invalid')
    const unknown = await traceOf('unknown@example.invalid')
    expect(unknown.made).toBe(known.made + 2)
    expect({ ...unknown, id: '', made: 0 }).toEqual({ ...known, id: '', made: 0 })
    for (const { id } of [known, unknown]) expect(id).toMatch(/^[\w-]{22}$/)
  })
})

describe('somebody unknown', () => {
  const { key } = anOrganisation(1)

  const withSignIn = async () => {
    const signIn = signInWorld()
    await signIn.table.write([registered(anOrganisation(1))])
    const person = { email: 'ada@example.invalid', language: 'en', roles: [], consentVersion: '1' } as const
    const personId = await makeSeedPerson(signIn)({ ...person, roles: [], represents: [key], now: signIn.now() })
    const deps = { ...signIn, systemNow: signIn.now }
    const limits = { signUpsPerHour: { source: 5, everybody: 100 }, baseUrl: 'https://consort.example' }
    const bindings = {
      ...sessionBindings({ ...deps, ...limits }),
      ...colleagueReadBindings(deps),
      ...colleagueWriteBindings(deps),
    }
    const call = httpCalls(bindings, signIn)
    const headers = { 'consort-organisation': key }
    await call('POST /api/colleagues', { personId, headers, body: { email: EVE, language: 'ru' } })
    const list = (who: string) => call('GET /api/colleagues', { personId: who, headers })
    return { signIn, call, list, ada: personId, eve: (await signIn.personOf(EVE))?.id ?? '' }
  }

  it('is told to sign up, gets no code before that, and then acts', async () => {
    const { signIn, call, list, eve } = await withSignIn()
    const [mail] = await aPostOffice(signIn.table, signIn.now).deliverAll()
    expect(mail).toMatchObject({ to: EVE, subject: expect.stringContaining('Вы можете действовать') })
    expect(mail?.text).toContain('Зарегистрируйтесь')
    expect(signIn.users.users).not.toContain(eve)

    const codes = () => signIn.mails().filter(({ template }) => template === 'signInCode')
    const tooEarly = await call('POST /api/session', { body: { email: EVE } })
    expect(tooEarly.statusCode).toBe(200)
    expect(codes()).toEqual([])

    const consent = { email: EVE, language: 'en', consentVersion: '2026-1' }
    expect((await call('POST /api/session/sign-up', { body: consent })).statusCode).toBe(202)
    expect(await signIn.personOf(EVE)).toMatchObject({ id: eve, language: 'en', consentVersion: '2026-1' })
    expect(await signIn.table.get(personKey(eve))).toHaveProperty('ttl')

    const { json } = await call('POST /api/session', { body: { email: EVE } })
    const code = signIn.code()
    const { statusCode } = await call('POST /api/session/code', { body: { email: EVE, ...json, code } })
    expect(statusCode).toBe(200)
    expect(await signIn.table.get(personKey(eve))).not.toHaveProperty('ttl')
    expect((await list(eve)).json.colleagues).toHaveLength(2)
  })

  it('is forgotten without a sign-up: represents nobody, and comes back under another id', async () => {
    const { signIn, list, ada: personId, eve } = await withSignIn()
    await signIn.table.write([{ delete: personKey(eve) }])
    expect((await list(personId)).json.colleagues).toHaveLength(1)
    expect((await list(eve)).statusCode).toBe(401)
    await signIn.signUp(EVE)
    const again = (await signIn.personOf(EVE))!.id
    expect(again).not.toBe(eve)
    expect((await list(again)).statusCode).toBe(403)
  })

  it('counts for nothing before its address is proven: only who is signed in acts, and nobody is who gets no code', async () => {
    const { signIn, call } = await withSignIn()
    const { json } = await call('POST /api/session', { body: { email: EVE } })
    const refused = await call('POST /api/session/code', { body: { email: EVE, ...json, code: '00000000' } })
    expect(refused.json.type).toBe('/problems/wrong-code')
    expect(await signIn.personOf(EVE)).not.toHaveProperty('verifiedAt')
    const headers = { 'consort-organisation': key }
    expect((await call('GET /api/colleagues', { headers })).statusCode).toBe(401)
  })
})
