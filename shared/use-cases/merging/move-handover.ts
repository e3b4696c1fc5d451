import { rekeyed } from '../../domain/rekey.ts'
import { answerKey } from '../../items/answer-item.ts'
import { handoverFrom, handoverKey, isOpenHandover } from '../../items/handover-item.ts'
import { membershipKey } from '../../items/membership-item.ts'
import type { Change } from '../../items/merge-item.ts'
import type { Item, Key, Table } from '../../stores/table.ts'
import { movePlain, type Move, type Reference } from './move.ts'

/** The key of the offer that may have to move together with what an organisation is to an application or cluster of that id. */
export const offerBeside = (id: string): Key => handoverKey(id)

/** The change of an open offer that names the losing organisation; it goes with the record that gives it ground, so that it never stands without. */
export const offerChange = (item: Item | undefined, { merge: { losing, keeping } }: Reference): readonly Change[] => {
  if (!item || !isOpenHandover(item)) return []
  const after = rekeyed(item, losing, keeping)
  return JSON.stringify(after) === JSON.stringify(item) ? [] : [{ before: item, after }]
}

/** Moves an open offer by itself only where no answer or membership will take it along. */
export const moveHandover = async (
  table: Pick<Table, 'get' | 'getMany'>,
  reference: Reference,
): Promise<Move | undefined> => {
  const { item, merge } = reference
  const { subject } = handoverFrom(item)
  const ground = await table.getMany([answerKey(subject, merge.losing), membershipKey(subject, merge.losing)])
  return ground.length > 0 ? undefined : movePlain(table, reference)
}
