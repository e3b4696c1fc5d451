import { call } from '../client.ts'
import { knownPerson } from '../demo/person.ts'
import { LocalProblem } from '../local-problem.ts'
import { findStage } from '../stage.ts'
import type { Ask } from './watching.ts'

/** The operator that every local stage begins with. */
const LOCAL_OPERATOR = 'operator@example.invalid'

/** Asks a stage somewhere else, with an operator's access token from the environment. */
const askElsewhere = (address: string, token: string | undefined): Ask => {
  if (!token)
    throw new LocalProblem(`CONSORT_TOKEN is not set: an operator's access token is needed to watch ${address}.`)
  return async (request, schema) => (await call(address, { ...request, token }, schema)).value
}

/**
 * How the API is asked as an operator: of the stage at `address`, or signed in to the local stage that runs. Throws a LocalProblem where
 * there is none.
 */
export const askAsOperator = async (address: string | undefined, token: string | undefined): Promise<Ask> => {
  if (address !== undefined) return askElsewhere(address, token)
  const stage = await findStage()
  if (!stage) throw new LocalProblem('No local stage runs; `npm start` starts one.')
  return (await knownPerson(stage, LOCAL_OPERATOR)).ask
}
