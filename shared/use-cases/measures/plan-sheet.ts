import { Forbidden, PreconditionFailed } from '../../domain/errors.ts'
import type { PlanSheet } from '../../domain/measures/sheet.ts'
import type { Moment } from '../../domain/time.ts'
import { planSheetFrom, planSheetKey, putPlanSheet } from '../../items/sheet-item.ts'
import type { Table, Write } from '../../stores/table.ts'
import { wasWritten } from '../../stores/was-written.ts'
import { standpointOf } from '../support/project-access.ts'
import { stillStands } from '../support/project-writes.ts'

type About = { readonly clusterId: string; readonly project: string; readonly organisation: string }

/** Reads what is said of a project, for the members of its cluster; an empty sheet where nothing is. */
export const makeReadPlanSheet =
  ({ table }: { readonly table: Pick<Table, 'get' | 'getMany'> }) =>
  async (about: About): Promise<PlanSheet> => {
    await standpointOf(table, about, about.organisation)
    return planSheetFrom(await table.get(planSheetKey(about.clusterId, about.project)), about.clusterId, about.project)
  }

type ChangePlanSheet = About & {
  readonly version: number
  readonly facts: PlanSheet['facts']
  readonly now: Moment
  readonly extra?: readonly Write[]
}

/**
 * Replaces what is said of a project: by who takes part in it or leads it, or coordinates its cluster; else Forbidden. Throws PreconditionFailed
 * where somebody changed it first, or who may change it.
 */
export const makeChangePlanSheet =
  ({ table }: { readonly table: Pick<Table, 'getMany' | 'write'> }) =>
  async (command: ChangePlanSheet): Promise<PlanSheet> => {
    const { clusterId, project, version, facts, now, extra = [] } = command
    const standpoint = await standpointOf(table, command, command.organisation)
    if (!standpoint.takesPart && !standpoint.leads && !standpoint.isCoordinator) throw new Forbidden('notInProject')
    const sheet: PlanSheet = { clusterId, project, facts, version: version + 1, changedAt: now }
    if (!(await wasWritten(table, [putPlanSheet(sheet), ...stillStands(standpoint), ...extra])))
      throw new PreconditionFailed()
    return sheet
  }
