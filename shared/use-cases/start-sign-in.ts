import { NOBODY } from '../domain/sign-in.ts'
import type { Table } from '../stores/table.ts'
import type { UserPool } from '../stores/user-pool.ts'
import { personIdOf } from './support/person.ts'

export type StartSignInDeps = {
  readonly table: Pick<Table, 'get'>
  readonly users: Pick<UserPool, 'createUser' | 'initiate'>
}

/**
 * Begins a sign-in; the code goes out by mail. An address that nobody has is asked for a code like all others, in the name of a
 * user that is nobody, so that the answer is a session of the same kind. A user whom the pool has lost is made again.
 */
export const makeStartSignIn =
  ({ table, users }: StartSignInDeps) =>
  async ({ email }: { readonly email: string }): Promise<{ readonly session: string }> => {
    const personId = (await personIdOf(table, email)) ?? NOBODY
    const begun = await users.initiate(personId)
    if (begun) return begun
    await users.createUser(personId)
    const again = await users.initiate(personId)
    if (!again) throw new Error('the user pool does not know a user that it has just made')
    return again
  }
