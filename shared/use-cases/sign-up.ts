import type { Person, SignUp } from '../domain/person.ts'
import { NOBODY } from '../domain/sign-in.ts'
import type { Moment } from '../domain/time.ts'
import { count } from '../items/counter-item.ts'
import { assertPerson, consent, createPerson } from '../items/person-item.ts'
import type { Table, Write } from '../stores/table.ts'
import type { UserPool } from '../stores/user-pool.ts'
import { writeWithinLimits } from './support/limits.ts'
import { personIdOf, personWith } from './support/person.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

/** `perHour`: how many sign-ups one source (an IP address) and all sources together may ask for in an hour. */
export type SignUpDeps = {
  readonly table: Pick<Table, 'get' | 'write'>
  readonly users: Pick<UserPool, 'createUser'>
  readonly newId: () => string
  readonly perHour: { readonly source: number; readonly everybody: number }
}

/** Who wants to sign up, from where; `now` is real time. */
export type SignUpCommand = SignUp & {
  readonly source: string
  readonly now: Moment
}

const writesFor = (known: Person, { language, consentVersion }: SignUp, now: Moment): readonly Write[] =>
  known.consentVersion === undefined ? consent(known, { language, consentVersion }, now) : assertPerson(known)

/**
 * Makes a person for an address that nobody has signed up with, or takes the consent of one whom a colleague had added. Whether there
 * was one cannot be told from outside: the calls are the same, and to make the pool's user again mends one that was lost. Throws
 * TooMany when an hour has seen too many.
 */
export const makeSignUp =
  ({ table, users, newId, perHour }: SignUpDeps) =>
  async ({ source, now, ...asked }: SignUpCommand): Promise<void> => {
    await writeWithinLimits(table, 'hour', now, [
      count({ of: 'signUps', whose: source, per: 'hour' }, now, perHour.source),
      count({ of: 'signUps', whose: 'everybody', per: 'hour' }, now, perHour.everybody),
    ])
    const personId = await retryConflicts(async () => {
      const knownId = await personIdOf(table, asked.email)
      const known = await personWith(table, knownId ?? NOBODY)
      const consents = [{ version: asked.consentVersion, at: now }]
      const person: Person = known ?? { id: newId(), ...asked, consents, roles: [], createdAt: now }
      await table.write(known ? writesFor(known, asked, now) : createPerson(person, knownId))
      return person.id
    })
    await users.createUser(personId)
  }
