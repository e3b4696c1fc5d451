import type { Person, SignUp } from '../domain/person.ts'
import type { Moment } from '../domain/time.ts'
import { changePerson, createPerson, putRepresentation, verifyPerson } from '../items/person-item.ts'
import type { Table } from '../stores/table.ts'
import type { UserPool } from '../stores/user-pool.ts'
import { personIdOf, personWith } from './support/person.ts'

export type SeedPersonDeps = {
  readonly table: Pick<Table, 'get' | 'write'>
  readonly users: Pick<UserPool, 'createUser'>
  readonly newId: () => string
}

/** A person who can sign in at once; `represents` holds keys of organisations. */
export type SeedPersonCommand = SignUp & {
  readonly roles: Person['roles']
  readonly represents: readonly string[]
  readonly now: Moment
}

/**
 * Makes a person whose address counts as proven, with roles and representations; for local stages and for the first officer.
 * Made again, the person keeps its id and gets the roles and representations that are named. Returns the id.
 */
export const makeSeedPerson =
  ({ table, users, newId }: SeedPersonDeps) =>
  async ({ represents, now, ...asked }: SeedPersonCommand): Promise<string> => {
    const knownId = await personIdOf(table, asked.email)
    const known = knownId === undefined ? undefined : await personWith(table, knownId)
    const person: Person = known ?? { id: newId(), ...asked, createdAt: now, verifiedAt: now }
    if (known) {
      await table.write(verifyPerson(known, now))
      const { roles, language } = asked
      const consentVersion = known.consentVersion ?? asked.consentVersion
      await table.write([changePerson(known.id, { roles, language, consentVersion })])
    } else await table.write(createPerson(person, knownId))
    for (const organisation of represents)
      await table.write([putRepresentation({ personId: person.id, organisation, since: now, provenBy: 'officer' })])
    await users.createUser(person.id)
    return person.id
  }
