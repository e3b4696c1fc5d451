import type { Reach } from '../../../local/client.ts'
import { knownPerson, type Person } from '../../../local/demo/person.ts'

/** Signs in the two colleagues whom every stage begins with. */
export const signInColleagues = async (reach: Reach): Promise<{ officer: Person; operator: Person }> => ({
  officer: await knownPerson(reach, 'officer@example.invalid'),
  operator: await knownPerson(reach, 'operator@example.invalid'),
})
