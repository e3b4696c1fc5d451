import { confirmationOf, type Erasure, type Orphaned } from '../domain/erasure.ts'
import { Conflict, NotFound } from '../domain/errors.ts'
import { deadlineAfter, type Moment } from '../domain/time.ts'
import { askForErasure, dropErasure, erasureFrom, erasureKey } from '../items/erasure-item.ts'
import { putMail } from '../items/mail-item.ts'
import { assertPerson } from '../items/person-item.ts'
import type { Person } from '../domain/person.ts'
import type { Table, Write } from '../stores/table.ts'
import { newestPack } from './support/load.ts'
import { orphanedBy } from './support/orphaned.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

type Reader = Pick<Table, 'get' | 'getMany' | 'query'>

/** What a person reads before asking to be erased, and afterwards: the wish that waits, whom it would leave alone, how to confirm. */
export type ErasureRead = {
  readonly erasure: Erasure | undefined
  readonly orphaned: readonly Orphaned[]
  readonly confirmation: string
}

/** Reads what the erasure of a person would mean. */
export const makeReadErasure =
  ({ table }: { readonly table: Reader }) =>
  async ({ personId }: { readonly personId: string }): Promise<ErasureRead> => {
    const [item, orphaned] = await Promise.all([table.get(erasureKey(personId)), orphanedBy(table, personId)])
    return { erasure: item && erasureFrom(item), orphaned, confirmation: confirmationOf(personId, orphaned) }
  }

/** What asking for an erasure needs from outside. */
export type AskForErasureDeps = { readonly table: Reader & Pick<Table, 'write'>; readonly newId: () => string }

/** Who wants to be erased, with the confirmation of what it means. */
export type AskForErasure = {
  readonly person: Person
  readonly confirmation: string
  readonly now: Moment
  readonly extra: readonly Write[]
}

/**
 * Puts a person's wish to be erased down; it is carried out after the pack's time unless it is taken back. A mail says so. Asking again
 * changes nothing. Throws Conflict `changedMeanwhile` where what it would mean is not what was confirmed.
 */
export const makeAskForErasure =
  ({ table, newId }: AskForErasureDeps) =>
  ({ person, confirmation, now, extra }: AskForErasure): Promise<void> =>
    retryConflicts(async () => {
      const personId = person.id
      if (await table.get(erasureKey(personId))) return
      const orphaned = await orphanedBy(table, personId)
      if (confirmationOf(personId, orphaned) !== confirmation) throw new Conflict('changedMeanwhile')
      const { times, timeZone } = await newestPack(table)
      const dueAt = deadlineAfter(now, times.erasure, timeZone)
      await table.write([
        askForErasure({ personId, stage: 'waiting', askedAt: now, dueAt }),
        ...assertPerson(person),
        putMail(`erasureAsked-${newId()}`, 'erasureAsked', { to: 'person', id: personId }, {}, now),
        ...extra,
      ])
    })

/** Takes a person's wish to be erased back. Throws NotFound where there is none, or no more. */
export const makeUndoErasure =
  ({ table }: { readonly table: Pick<Table, 'get' | 'write'> }) =>
  ({ personId }: { readonly personId: string }): Promise<void> =>
    retryConflicts(async () => {
      const item = await table.get(erasureKey(personId))
      const erasure = item && erasureFrom(item)
      if (erasure?.stage !== 'waiting') throw new NotFound('erasure', personId)
      await table.write([dropErasure(erasure)])
    })
