import { describe, expect, test } from 'vitest'
import { sessionBindings } from '../../../functions/api/session.bindings.ts'
import { httpCalls } from '../../support/http-call.ts'
import { signInWorld } from '../../support/sign-in-world.ts'

const BASE = 'https://consort.example'
const EMAIL = 'ada@example.invalid'
const ours = { headers: { origin: BASE } }

const api = () => {
  const world = signInWorld()
  const bindings = sessionBindings({
    ...world,
    signUpsPerHour: { source: 5, everybody: 100 },
    baseUrl: BASE,
    systemNow: world.now,
  })
  return { world, call: httpCalls(bindings, world) }
}

const signUp = { body: { email: EMAIL, language: 'en', consentVersion: '2026-1' } }

const signedIn = async () => {
  const { world, call } = api()
  await call('POST /api/session/sign-up', signUp)
  const { json } = await call('POST /api/session', { body: { email: EMAIL } })
  const reply = await call('POST /api/session/code', { body: { email: EMAIL, ...json, code: world.code() } })
  return { world, call, reply, cookie: reply.cookies?.[0]?.split(';')[0] ?? '' }
}

describe('the session’s routes', () => {
  test('answer a sign-up with the same reply whether or not somebody has the address', async () => {
    const { call } = api()
    const replies = [await call('POST /api/session/sign-up', signUp), await call('POST /api/session/sign-up', signUp)]
    expect(replies[0]).toMatchObject({ statusCode: 202, body: '{}' })
    expect(replies[1]).toEqual(replies[0])
  })

  test('give the access token in the body, and the refresh token in a cookie that scripts and other routes never see', async () => {
    const { reply } = await signedIn()
    expect(reply.statusCode).toBe(200)
    expect(reply.json).toEqual({ accessToken: expect.stringContaining('access of'), expiresIn: 600 })
    expect(reply.cookies).toEqual([
      expect.stringMatching(
        /^consort-session=[^;]+; Path=\/api\/session; Max-Age=2592000; HttpOnly; Secure; SameSite=Strict$/,
      ),
    ])
  })

  test('answer a wrong code with a problem that carries the session to go on in', async () => {
    const { call } = api()
    await call('POST /api/session/sign-up', signUp)
    const { json } = await call('POST /api/session', { body: { email: EMAIL } })
    const reply = await call('POST /api/session/code', { body: { email: EMAIL, ...json, code: '00000000' } })
    expect(reply.json).toMatchObject({ type: '/problems/wrong-code', facts: { session: expect.any(String) } })
    expect(reply.cookies).toBeUndefined()
  })

  test('refresh for the cookie, wherever the gateway puts it, until the sign-out that takes it away', async () => {
    const { call, cookie, reply } = await signedIn()
    expect((await call('POST /api/session/refresh', { ...ours, cookies: [cookie] })).json).toEqual(reply.json)
    const inHeader = { headers: { ...ours.headers, cookie: `other=1; ${cookie}` } }
    expect((await call('POST /api/session/refresh', inHeader)).statusCode).toBe(200)
    const out = await call('DELETE /api/session', { ...ours, cookies: [cookie] })
    expect(out).toMatchObject({ statusCode: 204, cookies: [expect.stringContaining('Max-Age=0')] })
    expect((await call('POST /api/session/refresh', { ...ours, cookies: [cookie] })).statusCode).toBe(401)
    expect((await call('POST /api/session/refresh', ours)).statusCode).toBe(401)
  })

  test('refuse to refresh or sign out for a page of another origin, or of none', async () => {
    const { call, cookie } = await signedIn()
    for (const headers of [{ origin: 'https://evil.example' }, { origin: `${BASE}.evil.example` }, {}])
      for (const route of ['POST /api/session/refresh', 'DELETE /api/session'])
        expect((await call(route, { headers, cookies: [cookie] })).statusCode).toBe(403)
    expect((await call('POST /api/session/refresh', { ...ours, cookies: [cookie] })).statusCode).toBe(200)
  })
})
