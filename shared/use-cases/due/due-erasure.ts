import type { Erasure } from '../../domain/erasure.ts'
import { claimCaseId } from '../../domain/officer-case.ts'
import { retention } from '../../domain/retention.ts'
import { after, type Moment } from '../../domain/time.ts'
import { CONVERSATIONS } from '../../items/conversation-item.ts'
import { CLAIMS, claimFrom, claimKey } from '../../items/claim-item.ts'
import { digestPartition } from '../../items/digest-item.ts'
import { dropErasure, erasureFrom, erasureKey, moveErasure } from '../../items/erasure-item.ts'
import {
  endRepresentation,
  personFrom,
  personKey,
  personPartition,
  removePerson,
  representationFrom,
  REPRESENTATIONS,
} from '../../items/person-item.ts'
import { officerCaseKey } from '../../items/officer-case-item.ts'
import { SEATS } from '../../items/seat-item.ts'
import { signInKey } from '../../items/sign-in-item.ts'
import { inBatches } from '../../stores/in-batches.ts'
import { keyOnly } from '../../stores/keys.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Key, Table } from '../../stores/table.ts'
import { clearAway } from '../support/clear-away.ts'
import type { ActOnDueDeps, DueItem, DueOutcome } from './acting.ts'

/** Takes the person away, with the address, the roles and what is counted: from here on nobody can sign in or be asked for under it. */
const takeAway = async (table: Table, erasure: Erasure, now: Moment): Promise<Erasure> => {
  const { personId } = erasure
  const item = await table.get(personKey(personId))
  const person = item && personFrom(item)
  const next: Erasure = {
    ...erasure,
    stage: 'clearing',
    erasedAt: now,
    ...(person?.consents ? { consents: person.consents } : {}),
  }
  await table.write([
    moveErasure(erasure, next, now),
    ...(person ? removePerson(person) : []),
    { delete: signInKey(personId) },
  ])
  return next
}

/** What the person had chosen and read in spaces, and what was new for it. */
const noticesOf = async (table: Table, personId: string): Promise<readonly Key[]> => {
  const seats = await queryAll(table, { index: 'gsi1', pk: personPartition(personId), beginsWith: SEATS })
  const news = await queryAll(table, { pk: digestPartition(personId) })
  return [...seats, ...news].map(keyOnly)
}

const claimsOf = async (table: Table, personId: string): Promise<readonly Key[]> => {
  const claims = await queryAll(table, { index: 'gsi1', pk: personPartition(personId), beginsWith: CLAIMS })
  const notes = await queryAll(table, { pk: personPartition(personId), beginsWith: 'CLAIMS#' })
  const ids = claims.map((item) => claimFrom(item).id)
  return [...ids.flatMap((id) => [claimKey(id), officerCaseKey(claimCaseId(id))]), ...notes.map(keyOnly)]
}

const endRepresentations = async (table: Table, personId: string, now: Moment): Promise<void> => {
  const items = await queryAll(table, { pk: personPartition(personId), beginsWith: REPRESENTATIONS })
  for (const batch of inBatches(items.map(representationFrom), 40))
    await table.write(batch.flatMap((one) => endRepresentation(one, personId, now)))
}

/** Clears up what hangs on a person who is gone. Claims go first: one that is confirmed meanwhile leaves a representation behind. */
const clearUp = async (table: Table, erasure: Erasure, now: Moment): Promise<void> => {
  const { personId } = erasure
  await clearAway(table, await claimsOf(table, personId))
  await endRepresentations(table, personId, now)
  const sides = await queryAll(table, { index: 'gsi1', pk: personPartition(personId), beginsWith: CONVERSATIONS })
  await clearAway(table, sides.map(keyOnly))
  await clearAway(table, await noticesOf(table, personId))
  const dueAt = after(now, retention.erasedPerson)
  await table.write([moveErasure(erasure, { ...erasure, stage: 'erased', dueAt }, now)])
}

const dropTrace = async (table: Table, erasure: Erasure): Promise<void> => {
  const items = await queryAll(table, { pk: personPartition(erasure.personId) })
  await clearAway(
    table,
    items.map(keyOnly).filter(({ sk }) => sk !== erasureKey(erasure.personId).sk),
  )
  await table.write([dropErasure(erasure)])
}

/**
 * Carries out a person's erasure, in steps of which each can be repeated; and takes the last trace away once its time to be kept is over.
 * Who has taken the wish back meanwhile stays.
 */
export const actOnErasure = async ({ table }: ActOnDueDeps, { item, now }: DueItem): Promise<DueOutcome> => {
  const erasure = erasureFrom(item)
  if (erasure.stage === 'erased') {
    await dropTrace(table, erasure)
    return 'erased'
  }
  await clearUp(table, erasure.stage === 'waiting' ? await takeAway(table, erasure, now) : erasure, now)
  return 'erased'
}
