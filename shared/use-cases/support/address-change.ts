import type { AddressChange } from '../../domain/address-change.ts'
import { Forbidden, NotFound } from '../../domain/errors.ts'
import type { Organisation } from '../../domain/organisation.ts'
import type { Moment } from '../../domain/time.ts'
import { addressCaseId, addressChangeFrom, addressChangeKey } from '../../items/address-change-item.ts'
import { closeCase, officerCaseFrom, officerCaseKey } from '../../items/officer-case-item.ts'
import { organisationFrom, organisationKey } from '../../items/organisation-item.ts'
import { representationKey } from '../../items/person-item.ts'
import type { Table, Write } from '../../stores/table.ts'

/** An organisation with its latest change of address; throws NotFound where the register does not have it. */
export const addressChangeOf = async (
  table: Pick<Table, 'getMany'>,
  key: string,
): Promise<{ readonly organisation: Organisation; readonly change: AddressChange | undefined }> => {
  const items = await table.getMany([organisationKey(key), addressChangeKey(key)])
  const organisation = organisationFrom(items.find(({ sk }) => sk === organisationKey(key).sk))
  if (!organisation) throw new NotFound('organisation', key)
  const item = items.find(({ sk }) => sk === addressChangeKey(key).sk)
  return { organisation, change: item && addressChangeFrom(item) }
}

/** Throws Forbidden for an officer who represents the organisation. */
export const assertUnconcerned = async (
  table: Pick<Table, 'get'>,
  organisation: string,
  personId: string,
): Promise<void> => {
  if (await table.get(representationKey(personId, organisation))) throw new Forbidden('officerIsConcerned')
}

/** Closes the officers' case about a change, if one is open. */
export const closeAddressCase = async (
  table: Pick<Table, 'get'>,
  organisation: string,
  how: { readonly outcome: string; readonly by: string; readonly now: Moment; readonly reason?: string },
): Promise<readonly Write[]> => {
  const item = await table.get(officerCaseKey(addressCaseId(organisation)))
  const found = item && officerCaseFrom(item)
  if (found?.status !== 'open') return []
  const { now, ...said } = how
  return [closeCase(found, said, now)]
}
