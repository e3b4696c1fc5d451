import { call } from './client.ts'
import { knownPerson, type Person } from './demo/person.ts'
import { LocalProblem } from './local-problem.ts'
import { findStage } from './stage.ts'

/** Asks the API as somebody. */
export type Ask = Person['ask']

/** Whom a command acts as: the address that every local stage begins with, and the word for the role. */
export type Role = { readonly email: string; readonly who: string }

/**
 * How the API is asked in a role: of the stage at `address` with an access token, or signed in to the local stage that runs. Throws a
 * LocalProblem where there is neither.
 */
export const askAs = async (
  { email, who }: Role,
  address: string | undefined,
  token: string | undefined,
): Promise<Ask> => {
  if (address === undefined) {
    const stage = await findStage()
    if (!stage) throw new LocalProblem('No local stage runs; `npm start` starts one.')
    return (await knownPerson(stage, email)).ask
  }
  if (!token) throw new LocalProblem(`CONSORT_TOKEN is not set: an access token of an ${who} is needed at ${address}.`)
  return async (request, schema) => (await call(address, { ...request, token }, schema)).value
}
