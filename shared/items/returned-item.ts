import * as z from 'zod'
import { contentSchema } from '../domain/application.ts'
import { momentSchema } from '../domain/time.ts'
import type { Item, Key, Put } from '../stores/table.ts'
import { casePartition } from './case-item.ts'
import { entity } from './entity.ts'

const returnedSchema = z.strictObject({ content: contentSchema, at: momentSchema })

/** What an applicant had written when it was returned for correction, the last time. */
export type Returned = z.infer<typeof returnedSchema>

/** The key of what was returned for correction. */
export const returnedKey = (applicationId: string): Key => ({ pk: casePartition(applicationId), sk: 'RETURNED' })

/** Keeps what is returned for correction, in the transaction that returns it. */
export const putReturned = (applicationId: string, returned: Returned): Put => ({
  put: entity('Returned', returnedSchema, () => returnedKey(applicationId)).item(returned),
})

/** What was returned, in an item. */
export const returnedFrom = (item: Item): Returned =>
  entity('Returned', returnedSchema, () => ({ pk: item.pk, sk: item.sk })).from(item)
