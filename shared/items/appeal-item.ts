import { appealSchema, type Appeal } from '../domain/appeal.ts'
import type { Key, Put } from '../stores/table.ts'
import { casePartition } from './case-item.ts'
import { entity } from './entity.ts'

/** The key of the appeal against an application's refusal: there is one at most. */
export const appealKey = (applicationId: string): Key => ({ pk: casePartition(applicationId), sk: 'APPEAL' })

/** The id of the officers' case about the appeal. */
export const appealCaseId = (applicationId: string): string => `appeal~${applicationId}`

const appeals = entity('Appeal', appealSchema, ({ applicationId }) => appealKey(applicationId))

/** The appeal in an item. */
export const appealFrom = appeals.from

/** Writes an appeal where there was none, once and for all. */
export const createAppeal = (appeal: Appeal): Put => ({
  put: appeals.item(appeal),
  when: [{ attribute: 'pk', exists: false }],
})

/** Writes what became of an open appeal. */
export const decideAppeal = (decided: Appeal): Put => ({
  put: appeals.item(decided),
  when: [{ attribute: 'status', is: 'open' }],
})
