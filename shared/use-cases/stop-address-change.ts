import { endChange, isOpenChange, type AddressChange } from '../domain/address-change.ts'
import { Conflict, NotFound } from '../domain/errors.ts'
import { actorText, type Actor } from '../domain/person.ts'
import type { Moment } from '../domain/time.ts'
import { addressCaseId, replaceChange } from '../items/address-change-item.ts'
import { officerCaseFrom, officerCaseKey, openCase, replaceCase } from '../items/officer-case-item.ts'
import { assertRepresents } from '../items/person-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { addressChangeOf, assertUnconcerned, closeAddressCase } from './support/address-change.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

/** What stopping needs from outside. */
export type StopAddressChangeDeps = { readonly table: Pick<Table, 'get' | 'getMany' | 'write'> }

/** Whose change of address is stopped, and why. */
export type StopAddressChange<By extends Actor> = {
  readonly organisation: string
  readonly reason: string
  readonly by: By
  readonly now: Moment
  readonly extra: readonly Write[]
}

const changeFor = async (table: StopAddressChangeDeps['table'], key: string): Promise<AddressChange> => {
  const { change } = await addressChangeOf(table, key)
  if (!change) throw new NotFound('addressChange', key)
  return change
}

/** The officers' case that stays open, or opens again, after an objection. */
const keptCase = async (table: Pick<Table, 'get'>, key: string, now: Moment): Promise<Write> => {
  const facts = { objected: true }
  const item = await table.get(officerCaseKey(addressCaseId(key)))
  const found = item && officerCaseFrom(item)
  if (found?.status === 'open') return replaceCase(found, { ...found, facts: { ...found.facts, ...facts } })
  const subject = { type: 'organisation', id: key } as const
  return openCase({ id: addressCaseId(key), kind: 'addressChange', subject, concerned: [key], facts }, now)
}

/**
 * Objects, for an organisation, to a change of its registered address: the change is off, and officers have a case. Throws NotFound, and
 * Conflict `notInThisState` once it is in force or over.
 */
export const makeObjectToAddressChange =
  ({ table }: StopAddressChangeDeps) =>
  (command: StopAddressChange<Extract<Actor, { as: 'representative' }>>): Promise<void> =>
    retryConflicts(async () => {
      const { organisation, reason, by, now, extra } = command
      const change = await changeFor(table, organisation)
      if (!isOpenChange(change)) throw new Conflict('notInThisState', { status: change.status })
      await table.write([
        ...replaceChange(change, endChange(change, 'objected', { by: actorText(by), now, reason })),
        assertRepresents(by.personId, organisation),
        await keptCase(table, organisation, now),
        ...extra,
      ])
    })

/**
 * Takes a change of a registered address back, or lays one to rest that the organisation objected to; its case is closed. Throws
 * NotFound, Forbidden for an officer who represents the organisation, and Conflict `notInThisState`.
 */
export const makeWithdrawAddressChange =
  ({ table }: StopAddressChangeDeps) =>
  (command: StopAddressChange<Extract<Actor, { readonly as: 'officer' | 'person' | 'operator' }>>): Promise<void> =>
    retryConflicts(async () => {
      const { organisation, reason, by, now, extra } = command
      await assertUnconcerned(table, organisation, by.personId)
      const change = await changeFor(table, organisation)
      if (!isOpenChange(change) && change.status !== 'objected')
        throw new Conflict('notInThisState', { status: change.status })
      const ended = { by: actorText(by), now, reason }
      await table.write([
        ...replaceChange(change, endChange(change, 'withdrawn', ended)),
        ...(await closeAddressCase(table, organisation, { outcome: 'withdrawn', ...ended })),
        ...extra,
      ])
    })
