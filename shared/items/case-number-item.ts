import type { Put } from '../stores/table.ts'

/** Takes a case number, if nobody has had it. */
export const takeCaseNumber = (caseNumber: string): Put => ({
  put: { pk: `CASE#${caseNumber}`, sk: 'CASE', entity: 'CaseNumber' },
  when: [{ attribute: 'pk', exists: false }],
})
