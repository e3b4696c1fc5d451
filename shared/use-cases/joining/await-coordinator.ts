import { isSilent } from '../../domain/joining.ts'
import type { Membership } from '../../domain/membership.ts'
import type { Moment } from '../../domain/time.ts'
import { dropJoinWait, joinWaitFrom, joinWaitKey, putJoinWait, type JoinWait } from '../../items/join-wait-item.ts'
import { membershipFrom, membershipKey } from '../../items/membership-item.ts'
import type { JoinWord, JoinWorkflow } from '../../stores/join-workflow.ts'
import type { Table } from '../../stores/table.ts'
import { wasWritten } from '../../stores/was-written.ts'
import { standsAt } from './join-task.ts'

/** What waiting needs from outside. */
export type JoinWaitDeps = {
  readonly table: Pick<Table, 'get' | 'getMany' | 'write'>
  readonly workflow: Pick<JoinWorkflow, 'completeWait'>
}

/** Which wait begins, and the token that ends it. */
export type AwaitCoordinator = Omit<JoinWait, 'stamp'> & { readonly now: Moment }

const recordOf = async ({ table }: JoinWaitDeps, about: Pick<JoinWait, 'clusterId' | 'organisation'>) => {
  const item = await table.get(membershipKey(about.clusterId, about.organisation))
  return item && membershipFrom(item)
}

/** With what a wait ends now; undefined while it goes on. */
export const endOfJoinWait = (
  wait: Pick<JoinWait, 'generation' | 'attempt'>,
  membership: Membership | undefined,
  now: Moment,
): JoinWord | undefined => {
  const standing = standsAt(membership, wait)
  if (standing !== 'open') return standing
  return membership && isSilent(membership, now) ? 'due' : undefined
}

/** Ends a wait: completes the token first, then deletes the wait if it still holds that token. `gone`: the engine does not know the token. */
export const endJoinWait = async (
  { table, workflow }: JoinWaitDeps,
  wait: JoinWait,
  word: JoinWord,
): Promise<'completed' | 'gone'> => {
  const completed = await workflow.completeWait(wait.token, word)
  await wasWritten(table, [dropJoinWait(wait)])
  return completed
}

/**
 * Begins the wait for what becomes of a request: stores its token, if it is newer than the one that stands there, then asks, strongly
 * consistently, whether it need wait at all. Whoever decides before that is seen here, whoever decides later sees the wait.
 */
export const makeAwaitCoordinator =
  (deps: JoinWaitDeps) =>
  async ({ now, ...wait }: AwaitCoordinator): Promise<{ readonly outcome: 'entered' }> => {
    const { clusterId, organisation, generation, attempt, enteredAt, retry, token } = wait
    await wasWritten(deps.table, [
      putJoinWait({ clusterId, organisation, generation, attempt, enteredAt, retry, token }),
    ])
    const item = await deps.table.get(joinWaitKey(wait))
    const stored = item && joinWaitFrom(item)
    const word = endOfJoinWait(wait, await recordOf(deps, wait), now)
    if (stored?.token !== token) {
      // A later attempt waits already: this one is only told so.
      await deps.workflow.completeWait(token, word ?? 'superseded')
      return { outcome: 'entered' }
    }
    if (word) await endJoinWait(deps, stored, word)
    return { outcome: 'entered' }
  }
