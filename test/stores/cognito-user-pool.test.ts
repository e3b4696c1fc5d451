import { describe, expect, test } from 'vitest'
import { TooMany } from '../../shared/domain/errors.ts'
import { cognitoUserPool } from '../../shared/stores/cognito-user-pool.ts'

type Command = { readonly constructor: { readonly name: string }; readonly input: object }

const thrown = (name: string) => Object.assign(new Error(name), { name })

/** A pool that answers every command alike, or only those of a kind. */
const poolThat = (reply: object | Error, only = 'Command') => {
  const asked: Command[] = []
  const send = async (command: Command) => {
    asked.push(command)
    if (!command.constructor.name.endsWith(only)) return {}
    if (reply instanceof Error) throw reply
    return reply
  }
  return { asked, pool: cognitoUserPool({ client: { send } as never, userPoolId: 'pool', clientId: 'client' }) }
}

const answer = { personId: 'person', session: 'session', code: '12345678' }
const tokens = { AccessToken: 'access', RefreshToken: 'refresh', ExpiresIn: 600, IdToken: 'id' }

describe('the user pool in Cognito', () => {
  test('knows users by our ids only, and writes to nobody', async () => {
    const { pool, asked } = poolThat({})
    await pool.createUser('person')
    const who = { UserPoolId: 'pool', Username: 'person' }
    const TemporaryPassword = expect.any(String)
    expect(asked[0]?.input).toEqual({ ...who, MessageAction: 'SUPPRESS', TemporaryPassword })
  })

  test('confirms a user by a password that nobody knows, for a temporary one expires', async () => {
    const { pool, asked } = poolThat({})
    await pool.createUser('person')
    const who = { UserPoolId: 'pool', Username: 'person' }
    expect(asked[1]?.input).toEqual({ ...who, Password: expect.any(String), Permanent: true })
    expect(Object.values(asked[0]?.input ?? {})).not.toContain(Object(asked[1]?.input).Password)
  })

  test('removes a user by our id, and one that is gone without complaint', async () => {
    const { pool, asked } = poolThat({})
    await pool.deleteUser('person')
    expect(asked[0]?.input).toEqual({ UserPoolId: 'pool', Username: 'person' })
    await expect(poolThat(thrown('UserNotFoundException')).pool.deleteUser('person')).resolves.toBeUndefined()
    await expect(poolThat(thrown('InternalErrorException')).pool.deleteUser('person')).rejects.toThrow(
      'InternalErrorException',
    )
  })

  test('makes a user that exists without complaint', async () => {
    const { pool } = poolThat(thrown('UsernameExistsException'), 'CreateUserCommand')
    await expect(pool.createUser('person')).resolves.toBeUndefined()
  })

  test('begins a session, or says that it does not know the user', async () => {
    expect(await poolThat({ Session: 'session' }).pool.initiate('person')).toEqual({ session: 'session' })
    expect(await poolThat(thrown('UserNotFoundException')).pool.initiate('person')).toBeUndefined()
  })

  test('lets in, asks again, or ends the session', async () => {
    expect(await poolThat({ AuthenticationResult: tokens }).pool.respond(answer)).toEqual({
      outcome: 'signedIn',
      accessToken: 'access',
      expiresIn: 600,
      refreshToken: 'refresh',
    })
    expect(await poolThat({ Session: 'next' }).pool.respond(answer)).toEqual({ outcome: 'again', session: 'next' })
    expect(await poolThat({}).pool.respond(answer)).toEqual({ outcome: 'over' })
  })

  test.each([
    'NotAuthorizedException',
    'CodeMismatchException',
    'ExpiredCodeException',
    'UserNotFoundException',
    'InvalidParameterException',
  ])('takes %s for an answer or a token that is not good', async (name) => {
    expect(await poolThat(thrown(name)).pool.respond(answer)).toEqual({ outcome: 'over' })
    expect(await poolThat(thrown(name)).pool.refresh('token')).toBeUndefined()
    await expect(poolThat(thrown(name)).pool.revoke('token')).resolves.toBeUndefined()
  })

  test('gives new access for a refresh token', async () => {
    const { pool, asked } = poolThat({ AuthenticationResult: { AccessToken: 'access', ExpiresIn: 600 } })
    expect(await pool.refresh('token')).toEqual({ accessToken: 'access', expiresIn: 600 })
    expect(asked[0]?.input).toMatchObject({
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: 'token' },
    })
  })

  test('passes on that it is asked too often, and every failure that it did not foresee', async () => {
    const busy = poolThat(thrown('TooManyRequestsException')).pool
    await expect(busy.initiate('person')).rejects.toBeInstanceOf(TooMany)
    const broken = poolThat(thrown('UnexpectedLambdaException')).pool
    await expect(broken.respond(answer)).rejects.toThrow('UnexpectedLambdaException')
  })
})
