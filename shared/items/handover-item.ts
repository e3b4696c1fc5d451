import { handoverSchema, type Handover } from '../domain/handover.ts'
import type { Item, Key, Put } from '../stores/table.ts'
import { casePartition } from './case-item.ts'
import { dueKeys } from './due-item.ts'
import { entity } from './entity.ts'

/** What the index keys of open offers begin with, in the partitions of who is asked (gsi1) and of who offers (gsi2). */
export const HANDOVERS = 'HAND#'

/** The key of the last offer to hand over an application, or the cluster that it became. */
export const handoverKey = (subject: string): Key => ({ pk: casePartition(subject), sk: 'HANDOVER' })

const indexes = ({ subject, from, to, offeredAt, expiresAt }: Handover) => ({
  gsi1pk: `ORG#${to}`,
  gsi1sk: `${HANDOVERS}${offeredAt}#${subject}`,
  gsi2pk: `ORG#${from}`,
  gsi2sk: `${HANDOVERS}${offeredAt}#${subject}`,
  ...dueKeys(`${subject}handover`, expiresAt),
})

const handovers = entity('Handover', handoverSchema, (handover) => ({
  ...handoverKey(handover.subject),
  ...(handover.status === 'open' ? indexes(handover) : {}),
}))

/** The offer in an item. */
export const handoverFrom = handovers.from

/** Whether the item is an offer that nobody has answered. */
export const isOpenHandover = (item: Item): boolean => item['entity'] === 'Handover' && item['status'] === 'open'

/** Writes an offer in place of the one that was read (undefined: there was none), which must be as it was. */
export const putHandover = (before: Handover | undefined, next: Handover): Put => ({
  put: handovers.item(next),
  when: before
    ? (['offer', 'status', 'from', 'to'] as const).map((attribute) => ({ attribute, is: before[attribute] }))
    : [{ attribute: 'pk', exists: false }],
})
