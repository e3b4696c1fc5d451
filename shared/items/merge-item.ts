import * as z from 'zod'
import { mergeSchema, type Merge } from '../domain/merge.ts'
import { after, epochSeconds } from '../domain/time.ts'
import { isItem, textAt } from '../stores/keys.ts'
import type { Check, Condition, Item, Key, Put, Query } from '../stores/table.ts'
import { dueKeys } from './due-item.ts'
import { entity } from './entity.ts'

const partition = (id: string): string => `MERGE#${id}`

/** The key of a merge. */
export const mergeKey = (id: string): Key => ({ pk: partition(id), sk: 'MERGE' })

const merges = entity('Merge', mergeSchema, (merge) => ({ ...mergeKey(merge.id), ...dueKeys(merge.id, merge.dueAt) }))

/** The merge in an item. */
export const mergeFrom = merges.from

/** Writes a new merge. */
export const createMerge = (merge: Merge): Put => ({
  put: merges.item(merge),
  when: [{ attribute: 'pk', exists: false }],
})

/** Moves a merge on, in the state that was read. */
export const replaceMerge = (before: Merge, next: Merge): Put => ({
  put: merges.item(next),
  when: [
    { attribute: 'status', is: before.status },
    { attribute: 'moved', is: before.moved },
    { attribute: 'stayed', is: before.stayed },
  ],
})

/** Demands that a merge is still at it, or looks once more. */
export const isMerging = ({ id }: Merge): Check => ({
  check: mergeKey(id),
  when: [{ attribute: 'status', oneOf: ['merging', 'merged'] }],
})

/** What one item was and became: a missing side means that there was, or is, none. */
export type Change = { readonly before?: Item | undefined; readonly after?: Item | undefined }

/** By how much the counts of an application changed beside an organisation. */
export type Counted = {
  readonly applicationId: string
  readonly organisation: string
  readonly confirmed: number
  readonly open: number
}

/** One step of a merge, undone whole or not at all. */
export type Step = { readonly id: string; readonly changes: readonly Change[]; readonly counted: readonly Counted[] }

const itemSchema = z
  .record(z.string(), z.json())
  .transform((attributes): Item => (isItem(attributes) ? attributes : { ...attributes, pk: '', sk: '' }))
const stepSchema = z.object({
  id: z.string(),
  changes: z.array(z.object({ before: itemSchema.optional(), after: itemSchema.optional() })),
  counted: z.array(
    z.object({ applicationId: z.string(), organisation: z.string(), confirmed: z.int(), open: z.int() }),
  ),
})

const stepKey = (mergeId: string, id: string): Key => ({ pk: partition(mergeId), sk: `STEP#${id}` })

/** Notes a step in its own transaction; it is forgotten a day after it could last be undone. */
export const putStep = ({ id: mergeId, undoUntil }: Merge, step: Step): Put => ({
  put: {
    ...stepKey(mergeId, step.id),
    entity: 'MergeStep',
    log: JSON.stringify(step),
    ttl: epochSeconds(after(undoUntil, { days: 1 })),
  },
  when: [{ attribute: 'pk', exists: false }],
})

/** The step in an item. */
export const stepFrom = (item: Item): Step => stepSchema.parse(JSON.parse(textAt(item, 'log')))

/** Where the steps of a merge are, the last first. */
export const stepsOf = (mergeId: string): Query => ({ pk: partition(mergeId), beginsWith: 'STEP#', descending: true })

/** The key of a step of a merge, which goes when it has been undone. */
export const stepKeyOf = (merge: Merge, step: Step): Key => stepKey(merge.id, step.id)

/** That an item is still as it was read, by everything in it that can be compared. */
export const asRead = (item: Item): Condition =>
  Object.entries(item).flatMap(([attribute, value]) =>
    attribute !== 'pk' &&
    attribute !== 'sk' &&
    attribute !== 'ttl' &&
    (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      ? [{ attribute, is: value }]
      : [],
  )
