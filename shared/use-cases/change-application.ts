import { changeContent, type Application, type ContentChange } from '../domain/application.ts'
import { Conflict, PreconditionFailed } from '../domain/errors.ts'
import type { Actor } from '../domain/person.ts'
import type { Moment } from '../domain/time.ts'
import { replaceApplication } from '../items/application-item.ts'
import { ConditionFailed, type Table, type Write } from '../stores/table.ts'
import { refuseEmptyName } from './create-application.ts'
import { tell } from './support/event.ts'
import { coordinatorsApplication } from './support/load.ts'

/** What changing needs from outside. */
export type ChangeApplicationDeps = { readonly table: Pick<Table, 'get' | 'write'>; readonly newId: () => string }

/** Fields to replace, against the version that the writer saw. */
export type ChangeApplication = {
  readonly applicationId: string
  readonly organisation: string
  readonly version: number
  readonly change: ContentChange
  readonly by: Actor
  readonly now: Moment
  readonly extra?: readonly Write[]
}

/**
 * Changes what an applicant wrote, while it is a draft or has been returned for correction. Throws PreconditionFailed where somebody else
 * changed it first, Conflict `notInThisState` once it is on its way.
 */
export const makeChangeApplication =
  ({ table, newId }: ChangeApplicationDeps) =>
  async (command: ChangeApplication): Promise<Application> => {
    const { applicationId, organisation, version, change, by, now, extra = [] } = command
    const { application } = await coordinatorsApplication(table, applicationId, organisation)
    if (application.status !== 'draft' && application.status !== 'needsCorrection')
      throw new Conflict('notInThisState', { status: application.status })
    if (application.version !== version) throw new PreconditionFailed()
    if (change.name !== undefined) refuseEmptyName(change.name)
    const next = changeContent(application, change)
    try {
      await table.write([
        replaceApplication(application, next),
        tell(newId(), applicationId, 'changed', { by, now }, { data: { fields: Object.keys(change).join(' ') } }),
        ...extra,
      ])
    } catch (error) {
      if (error instanceof ConditionFailed) throw new PreconditionFailed()
      throw error
    }
    return { ...next, version: application.version + 1 }
  }
