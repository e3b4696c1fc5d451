import { Forbidden } from '../domain/errors.ts'
import { COLLEAGUES_PER_DAY, type Person } from '../domain/person.ts'
import { NOBODY } from '../domain/sign-in.ts'
import type { Moment } from '../domain/time.ts'
import { count } from '../items/counter-item.ts'
import { putMail } from '../items/mail-item.ts'
import {
  assertPerson,
  assertRepresents,
  createPerson,
  createRepresentation,
  representationKey,
} from '../items/person-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { writeWithinLimits } from './support/limits.ts'
import { personIdOf, personWith } from './support/person.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

export type AddColleagueDeps = { readonly table: Pick<Table, 'get' | 'write'> }

/**
 * Whose address is added to which organisation, and by which representative (a person's id). `id` becomes that of a person who is
 * new; `extra` goes into the transaction; `systemNow` is real time, by which who never signs up is forgotten.
 */
export type AddColleagueCommand = Pick<Person, 'email' | 'language'> & {
  readonly id: string
  readonly organisation: string
  readonly by: string
  readonly extra: readonly Write[]
  readonly now: Moment
  readonly systemNow: Moment
}

/**
 * Lets the person with an address act for an organisation, and writes to that person; for an address that nobody has, a person is
 * made who counts for nothing before signing up. Which of the two cannot be told from outside: the calls are the same. Who
 * represents it already is left as is. Throws TooMany when the organisation has added enough today, and Forbidden for an adder who
 * has been removed meanwhile.
 */
export const makeAddColleague =
  ({ table }: AddColleagueDeps) =>
  async ({ id, email, language, organisation, by, extra, now, systemNow }: AddColleagueCommand): Promise<void> =>
    retryConflicts(async () => {
      const knownId = await personIdOf(table, email)
      const known = await personWith(table, knownId ?? NOBODY)
      const person: Person = known ?? { id, email, language, roles: [], createdAt: systemNow }
      const [own, already] = await Promise.all([
        table.get(representationKey(by, organisation)),
        table.get(representationKey(person.id, organisation)),
      ])
      if (!own) throw new Forbidden('the adder was removed')
      if (already) return
      const added = { personId: person.id, organisation, since: now, provenBy: 'colleague', addedBy: by } as const
      const recipient = { to: 'person', id: person.id } as const
      await writeWithinLimits(table, 'day', now, [
        count({ of: 'colleagues', whose: organisation, per: 'day' }, now, COLLEAGUES_PER_DAY),
        ...(known ? assertPerson(known) : createPerson(person, knownId)),
        assertRepresents(by, organisation),
        createRepresentation(added),
        putMail(`colleagueAdded-${id}`, 'colleagueAdded', recipient, { organisation, addedBy: by }, now),
        ...extra,
      ])
    })
