import type { DefineAuthChallengeTriggerEvent } from 'aws-lambda'
import { nextInSession } from '../../shared/domain/sign-in.ts'

/** What follows in a session: a challenge, tokens, or the end. Unknown users are asked like all others and never let in. */
export const nextChallenge = ({
  session,
  userNotFound,
}: DefineAuthChallengeTriggerEvent['request']): DefineAuthChallengeTriggerEvent['response'] => {
  const answers = (session ?? []).map(
    ({ challengeName, challengeResult }) => challengeName === 'CUSTOM_CHALLENGE' && challengeResult,
  )
  const next = nextInSession(answers)
  const issueTokens = next === 'letIn' && !userNotFound
  return { challengeName: 'CUSTOM_CHALLENGE', issueTokens, failAuthentication: next !== 'ask' && !issueTokens }
}
