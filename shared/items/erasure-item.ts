import { erasureSchema, type Erasure } from '../domain/erasure.ts'
import type { Delete, Item, Key, Put, Update } from '../stores/table.ts'
import { dueKeys } from './due-item.ts'
import { entity } from './entity.ts'
import { personPartition } from './person-item.ts'

/** The partition of the sparse index of persons whose account is still in the user pool although they are gone. */
export const FORGET = 'FORGET'

/** The key of a person's erasure, and of what remains of it. */
export const erasureKey = (personId: string): Key => ({ pk: personPartition(personId), sk: 'ERASURE' })

const erasures = entity('Erasure', erasureSchema, ({ personId, dueAt }) => ({
  ...erasureKey(personId),
  ...dueKeys(`${personId}erasure`, dueAt),
}))

/** The erasure in an item. */
export const erasureFrom = erasures.from

/** Writes a wish to be erased, where there is none. */
export const askForErasure = (erasure: Erasure): Put => ({
  put: erasures.item(erasure),
  when: [{ attribute: 'pk', exists: false }],
})

/** That the stored erasure is still at this stage and due at this moment. */
const stands = ({ stage, dueAt }: Erasure) => [
  { attribute: 'stage', is: stage },
  { attribute: 'dueAt', is: dueAt },
]

/** Takes a wish back, or the last trace away. */
export const dropErasure = (before: Erasure): Delete => ({ delete: erasureKey(before.personId), when: stands(before) })

/** Moves an erasure to its next stage. From the moment that the person is gone the account in the pool is to go, too. */
export const moveErasure = (before: Erasure, next: Erasure, at: string): Update => {
  const { pk, sk, ...set } = erasures.item(next)
  const forget = before.stage === 'waiting' ? { gsi4pk: FORGET, gsi4sk: `${at}#${next.personId}` } : {}
  return { update: { pk, sk }, set: { ...set, ...forget }, when: stands(before) }
}

/** Notes that the account is gone. */
export const forgotten = ({ pk, sk }: Item): Update => ({
  update: { pk, sk },
  remove: ['gsi4pk', 'gsi4sk'],
  when: [{ attribute: 'pk', exists: true }],
})
