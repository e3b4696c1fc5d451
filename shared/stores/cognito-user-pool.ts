import { randomBytes } from 'node:crypto'
import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminSetUserPasswordCommand,
  type AuthenticationResultType,
  type CognitoIdentityProviderClient,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { TooMany } from '../domain/errors.ts'
import type { Access, UserPool } from './user-pool.ts'

type Place = {
  readonly client: Pick<CognitoIdentityProviderClient, 'send'>
  readonly userPoolId: string
  readonly clientId: string
}

/** What the pool throws for an answer, a session or a token that is not good: the caller's doing, not a failure. */
const NOT_GOOD = [
  'NotAuthorizedException',
  'CodeMismatchException',
  'ExpiredCodeException',
  'UserNotFoundException',
  'InvalidParameterException',
]

const TOO_MANY = ['TooManyRequestsException', 'LimitExceededException', 'TooManyFailedAttemptsException']

/** Gives `instead` where the pool throws one of these; what remains is thrown on. */
const unless = async <T, I>(names: readonly string[], instead: I, call: () => Promise<T>): Promise<T | I> => {
  try {
    return await call()
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if (names.includes(error.name)) return instead
    if (TOO_MANY.includes(error.name)) throw new TooMany(5)
    throw error
  }
}

const accessIn = (result: AuthenticationResultType | undefined): Access => {
  if (!result?.AccessToken || !result.ExpiresIn) throw new Error('the user pool answered without an access token')
  return { accessToken: result.AccessToken, expiresIn: result.ExpiresIn }
}

// Nobody ever signs in with it; every class of characters is there because the pool's policy asks for each.
const unguessable = (): string => `${randomBytes(36).toString('base64url')}aA1!`

// A user with a temporary password expires after some days; one with a lasting password is confirmed, whoever knows it or not.
const createUser = async ({ client, userPoolId }: Place, personId: string): Promise<void> => {
  const who = { UserPoolId: userPoolId, Username: personId }
  const create = new AdminCreateUserCommand({
    ...who,
    MessageAction: 'SUPPRESS',
    TemporaryPassword: unguessable(),
  })
  await unless(['UsernameExistsException'], undefined, () => client.send(create))
  const confirm = new AdminSetUserPasswordCommand({ ...who, Password: unguessable(), Permanent: true })
  await unless([], undefined, () => client.send(confirm))
}

const deleteUser = async ({ client, userPoolId }: Place, personId: string): Promise<void> => {
  const command = new AdminDeleteUserCommand({ UserPoolId: userPoolId, Username: personId })
  await unless(['UserNotFoundException'], undefined, () => client.send(command))
}

const initiate: (place: Place, personId: string) => ReturnType<UserPool['initiate']> = async (place, personId) => {
  const command = new InitiateAuthCommand({
    ClientId: place.clientId,
    AuthFlow: 'CUSTOM_AUTH',
    AuthParameters: { USERNAME: personId },
  })
  const begun = await unless(['UserNotFoundException'], undefined, () => place.client.send(command))
  if (!begun) return undefined
  if (!begun.Session) throw new Error('the user pool began no session')
  return { session: begun.Session }
}

const respond: (place: Place, answer: Parameters<UserPool['respond']>[0]) => ReturnType<UserPool['respond']> = async (
  place,
  { personId, session, code },
) => {
  const command = new RespondToAuthChallengeCommand({
    ClientId: place.clientId,
    ChallengeName: 'CUSTOM_CHALLENGE',
    Session: session,
    ChallengeResponses: { USERNAME: personId, ANSWER: code },
  })
  const answered = await unless(NOT_GOOD, undefined, () => place.client.send(command))
  if (!answered) return { outcome: 'over' }
  if (!answered.AuthenticationResult)
    return answered.Session ? { outcome: 'again', session: answered.Session } : { outcome: 'over' }
  const refreshToken = answered.AuthenticationResult.RefreshToken
  if (!refreshToken) throw new Error('the user pool answered without a refresh token')
  return { outcome: 'signedIn', ...accessIn(answered.AuthenticationResult), refreshToken }
}

const refresh = async ({ client, clientId }: Place, refreshToken: string): Promise<Access | undefined> => {
  const command = new InitiateAuthCommand({
    ClientId: clientId,
    AuthFlow: 'REFRESH_TOKEN_AUTH',
    AuthParameters: { REFRESH_TOKEN: refreshToken },
  })
  const refreshed = await unless(NOT_GOOD, undefined, () => client.send(command))
  return refreshed && accessIn(refreshed.AuthenticationResult)
}

const revoke = async ({ client, clientId }: Place, refreshToken: string): Promise<void> => {
  const command = new RevokeTokenCommand({ ClientId: clientId, Token: refreshToken })
  await unless([...NOT_GOOD, 'UnauthorizedException'], undefined, () => client.send(command))
}

/** The user pool in Cognito: custom challenges only, a client without a secret, names that are our persons' ids. */
export const cognitoUserPool = (place: Place): UserPool => ({
  createUser: (personId) => createUser(place, personId),
  deleteUser: (personId) => deleteUser(place, personId),
  initiate: (personId) => initiate(place, personId),
  respond: (answer) => respond(place, answer),
  refresh: (refreshToken) => refresh(place, refreshToken),
  revoke: (refreshToken) => revoke(place, refreshToken),
})
