import { NotFound } from '../domain/errors.ts'
import { emptyProfile, type Profile } from '../domain/profile.ts'
import { organisationFrom, organisationKey } from '../items/organisation-item.ts'
import { profileFrom, profileKey } from '../items/profile-item.ts'
import type { Table } from '../stores/table.ts'

/** The profile of an organisation of the register, empty if nobody wrote one; throws NotFound for one that is not there. */
export const makeReadProfile =
  ({ table }: { readonly table: Pick<Table, 'getMany'> }) =>
  async (key: string): Promise<Profile> => {
    const items = await table.getMany([organisationKey(key), profileKey(key)])
    const organisation = organisationFrom(items.find(({ sk }) => sk === 'ORG'))
    if (!organisation) throw new NotFound('organisation', key)
    return profileFrom(items.find(({ sk }) => sk === 'PROFILE')) ?? emptyProfile(key, organisation.asOf)
  }
