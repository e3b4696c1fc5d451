import {
  emptyOwnSheet,
  emptyPlanSheet,
  ownSheetSchema,
  planSheetSchema,
  type OwnSheet,
  type PlanSheet,
} from '../domain/measures/sheet.ts'
import type { Condition, Item, Key, Put } from '../stores/table.ts'
import { entity } from './entity.ts'

/** The key of an organisation's sheet of facts. */
export const ownSheetKey = (organisation: string): Key => ({ pk: `ORG#${organisation}`, sk: 'FACTS' })

/** The key of a project's sheet of facts. */
export const planSheetKey = (clusterId: string, project: string): Key => ({
  pk: `CLU#${clusterId}`,
  sk: `FACTS#${project}`,
})

const own = entity('OrganisationFacts', ownSheetSchema, ({ organisation }) => ownSheetKey(organisation))
const plans = entity('ProjectFacts', planSheetSchema, ({ clusterId, project }) => planSheetKey(clusterId, project))

/** The sheet in an item; an empty one where there is none. */
export const ownSheetFrom = (item: Item | undefined, organisation: string): OwnSheet =>
  item ? own.from(item) : emptyOwnSheet(organisation)
export const planSheetFrom = (item: Item | undefined, clusterId: string, project: string): PlanSheet =>
  item ? plans.from(item) : emptyPlanSheet(clusterId, project)

export const ownSheetItem = (sheet: OwnSheet): Item => own.item(sheet)

/** That the stored sheet is of a version; the first is that of a sheet which is not stored yet. */
const stillIs = (version: number): Condition =>
  version === 1 ? [{ attribute: 'pk', exists: false }] : [{ attribute: 'version', is: version }]

/** Puts a sheet in place of the one of the version before. */
export const putOwnSheet = (sheet: OwnSheet): Put => ({ put: own.item(sheet), when: stillIs(sheet.version - 1) })
export const putPlanSheet = (sheet: PlanSheet): Put => ({ put: plans.item(sheet), when: stillIs(sheet.version - 1) })
