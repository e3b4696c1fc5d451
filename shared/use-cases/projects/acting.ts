import type { ClusterProject } from '../../domain/cluster-project.ts'
import { Conflict, Forbidden } from '../../domain/errors.ts'
import type { Actor } from '../../domain/person.ts'
import type { Moment } from '../../domain/time.ts'
import { membershipKey, membershipStands } from '../../items/membership-item.ts'
import type { Check, Table, Write } from '../../stores/table.ts'
import type { Standpoint } from '../support/project-access.ts'

/** What the use cases about projects need from outside. */
export type ProjectDeps = { readonly table: Table; readonly newId: () => string }

/** Who says something about a project, for its own organisation. `extra` goes into the same transaction (an idempotency record). */
export type SaidOfProject = {
  readonly clusterId: string
  readonly project: string
  readonly organisation: string
  readonly by: Actor
  readonly now: Moment
  readonly extra?: readonly Write[]
}

/** Demands that the membership by which somebody acts still stands, its role included. */
export const memberStands = ({ membership }: Pick<Standpoint, 'membership'>): Check => ({
  check: membershipKey(membership.clusterId, membership.organisation),
  when: membershipStands(membership),
})

/** Throws Forbidden for whoever neither leads the project nor coordinates its cluster. */
export const assertMayLead = ({ leads, isCoordinator }: Standpoint): void => {
  if (!leads && !isCoordinator) throw new Forbidden('neither lead nor coordinator')
}

/** Throws Conflict for a project that has ended. */
export const assertOpen = ({ status }: ClusterProject): void => {
  if (status !== 'open') throw new Conflict('notInThisState', { status })
}
