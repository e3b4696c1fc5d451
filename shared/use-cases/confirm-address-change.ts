import type { AddressChange } from '../domain/address-change.ts'
import { Conflict, Forbidden, NotFound } from '../domain/errors.ts'
import type { Organisation } from '../domain/organisation.ts'
import { deadlineAfter, type Moment } from '../domain/time.ts'
import { replaceChange } from '../items/address-change-item.ts'
import { putMail } from '../items/mail-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { addressChangeOf, assertUnconcerned, closeAddressCase } from './support/address-change.ts'
import { newestPack } from './support/load.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

/** What confirming needs from outside. */
export type ConfirmAddressChangeDeps = { readonly table: Pick<Table, 'get' | 'getMany' | 'query' | 'write'> }

/** Whose change a second officer agrees to. */
export type ConfirmAddressChange = {
  readonly organisation: string
  readonly personId: string
  readonly now: Moment
  readonly extra: readonly Write[]
}

/** The notice goes to the address that is to be given up, and to where the organisation gets its notifications. */
const notices = (
  { key, registeredEmail, contactEmail }: Organisation,
  { id }: AddressChange,
  now: Moment,
): readonly Write[] => {
  const addresses = contactEmail === undefined || contactEmail === registeredEmail ? [] : (['contact'] as const)
  return (['registered', ...addresses] as const).map((address) =>
    putMail(
      `${id}-addressChangeAnnounced-${address}`,
      'addressChangeAnnounced',
      { to: 'organisation', key, address },
      { organisation: key, changeId: id },
      now,
    ),
  )
}

/**
 * Agrees to another officer's change of a registered address: the old address is told at once, and after the pack's time the change comes
 * into force unless somebody objects. Throws NotFound, Forbidden for the officer who proposed it or who represents the organisation, and
 * Conflict `notInThisState`.
 */
export const makeConfirmAddressChange =
  ({ table }: ConfirmAddressChangeDeps) =>
  ({ organisation: key, personId, now, extra }: ConfirmAddressChange): Promise<void> =>
    retryConflicts(async () => {
      await assertUnconcerned(table, key, personId)
      const { organisation, change } = await addressChangeOf(table, key)
      if (!change) throw new NotFound('addressChange', key)
      if (change.status !== 'proposed') throw new Conflict('notInThisState', { status: change.status })
      if (change.proposedBy === personId) throw new Forbidden('sameOfficer')
      const { times, timeZone } = await newestPack(table)
      const inForceAt = deadlineAfter(now, times.addressChange, timeZone)
      const next: AddressChange = { ...change, status: 'waiting', confirmedBy: personId, confirmedAt: now, inForceAt }
      await table.write([
        ...replaceChange(change, next),
        ...(await closeAddressCase(table, key, { outcome: 'confirmed', by: `officer:${personId}`, now })),
        ...notices(organisation, change, now),
        ...extra,
      ])
    })
