import { awaitedItem } from '../../items/organisation-item.ts'
import type { Write } from '../../stores/table.ts'

/** Awaits an organisation that the register does not have, on condition that it has not arrived meanwhile. */
export const awaitArrival = (key: string): Write => ({
  put: awaitedItem(key),
  when: [{ anyOf: [[{ attribute: 'pk', exists: false }], [{ attribute: 'entity', is: 'AwaitedOrganisation' }]] }],
})
