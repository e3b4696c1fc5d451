import { NotFound } from '../domain/errors.ts'
import type { Person } from '../domain/person.ts'
import { changePerson } from '../items/person-item.ts'
import type { Table } from '../stores/table.ts'
import { personIdOf } from './support/person.ts'

export type AppointDeps = { readonly table: Pick<Table, 'get' | 'write'> }

/** The roles that the person with this address has from now on. */
export type AppointCommand = Pick<Person, 'email' | 'roles'>

/** Gives a person the roles of an officer or operator, and takes those that are not named. Throws NotFound for an unknown address. */
export const makeAppoint =
  ({ table }: AppointDeps) =>
  async ({ email, roles }: AppointCommand): Promise<void> => {
    const personId = await personIdOf(table, email)
    if (personId === undefined) throw new NotFound('person', email)
    await table.write([changePerson(personId, { roles })])
  }
