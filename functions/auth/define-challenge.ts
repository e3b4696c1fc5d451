import type { DefineAuthChallengeTriggerEvent } from 'aws-lambda'
import { nextInSession } from '../../shared/domain/sign-in.ts'

/** Says what follows in a session: a challenge, tokens, or the end. Unknown users are asked like all others and never let in. */
export const handler = async (event: DefineAuthChallengeTriggerEvent): Promise<DefineAuthChallengeTriggerEvent> => {
  const { session, userNotFound } = event.request
  const answers = (session ?? []).map(
    ({ challengeName, challengeResult }) => challengeName === 'CUSTOM_CHALLENGE' && challengeResult,
  )
  const next = nextInSession(answers)
  const isLetIn = next === 'letIn' && !userNotFound
  return {
    ...event,
    response: {
      challengeName: 'CUSTOM_CHALLENGE',
      issueTokens: isLetIn,
      failAuthentication: next === 'end' || (next === 'letIn' && !isLetIn),
    },
  }
}
