import { askAs, type Ask } from '../ask-as.ts'

/** The operator that every local stage begins with. */
const OPERATOR = { email: 'operator@example.invalid', who: 'operator' }

/**
 * How the API is asked as an operator: of the stage at `address`, or signed in to the local stage that runs. Throws a LocalProblem where
 * there is none.
 */
export const askAsOperator = (address: string | undefined, token: string | undefined): Promise<Ask> =>
  askAs(OPERATOR, address, token)
