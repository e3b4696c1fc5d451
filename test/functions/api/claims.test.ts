import { describe, expect, test } from 'vitest'
import { caseBindings } from '../../../functions/api/cases.bindings.ts'
import { claimOfficerBindings, claimReadBindings, claimWriteBindings } from '../../../functions/api/claims.bindings.ts'
import { claimCode } from '../../../shared/crypto/code.ts'
import { makeSeedPerson } from '../../../shared/use-cases/seed-person.ts'
import { anOrganisation, registered } from '../../support/a-register.ts'
import { httpCalls } from '../../support/http-call.ts'
import { signingKeys, signInWorld } from '../../support/sign-in-world.ts'

const { registeredEmail = '', ...organisation } = anOrganisation(1)
const { key } = organisation
const keys = signingKeys('first')

const api = async (hasAddress = true) => {
  const world = signInWorld()
  await world.table.write([registered(hasAddress ? anOrganisation(1) : organisation)])
  const seed = (email: string, roles: 'officer'[] = []) =>
    makeSeedPerson(world)({ email, roles, language: 'en', consentVersion: '1', represents: [], now: world.now() })
  const deps = { table: world.table, keys: async () => keys }
  const bindings = {
    ...claimReadBindings(deps),
    ...claimWriteBindings(deps),
    ...claimOfficerBindings(deps),
    ...caseBindings(world),
  }
  return {
    call: httpCalls(bindings, world),
    ada: await seed('ada@example.invalid'),
    officer: await seed('officer@example.invalid', ['officer']),
  }
}

describe('the routes of claims', () => {
  test('take a claim, its code, and the representation back again', async () => {
    const { call, ada: personId } = await api()
    const made = await call('POST /api/me/claims', { personId, body: { organisation: key } })
    const { id } = made.json
    expect(made).toMatchObject({ statusCode: 201, headers: { location: `/api/me/claims/${id}` } })
    expect(made.json).toMatchObject({ state: 'open', way: 'code', organisationName: organisation.name })
    const code = claimCode(keys.current.key, { claimId: id, personId, organisation: key, registeredEmail })
    const proven = await call('POST /api/me/claims/{id}/code', { personId, params: { id }, body: { code } })
    expect(proven.json).toMatchObject({ state: 'confirmed' })
    expect((await call('GET /api/me/claims', { personId })).json.claims).toMatchObject([{ id, state: 'confirmed' }])
    const over = { personId, params: { key: encodeURIComponent(key) } }
    expect((await call('DELETE /api/me/organisations/{key}', over)).statusCode).toBe(204)
    expect((await call('DELETE /api/me/organisations/{key}', over)).statusCode).toBe(404)
  })

  test('answer a repeat under the same idempotency key with the same claim', async () => {
    const { call, ada: personId } = await api()
    const request = { personId, body: { organisation: key }, headers: { 'idempotency-key': 'once' } }
    const [first, second] = [await call('POST /api/me/claims', request), await call('POST /api/me/claims', request)]
    expect(second).toEqual(first)
  })

  test('let an officer page through the queue and decide', async () => {
    const { call, ada, officer } = await api(false)
    const { id } = (await call('POST /api/me/claims', { personId: ada, body: { organisation: key } })).json
    const queue = await call('GET /api/officer/cases', { personId: officer, query: { limit: '1', kind: 'claim' } })
    expect(queue.json.cases).toMatchObject([{ kind: 'claim', subject: { id }, concerned: [{ key }] }])
    const one = await call('GET /api/officer/cases/{id}', { personId: officer, params: { id: queue.json.cases[0].id } })
    expect(one.json.claim).toMatchObject({ organisation: key, email: 'ada@example.invalid' })
    const decision = { params: { id }, body: { verdict: 'confirmed', reason: 'a letter' } }
    expect((await call('POST /api/officer/claims/{id}/decision', { personId: ada, ...decision })).statusCode).toBe(403)
    const decided = await call('POST /api/officer/claims/{id}/decision', { personId: officer, ...decision })
    expect(decided.json).toMatchObject({ state: 'confirmed', reason: 'a letter' })
  })

  test('are closed to who has no token', async () => {
    const { call } = await api()
    expect((await call('GET /api/me/claims')).statusCode).toBe(401)
  })
})
