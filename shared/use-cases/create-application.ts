import type { Application, Content } from '../domain/application.ts'
import { Conflict, InvalidRequest } from '../domain/errors.ts'
import { nameKey } from '../domain/names.ts'
import type { Actor } from '../domain/person.ts'
import type { Moment } from '../domain/time.ts'
import { createApplication } from '../items/application-item.ts'
import { ConditionFailed, type Table, type Write } from '../stores/table.ts'
import { tell } from './support/event.ts'

/** What creating needs from outside. */
export type CreateApplicationDeps = { readonly table: Pick<Table, 'write'>; readonly newId: () => string }

/** A new draft of an organisation; `id` is given where a repetition of the request must find it. */
export type CreateApplication = {
  readonly id?: string | undefined
  readonly content: Content
  readonly applicant: string
  readonly personId: string
  readonly now: Moment
  readonly extra?: readonly Write[]
}

/** Throws InvalidRequest for a name that is nothing but punctuation: it could not be told from any other such name. */
export const refuseEmptyName = (name: string): void => {
  if (nameKey(name) === '') throw new InvalidRequest([{ path: '/name', message: 'nameWithoutLetters' }])
}

/** Makes a draft; nothing is checked but its shape, so that people can begin before everything is known. */
export const makeCreateApplication =
  ({ table, newId }: CreateApplicationDeps) =>
  async ({ id = newId(), content, applicant, personId, now, extra = [] }: CreateApplication): Promise<Application> => {
    refuseEmptyName(content.name)
    const application: Application = {
      ...content,
      id,
      status: 'draft',
      applicant,
      createdBy: personId,
      createdAt: now,
      version: 1,
    }
    const by: Actor = { as: 'representative', personId, organisation: applicant }
    try {
      await table.write([
        createApplication(application),
        tell(newId(), application.id, 'created', { by, now }, { organisation: applicant }),
        ...extra,
      ])
    } catch (error) {
      if (error instanceof ConditionFailed) throw new Conflict('changedMeanwhile')
      throw error
    }
    return application
  }
