import { Logger } from '@aws-lambda-powertools/logger'
import type { DefineAuthChallengeTriggerEvent } from 'aws-lambda'
import { nextChallenge } from './next-challenge.ts'

const logger = new Logger()

/** Says what follows in a session of sign-in. */
export const handler = async (event: DefineAuthChallengeTriggerEvent): Promise<DefineAuthChallengeTriggerEvent> => {
  const response = nextChallenge(event.request)
  logger.info('challenge defined', response)
  return { ...event, response }
}
