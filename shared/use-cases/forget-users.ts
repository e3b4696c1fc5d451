import { FORGET, erasureFrom, forgotten } from '../items/erasure-item.ts'
import type { Table } from '../stores/table.ts'
import type { UserPool } from '../stores/user-pool.ts'

/** What forgetting needs from outside. */
export type ForgetUsersDeps = {
  readonly table: Pick<Table, 'query' | 'write'>
  readonly users: Pick<UserPool, 'deleteUser'>
}

/** How many accounts one run removes; the next goes on. */
const MOST = 100

/** Removes the accounts of erased persons from the user pool; they hold nothing but an id, and let nobody in any more. Gives how many. */
export const makeForgetUsers =
  ({ table, users }: ForgetUsersDeps) =>
  async (): Promise<{ readonly forgotten: number }> => {
    const { items } = await table.query({ index: 'gsi4', pk: FORGET, limit: MOST })
    for (const item of items) {
      await users.deleteUser(erasureFrom(item).personId)
      await table.write([forgotten(item)])
    }
    return { forgotten: items.length }
  }
