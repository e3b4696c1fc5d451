import type { Organisation } from '../../shared/domain/organisation.ts'
import { putRepresentation } from '../../shared/items/person-item.ts'
import type { ApiWorld, Sender } from '../../test/support/api-world.ts'

/** The organisations of the register of which nothing is said outside their own entries: they have to do with nobody else's things. */
export const unconcerned = ({ register, store }: ApiWorld): readonly Organisation[] => {
  const said = store
    .items()
    .filter(({ pk }) => !/^(ORG|RATE|PERSON|SEARCH)/.test(pk))
    .map((item) => JSON.stringify(item))
    .join('\n')
  return register.filter(({ key }) => !said.includes(key))
}

/** Somebody who acts for an organisation, besides whoever else does. */
export const somebodyOf = async ({ aPerson, store, now }: ApiWorld, { key }: Organisation): Promise<Sender> => {
  const { personId = '' } = await aPerson()
  await store.write([putRepresentation({ personId, organisation: key, since: now(), provenBy: 'code' })])
  return { personId, organisation: key }
}
