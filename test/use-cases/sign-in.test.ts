import { describe, expect, test } from 'vitest'
import { TooMany, WrongCode } from '../../shared/domain/errors.ts'
import { addressKey, personKey } from '../../shared/items/person-item.ts'
import { makeSignUp } from '../../shared/use-cases/sign-up.ts'
import { faultyTable } from '../support/faulty-table.ts'
import { signingKeys, signInWorld } from '../support/sign-in-world.ts'

const ADDRESS = 'Ada@Example.invalid'

const wrong = (code: string) => String((Number(code) + 1) % 10 ** 8).padStart(8, '0')

const refusal = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => 'no refusal',
    (error: unknown) => error,
  )

/** How often signing up calls the table, for an address that somebody has or nobody. */
const callsToSignUp = async (known: boolean) => {
  const world = signInWorld()
  if (known) await world.signUp(ADDRESS)
  const counted = faultyTable(world.table)
  const { users, newId } = world
  const signUp = makeSignUp({ table: counted, users, newId, perHour: { source: 9, everybody: 9 } })
  const asked = { email: ADDRESS, language: 'en', consentVersion: '1', source: '192.0.2.1' } as const
  await signUp({ ...asked, now: world.now() })
  return counted.calls()
}

describe('signing up and in', () => {
  test('a person signs up, gets one mail with a code, and is let in and verified by it', async () => {
    const world = signInWorld()
    await world.signUp(ADDRESS)
    expect(await world.personOf(ADDRESS)).not.toHaveProperty('verifiedAt')
    const { session } = await world.startSignIn({ email: 'ada@example.invalid' })
    expect(world.mails()).toHaveLength(1)
    const access = await world.answerCode({ email: ADDRESS, session, code: world.code() })
    const person = (await world.personOf(ADDRESS))!
    expect(access).toMatchObject({ accessToken: `access of ${person.id}`, expiresIn: 600 })
    expect(person).toMatchObject({ email: ADDRESS, verifiedAt: world.now(), consentVersion: '2026-1' })
  })

  test('who never gives a right code is forgotten, who does is kept', async () => {
    const world = signInWorld()
    await world.signUp(ADDRESS)
    const { id } = (await world.personOf(ADDRESS))!
    expect(await world.table.get(addressKey(ADDRESS))).toHaveProperty('ttl')
    expect(await world.table.get(personKey(id))).toHaveProperty('ttl')
    const { session } = await world.startSignIn({ email: ADDRESS })
    await world.answerCode({ email: ADDRESS, session, code: world.code() })
    expect(await world.table.get(addressKey(ADDRESS))).not.toHaveProperty('ttl')
    expect(await world.table.get(personKey(id))).not.toHaveProperty('ttl')
  })

  test('an address whose person has been forgotten can be signed up with again', async () => {
    const world = signInWorld()
    await world.signUp(ADDRESS)
    const { id } = (await world.personOf(ADDRESS))!
    await world.table.write([{ delete: personKey(id) }])
    await world.signUp(ADDRESS)
    expect((await world.personOf(ADDRESS))?.id).not.toBe(id)
  })

  test('signing up again changes nothing about the person, and mends a user that the pool has lost', async () => {
    const world = signInWorld()
    await world.signUp(ADDRESS)
    const before = (await world.personOf(ADDRESS))!
    world.users.users.clear()
    await world.signUp('ADA@example.invalid')
    expect(await world.personOf(ADDRESS)).toEqual(before)
    expect(world.users.users).toEqual(new Set([before.id]))
  })

  test('signing up takes the same calls of the table whether or not somebody has the address', async () => {
    expect(await callsToSignUp(true)).toBe(await callsToSignUp(false))
  })

  test('one source signs up only so often in an hour, whether or not the addresses are known', async () => {
    const world = signInWorld()
    for (const email of ['a@example.invalid', 'a@example.invalid', 'b@example.invalid']) await world.signUp(email)
    expect(await refusal(world.signUp('a@example.invalid'))).toEqual(new TooMany(3600))
    await world.signUp('c@example.invalid', '192.0.2.2')
    world.pass({ hours: 1 })
    await world.signUp('d@example.invalid')
  })
})

describe.each(['playsAlong', 'saysSo'] as const)('an unknown address, where the pool %s,', (manners) => {
  test('is asked for a code, gets no mail, and is refused like a wrong code', async () => {
    const world = signInWorld({ manners })
    await world.signUp(ADDRESS)
    const known = await world.startSignIn({ email: ADDRESS })
    const unknown = await world.startSignIn({ email: 'nobody@example.invalid' })
    expect(Object.keys(unknown)).toEqual(Object.keys(known))
    expect(unknown.session).toHaveLength(known.session.length)
    expect(world.mails()).toHaveLength(1)
    const refusals = [
      await refusal(world.answerCode({ email: ADDRESS, ...known, code: wrong(world.code()) })),
      await refusal(world.answerCode({ email: 'nobody@example.invalid', ...unknown, code: wrong(world.code()) })),
    ]
    expect(refusals).toEqual([new WrongCode(expect.any(String)), new WrongCode(expect.any(String))])
  })
})

describe('a code', () => {
  test('is one code and one mail, however often the pool repeats its calls', async () => {
    const world = signInWorld({ retries: true })
    await world.signUp(ADDRESS)
    const { session } = await world.startSignIn({ email: ADDRESS })
    expect(world.mails()).toHaveLength(1)
    await expect(world.answerCode({ email: ADDRESS, session, code: world.code() })).resolves.toBeDefined()
  })

  test('is right in the window after its own, and then no more', async () => {
    const world = signInWorld()
    await world.signUp(ADDRESS)
    const first = await world.startSignIn({ email: ADDRESS })
    const code = world.code()
    world.pass({ minutes: 20 })
    expect(await refusal(world.answerCode({ email: ADDRESS, ...first, code }))).toBeInstanceOf(WrongCode)
    const second = await world.startSignIn({ email: ADDRESS })
    const fresh = world.code()
    world.pass({ minutes: 10 })
    await expect(world.answerCode({ email: ADDRESS, ...second, code: fresh })).resolves.toBeDefined()
  })

  test('lets in once: its replay in another session is refused, and a new one is sent', async () => {
    const world = signInWorld()
    await world.signUp(ADDRESS)
    const first = await world.startSignIn({ email: ADDRESS })
    const code = world.code()
    await world.answerCode({ email: ADDRESS, ...first, code })
    const second = await world.startSignIn({ email: ADDRESS })
    expect(await refusal(world.answerCode({ email: ADDRESS, ...second, code }))).toBeInstanceOf(WrongCode)
    expect(world.mails()).toHaveLength(2)
    expect(world.mails().map(({ data }) => data['window'])).toEqual(['2980416.0', '2980416.1'])
  })

  test('lets in one of two sessions that answer with it at once', async () => {
    const world = signInWorld()
    await world.signUp(ADDRESS)
    const sessions = [await world.startSignIn({ email: ADDRESS }), await world.startSignIn({ email: ADDRESS })]
    const code = world.code()
    const outcomes = await Promise.allSettled(
      sessions.map((session) => world.answerCode({ email: ADDRESS, ...session, code })),
    )
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('of the key before a rotation is still right', async () => {
    const world = signInWorld()
    await world.signUp(ADDRESS)
    const { session } = await world.startSignIn({ email: ADDRESS })
    const code = world.code()
    world.rotate(signingKeys('second', 'first'))
    await expect(world.answerCode({ email: ADDRESS, session, code })).resolves.toBeDefined()
  })

  test('of somebody else is wrong', async () => {
    const world = signInWorld()
    await world.signUp(ADDRESS)
    await world.signUp('b@example.invalid')
    const mine = await world.startSignIn({ email: ADDRESS })
    await world.startSignIn({ email: 'b@example.invalid' })
    const code = world.code()
    expect(world.mails().at(-1)?.recipient).toEqual({
      to: 'person',
      id: (await world.personOf('b@example.invalid'))!.id,
    })
    expect(await refusal(world.answerCode({ email: ADDRESS, ...mine, code }))).toBeInstanceOf(WrongCode)
  })

  test('is not accepted in a session of another address', async () => {
    const world = signInWorld()
    await world.signUp(ADDRESS)
    await world.signUp('b@example.invalid')
    const theirs = await world.startSignIn({ email: 'b@example.invalid' })
    await world.startSignIn({ email: ADDRESS })
    expect(await refusal(world.answerCode({ email: ADDRESS, ...theirs, code: world.code() }))).toEqual(new WrongCode())
  })
})

describe('limits', () => {
  test('a session takes three answers', async () => {
    const world = signInWorld()
    await world.signUp(ADDRESS)
    let session: string | undefined = (await world.startSignIn({ email: ADDRESS })).session
    const sessions: (string | undefined)[] = []
    for (let answer = 1; answer <= 3; answer += 1) {
      const error = await refusal(
        world.answerCode({ email: ADDRESS, session: session ?? '', code: wrong(world.code()) }),
      )
      session = error instanceof WrongCode ? error.session : 'no refusal'
      sessions.push(session)
    }
    expect(sessions).toEqual([expect.any(String), expect.any(String), undefined])
  })

  test('after ten wrong codes in a day, over all sessions, the right one is refused like a wrong one until tomorrow', async () => {
    const world = signInWorld()
    await world.signUp(ADDRESS)
    for (let failure = 1; failure <= 10; failure += 1) {
      const { session } = await world.startSignIn({ email: ADDRESS })
      await refusal(world.answerCode({ email: ADDRESS, session, code: wrong(world.code()) }))
    }
    const locked = await world.startSignIn({ email: ADDRESS })
    expect(await refusal(world.answerCode({ email: ADDRESS, ...locked, code: world.code() }))).toEqual(
      new WrongCode(expect.any(String)),
    )
    world.pass({ hours: 16 })
    const tomorrow = await world.startSignIn({ email: ADDRESS })
    await expect(world.answerCode({ email: ADDRESS, ...tomorrow, code: world.code() })).resolves.toBeDefined()
  })

  test('an address gets five mails in an hour, and sign-in looks the same without the sixth', async () => {
    const world = signInWorld()
    await world.signUp(ADDRESS)
    for (let sent = 1; sent <= 5; sent += 1) {
      const { session } = await world.startSignIn({ email: ADDRESS })
      await world.answerCode({ email: ADDRESS, session, code: world.code() })
    }
    expect(world.mails()).toHaveLength(5)
    expect(await world.startSignIn({ email: ADDRESS })).toEqual({ session: expect.any(String) })
    expect(world.mails()).toHaveLength(5)
    world.pass({ hours: 1 })
    await world.startSignIn({ email: ADDRESS })
    expect(world.mails()).toHaveLength(6)
  })
})

describe('a refresh token', () => {
  test('is good for new access until it is revoked', async () => {
    const world = signInWorld()
    await world.signUp(ADDRESS)
    const { session } = await world.startSignIn({ email: ADDRESS })
    const { refreshToken, accessToken } = await world.answerCode({ email: ADDRESS, session, code: world.code() })
    expect(await world.users.refresh(refreshToken)).toEqual({ accessToken, expiresIn: 600 })
    await world.users.revoke(refreshToken)
    expect(await world.users.refresh(refreshToken)).toBeUndefined()
  })
})
