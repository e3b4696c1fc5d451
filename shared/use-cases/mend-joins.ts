import { beginAgain, isSilent, keepsFailing, mayBeginAgain } from '../domain/joining.ts'
import type { Membership } from '../domain/membership.ts'
import type { Send, WakeMessage } from '../domain/message.ts'
import { before, type Moment } from '../domain/time.ts'
import { changeMoments, membershipFrom, requestPartitions } from '../items/membership-item.ts'
import type { JoinWorkflow } from '../stores/join-workflow.ts'
import type { Table } from '../stores/table.ts'
import { wasWritten } from '../stores/was-written.ts'
import { inParallel } from './support/in-parallel.ts'

/** What mending needs from outside. */
export type MendJoinsDeps = {
  readonly table: Pick<Table, 'query' | 'write'>
  readonly workflow: Pick<JoinWorkflow, 'isRunning'>
  readonly sendWake: Send<WakeMessage>
}

/** What one sweep looks after in a partition, the longest open first; the rest has its turn once these are settled. */
const MOST = 500

/** How long a request may be overdue before somebody looks. */
const PATIENCE = { minutes: 2 } as const

type Mended = 'restarted' | 'woken' | 'fine'

const mend = async (deps: MendJoinsDeps, request: Membership, now: Moment): Promise<Mended> => {
  const { clusterId, organisation, generation, attempt = 1 } = request
  const isGone =
    mayBeginAgain(request, now) && !(await deps.workflow.isRunning({ clusterId, organisation, generation, attempt }))
  // The stream starts the execution of the next attempt.
  if (isGone)
    return (await wasWritten(deps.table, [changeMoments(request, beginAgain(request, now))])) ? 'restarted' : 'fine'
  if (!isSilent(request, before(now, PATIENCE))) return 'fine'
  await deps.sendWake([{ kind: 'membership', clusterId, organisation }])
  return 'woken'
}

/**
 * Finds and mends requests to join without an execution: nobody started it, it failed, or it is gone. Each next attempt is left twice as long
 * as the one before; `failing` counts those that keep failing. A request whose time is over and that nobody has looked at is looked at.
 */
export const makeMendJoins =
  (deps: MendJoinsDeps) =>
  async ({ now }: { readonly now: Moment }) => {
    const pages = await Promise.all(requestPartitions.map((pk) => deps.table.query({ index: 'gsi4', pk, limit: MOST })))
    const requests = pages.flatMap(({ items }) => items.map(membershipFrom))
    const mended = await inParallel(8, requests, (request) => mend(deps, request, now))
    return {
      requests: requests.length,
      restarted: mended.filter((one) => one === 'restarted').length,
      woken: mended.filter((one) => one === 'woken').length,
      failing: requests.filter(keepsFailing).length,
    }
  }
