import { describe, expect, test } from 'vitest'
import { nextChallenge } from '../../../functions/auth/next-challenge.ts'

const follows = (
  answers: readonly boolean[],
  userNotFound = false,
  challengeName: 'CUSTOM_CHALLENGE' | 'PASSWORD_VERIFIER' = 'CUSTOM_CHALLENGE',
) => {
  const session = answers.map((challengeResult) => ({ challengeName, challengeResult }))
  const response = nextChallenge({ userAttributes: {}, session, userNotFound })
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
  ])('after the answers %j: %s', (answers, next) => {
    expect(follows(answers)).toBe(next)
  })

  test('asks an unknown user like all others, and never lets one in', () => {
    expect(follows([], true)).toBe('CUSTOM_CHALLENGE')
    expect(follows([false], true)).toBe('CUSTOM_CHALLENGE')
    expect(follows([true], true)).toBe('ended')
  })

  test('takes no other proof than our own challenge', () => {
    expect(follows([true], false, 'PASSWORD_VERIFIER')).toBe('CUSTOM_CHALLENGE')
  })

  test('begins where the pool sends no session at all', () => {
    expect(nextChallenge({ userAttributes: {}, session: null as never })).toEqual({
      challengeName: 'CUSTOM_CHALLENGE',
      issueTokens: false,
      failAuthentication: false,
    })
  })
})
