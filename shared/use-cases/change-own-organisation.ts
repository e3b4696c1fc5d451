import { NotFound, PreconditionFailed } from '../domain/errors.ts'
import { changeOwnFields, ownVersionOf, type OwnChange } from '../domain/own-fields.ts'
import { changeOwn, organisationFrom, organisationKey } from '../items/organisation-item.ts'
import { assertRepresents } from '../items/person-item.ts'
import { ConditionFailed, type Table, type Write } from '../stores/table.ts'

/** What changing one's own organisation needs from outside. */
export type ChangeOwnOrganisationDeps = { readonly table: Pick<Table, 'get' | 'write'> }

/** What a representative changes of its organisation, against the version that it saw. */
export type ChangeOwnOrganisation = {
  readonly organisation: string
  readonly personId: string
  readonly version: number
  readonly change: OwnChange
  readonly extra: readonly Write[]
}

/**
 * Changes where an organisation gets its notifications, and their language; imports leave it so. Throws PreconditionFailed where
 * somebody else changed it first.
 */
export const makeChangeOwnOrganisation =
  ({ table }: ChangeOwnOrganisationDeps) =>
  async ({ organisation: key, personId, version, change, extra }: ChangeOwnOrganisation): Promise<void> => {
    const organisation = organisationFrom(await table.get(organisationKey(key)))
    if (!organisation) throw new NotFound('organisation', key)
    if (ownVersionOf(organisation) !== version) throw new PreconditionFailed()
    const next = changeOwnFields(organisation, change)
    try {
      await table.write([changeOwn(organisation, next), assertRepresents(personId, key), ...extra])
    } catch (error) {
      if (error instanceof ConditionFailed) throw new PreconditionFailed()
      throw error
    }
  }
