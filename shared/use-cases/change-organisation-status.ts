import { Forbidden, NotFound } from '../domain/errors.ts'
import type { Organisation, OrganisationStatus } from '../domain/organisation.ts'
import { actorText, type Actor } from '../domain/person.ts'
import type { Moment } from '../domain/time.ts'
import { correctOrganisation, organisationFrom, organisationKey } from '../items/organisation-item.ts'
import { correctionRecord } from '../items/correction-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

/** What changing a status needs from outside; `organisationsOf`: for which organisations a person may act. */
export type ChangeOrganisationStatusDeps = {
  readonly table: Pick<Table, 'get' | 'write'>
  readonly newId: () => string
  readonly organisationsOf: (personId: string) => Promise<readonly string[]>
}

/** Which organisation an officer corrects, and why. */
export type ChangeOrganisationStatus = {
  readonly key: string
  readonly status: OrganisationStatus
  readonly reason: string
  readonly by: Actor
  readonly now: Moment
  readonly extra?: readonly Write[]
}

/**
 * Corrects one organisation's status in the register, with the reason on record; open applications that list it hear of it at once. Throws
 * Forbidden where the officer represents it.
 */
export const makeChangeOrganisationStatus =
  ({ table, newId, organisationsOf }: ChangeOrganisationStatusDeps) =>
  (command: ChangeOrganisationStatus): Promise<Organisation> =>
    retryConflicts(async () => {
      const { key, status, reason, by, now, extra = [] } = command
      const organisation = organisationFrom(await table.get(organisationKey(key)))
      if (!organisation) throw new NotFound('organisation', key)
      if (by.as === 'officer' && (await organisationsOf(by.personId)).includes(key))
        throw new Forbidden('officerIsConcerned')
      if (organisation.status === status) return organisation
      const change = { status, statusSince: now, asOf: now }
      await table.write([
        correctOrganisation(organisation, change),
        correctionRecord({
          id: newId(),
          key,
          at: now,
          by: actorText(by),
          from: organisation.status,
          to: status,
          reason,
        }),
        ...extra,
      ])
      return { ...organisation, ...change }
    })
