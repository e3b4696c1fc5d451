import { colleagueId } from '../crypto/colleague-id.ts'
import type { Representation } from '../domain/person.ts'
import { personFrom, personKey } from '../items/person-item.ts'
import type { Table } from '../stores/table.ts'
import { representativesOf } from './support/representatives.ts'

/** Somebody who may act for an organisation, as its representatives see it. */
export type Colleague = Pick<Representation, 'since' | 'provenBy'> & {
  readonly id: string
  readonly email: string
  readonly me: boolean
}

/**
 * Lists who may act for an organisation, the longest first; who never signed up is forgotten and left out. Addresses are in small
 * letters: how a person writes its own would tell that it was known before it was added.
 */
export const makeListColleagues =
  ({ table }: { readonly table: Pick<Table, 'query' | 'getMany'> }) =>
  async (organisation: string, me: string): Promise<readonly Colleague[]> => {
    const representations = await representativesOf(table, organisation)
    const persons = await table.getMany(representations.map(({ personId }) => personKey(personId)))
    const addresses = new Map(persons.map(personFrom).map(({ id, email }) => [id, email.toLowerCase()]))
    return representations
      .flatMap(({ personId, since, provenBy }) => {
        const email = addresses.get(personId)
        const id = colleagueId(personId, organisation)
        return email === undefined ? [] : [{ id, email, since, provenBy, me: personId === me }]
      })
      .toSorted((a, b) => (a.since < b.since ? -1 : 1))
  }
