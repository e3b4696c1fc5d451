import type { Person } from '../../domain/person.ts'
import { addressKey, personFrom, personIdFrom, personKey } from '../../items/person-item.ts'
import type { Table } from '../../stores/table.ts'

/** The id of the person who has this address. */
export const personIdOf = async (table: Pick<Table, 'get'>, email: string): Promise<string | undefined> => {
  const item = await table.get(addressKey(email))
  return item && personIdFrom(item)
}

/** The person with this id. */
export const personWith = async (table: Pick<Table, 'get'>, id: string): Promise<Person | undefined> => {
  const item = await table.get(personKey(id))
  return item && personFrom(item)
}
