import type { AddressChange } from '../domain/address-change.ts'
import { Conflict } from '../domain/errors.ts'
import type { Moment } from '../domain/time.ts'
import { addressCaseId, proposeChange } from '../items/address-change-item.ts'
import { officerCaseFrom, officerCaseKey, openCase } from '../items/officer-case-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { addressChangeOf, assertUnconcerned } from './support/address-change.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

/** What proposing needs from outside. */
export type ProposeAddressChangeDeps = { readonly table: Pick<Table, 'get' | 'getMany' | 'write'> }

/** Which address an organisation is to have in the register, which officer says so, and why. */
export type ProposeAddressChange = {
  readonly id: string
  readonly organisation: string
  readonly email: string
  readonly reason: string
  readonly personId: string
  readonly now: Moment
  readonly extra: readonly Write[]
}

/**
 * Proposes another registered address for an organisation: nothing changes until a second officer agrees. Throws NotFound, Forbidden for
 * an officer who represents it, and Conflict `addressChangeOpen` while one is under way.
 */
export const makeProposeAddressChange =
  ({ table }: ProposeAddressChangeDeps) =>
  ({ id, organisation: key, email, reason, personId, now, extra }: ProposeAddressChange): Promise<void> =>
    retryConflicts(async () => {
      await assertUnconcerned(table, key, personId)
      const { organisation, change: open } = await addressChangeOf(table, key)
      if (open?.status === 'proposed' || open?.status === 'waiting') throw new Conflict('addressChangeOpen')
      const { registeredEmail } = organisation
      const change: AddressChange = {
        id,
        organisation: key,
        email,
        ...(registeredEmail === undefined ? {} : { formerEmail: registeredEmail }),
        reason,
        status: 'proposed',
        proposedBy: personId,
        proposedAt: now,
      }
      const caseId = addressCaseId(key)
      const item = await table.get(officerCaseKey(caseId))
      const isOpen = item !== undefined && officerCaseFrom(item).status === 'open'
      const subject = { type: 'organisation', id: key } as const
      const opened = { id: caseId, kind: 'addressChange', subject, concerned: [key] } as const
      await table.write([proposeChange(change), ...(isOpen ? [] : [openCase(opened, now)]), ...extra])
    })
