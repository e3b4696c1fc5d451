import type { JoinAttempt } from '../../domain/join-execution.ts'
import { membershipFrom, membershipKey } from '../../items/membership-item.ts'
import type { JoinWorkflow } from '../../stores/join-workflow.ts'
import type { Table } from '../../stores/table.ts'
import { standsAt } from './join-task.ts'

/** Starts the execution of an attempt at a request to join, only while the request is open in that attempt. */
export const makeStartJoin =
  ({ table, workflow }: { readonly table: Pick<Table, 'get'>; readonly workflow: Pick<JoinWorkflow, 'start'> }) =>
  async (wanted: JoinAttempt): Promise<{ readonly outcome: 'started' | 'settled' | 'superseded' }> => {
    const { clusterId, organisation, generation, attempt } = wanted
    const item = await table.get(membershipKey(clusterId, organisation))
    const standing = standsAt(item && membershipFrom(item), wanted)
    if (standing !== 'open') return { outcome: standing }
    await workflow.start({ clusterId, organisation, generation, attempt })
    return { outcome: 'started' }
  }
