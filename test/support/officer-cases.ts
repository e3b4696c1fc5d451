import { officerCaseFrom, officerCaseKey } from '../../shared/items/officer-case-item.ts'
import type { MemoryTable } from '../../shared/stores/memory-table.ts'

/** The case that mail to an organisation reaches the wrong person, if there is one. */
export const caseOfMisdirected = ({ store }: { readonly store: Pick<MemoryTable, 'items'> }, organisation: string) => {
  const { pk } = officerCaseKey(`misdirected~${organisation}`)
  const item = store.items().find((one) => one.pk === pk)
  return item && officerCaseFrom(item)
}
