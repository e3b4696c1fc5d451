import { contentOf, isSubmitted, type Application, type Submitted } from '../domain/application.ts'
import { marksOf } from '../domain/decision.ts'
import { Conflict } from '../domain/errors.ts'
import type { Actor } from '../domain/person.ts'
import type { Moment } from '../domain/time.ts'
import { createApplication } from '../items/application-item.ts'
import { decisionFrom, decisionKey, EMPTY_LIST, putListed } from '../items/case-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { tell } from './support/event.ts'
import { listToCopy } from './support/list-to-copy.ts'
import { coordinatorsApplication } from './support/load.ts'

/** What copying needs from outside. */
export type CopyApplicationDeps = {
  readonly table: Pick<Table, 'get' | 'query' | 'write'>
  readonly newId: () => string
}

/** Which ended application is begun again, under which id. */
export type CopyApplication = {
  readonly id: string
  readonly applicationId: string
  readonly organisation: string
  readonly by: Extract<Actor, { as: 'representative' }>
  readonly now: Moment
  readonly extra: readonly Write[]
}

const endedWithoutCluster = (application: Application): Submitted => {
  const { status } = application
  const mayBeCopied = status === 'rejected' || status === 'expired' || status === 'withdrawn'
  if (!mayBeCopied || !isSubmitted(application)) throw new Conflict('notInThisState', { status })
  return application
}

/**
 * Makes a new draft of an application that ended without a cluster: its content and the organisations on its list, never what they
 * answered. What it was refused for is marked until it is changed. Throws Conflict `notInThisState` for one that goes on or was registered.
 */
export const makeCopyApplication =
  ({ table, newId }: CopyApplicationDeps) =>
  async ({ id, applicationId, organisation, by, now, extra }: CopyApplication): Promise<void> => {
    const { application } = await coordinatorsApplication(table, applicationId, organisation)
    const ended = endedWithoutCluster(application)
    const [identifiers, item] = await Promise.all([listToCopy(table, ended), table.get(decisionKey(applicationId))])
    const marks = item ? marksOf(decisionFrom(item)) : []
    const draft: Application = {
      ...contentOf(ended),
      id,
      status: 'draft',
      applicant: organisation,
      createdBy: by.personId,
      createdAt: now,
      version: 1,
      copiedFrom: applicationId,
      ...(marks.length > 0 ? { marks: [...marks] } : {}),
    }
    await table.write([
      createApplication(draft),
      putListed(id, EMPTY_LIST, { identifiers: [...identifiers], repeated: [] }),
      tell(newId(), id, 'created', { by, now }, { organisation, data: { copiedFrom: applicationId } }),
      ...extra,
    ])
  }
