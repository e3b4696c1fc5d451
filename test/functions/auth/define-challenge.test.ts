import { describe, expect, test } from 'vitest'
import { handler } from '../../../functions/auth/define-challenge.ts'

type Event = Parameters<typeof handler>[0]

const follows = async (answers: readonly boolean[], userNotFound = false, challengeName = 'CUSTOM_CHALLENGE') => {
  const session = answers.map((challengeResult) => ({ challengeName, challengeResult }))
  const request = { userAttributes: {}, session, userNotFound }
  const { response } = await handler({ request, response: {} } as unknown as Event)
  return response.issueTokens ? 'let in' : response.failAuthentication ? 'ended' : response.challengeName
}

describe('a session of sign-in', () => {
  test.each([
    [[], 'CUSTOM_CHALLENGE'],
    [[true], 'let in'],
    [[false], 'CUSTOM_CHALLENGE'],
    [[false, false], 'CUSTOM_CHALLENGE'],
    [[false, false, true], 'let in'],
    [[false, false, false], 'ended'],
  ])('after the answers %j: %s', async (answers, next) => {
    expect(await follows(answers)).toBe(next)
  })

  test('asks an unknown user like all others, and never lets one in', async () => {
    expect(await follows([], true)).toBe('CUSTOM_CHALLENGE')
    expect(await follows([false], true)).toBe('CUSTOM_CHALLENGE')
    expect(await follows([true], true)).toBe('ended')
  })

  test('takes no other proof than our own challenge', async () => {
    expect(await follows([true], false, 'PASSWORD_VERIFIER')).toBe('CUSTOM_CHALLENGE')
  })

  test('begins where the pool sends no session at all', async () => {
    const { response } = await handler({ request: { userAttributes: {}, session: null } } as unknown as Event)
    expect(response).toEqual({ challengeName: 'CUSTOM_CHALLENGE', issueTokens: false, failAuthentication: false })
  })
})
