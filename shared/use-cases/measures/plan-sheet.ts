import { Forbidden, NotFound, PreconditionFailed } from '../../domain/errors.ts'
import type { PlanSheet } from '../../domain/measures/sheet.ts'
import type { Moment } from '../../domain/time.ts'
import { clusterKey } from '../../items/cluster-item.ts'
import { membershipKey, membershipStands } from '../../items/membership-item.ts'
import { planSheetFrom, planSheetKey, putPlanSheet } from '../../items/sheet-item.ts'
import type { Table, Write } from '../../stores/table.ts'
import { wasWritten } from '../../stores/was-written.ts'
import { requireMember } from '../support/cluster.ts'

type About = { readonly clusterId: string; readonly project: string; readonly organisation: string }

const projectOf = async (table: Pick<Table, 'getMany'>, { clusterId, project, organisation }: About) => {
  const { cluster, membership } = await requireMember(table, clusterId, organisation)
  const found = cluster.projects.find(({ id }) => id === project)
  if (!found) throw new NotFound('project', project)
  return { cluster, membership, mayChange: membership.role === 'coordinator' || found.members.includes(organisation) }
}

/** Reads what is said of a project, for the members of its cluster; an empty sheet where nothing is. */
export const makeReadPlanSheet =
  ({ table }: { readonly table: Pick<Table, 'get' | 'getMany'> }) =>
  async (about: About): Promise<PlanSheet> => {
    await projectOf(table, about)
    return planSheetFrom(await table.get(planSheetKey(about.clusterId, about.project)), about.clusterId, about.project)
  }

type ChangePlanSheet = About & {
  readonly version: number
  readonly facts: PlanSheet['facts']
  readonly now: Moment
  readonly extra?: readonly Write[]
}

/**
 * Replaces what is said of a project: by who takes part in it, or coordinates its cluster; else Forbidden. Throws PreconditionFailed where
 * somebody changed it first, or who may change it.
 */
export const makeChangePlanSheet =
  ({ table }: { readonly table: Pick<Table, 'getMany' | 'write'> }) =>
  async (command: ChangePlanSheet): Promise<PlanSheet> => {
    const { clusterId, project, version, facts, now, extra = [] } = command
    const { cluster, membership, mayChange } = await projectOf(table, command)
    if (!mayChange) throw new Forbidden('notInProject')
    const sheet: PlanSheet = { clusterId, project, facts, version: version + 1, changedAt: now }
    const stillSo = [
      { check: membershipKey(clusterId, membership.organisation), when: membershipStands(membership) },
      { check: clusterKey(clusterId), when: [{ attribute: 'version', is: cluster.version }] },
    ]
    if (!(await wasWritten(table, [putPlanSheet(sheet), ...stillSo, ...extra]))) throw new PreconditionFailed()
    return sheet
  }
