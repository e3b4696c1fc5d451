import { addressChangeSchema, isOpenChange, OPEN_CHANGES, type AddressChange } from '../domain/address-change.ts'
import type { Key, Put } from '../stores/table.ts'
import { dueKeys } from './due-item.ts'
import { attributes, entity } from './entity.ts'

/** The key of an organisation's latest change of address. */
export const addressChangeKey = (organisation: string): Key => ({ pk: `ORG#${organisation}`, sk: 'ADDRESS' })

/** The id of the officers' case about the change. */
export const addressCaseId = (organisation: string): string => `addressChange~${organisation}`

const changes = entity('AddressChange', addressChangeSchema, (change) => ({
  ...addressChangeKey(change.organisation),
  ...dueKeys(`${change.organisation}address`, change.status === 'waiting' ? change.inForceAt : undefined),
}))

/** The change in an item. */
export const addressChangeFrom = changes.from

/** Writes a new change, where none is open. */
export const proposeChange = (change: AddressChange): Put => ({
  put: changes.item(change),
  when: [
    {
      anyOf: [
        [{ attribute: 'pk', exists: false }],
        OPEN_CHANGES.map((status) => ({ attribute: 'status', isNot: status })),
      ],
    },
  ],
})

/**
 * Replaces a change as it was read. What has ended is kept on record beside the organisation, without its addresses, for the next change
 * takes its place.
 */
export const replaceChange = (before: AddressChange, next: AddressChange): readonly Put[] => {
  const { email: _, formerEmail: __, ...told } = next
  const put: Put = {
    put: changes.item(next),
    when: [
      { attribute: 'id', is: before.id },
      { attribute: 'status', is: before.status },
    ],
  }
  if (isOpenChange(next)) return [put]
  const { pk } = addressChangeKey(next.organisation)
  const sk = `ADDRESS#${next.endedAt}#${next.id}`
  return [put, { put: { pk, sk, entity: 'EndedAddressChange', ...attributes(told) } }]
}
