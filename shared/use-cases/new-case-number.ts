import type { Moment } from '../domain/time.ts'
import { takeCaseNumber } from '../items/case-number-item.ts'
import type { Table } from '../stores/table.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

const NUMBERS = 1_000_000

/** What making a case number needs; `below` gives a random whole number below a bound. */
export type NewCaseNumberDeps = { readonly table: Pick<Table, 'write'>; readonly below: (bound: number) => number }

/** A number that people can say on the telephone, never the same twice: the year and six digits, which tell nothing of how many there are. */
export const makeNewCaseNumber =
  ({ table, below }: NewCaseNumberDeps) =>
  (now: Moment): Promise<string> =>
    retryConflicts(async () => {
      const digits = String(below(NUMBERS)).padStart(6, '0')
      const caseNumber = `${now.slice(2, 4)}-${digits.slice(0, 3)}-${digits.slice(3)}`
      await table.write([takeCaseNumber(caseNumber)])
      return caseNumber
    })
