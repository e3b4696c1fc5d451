import { Forbidden } from '../../domain/errors.ts'
import { isMember } from '../../domain/membership.ts'
import { membershipFrom, membershipKey } from '../../items/membership-item.ts'
import type { Table } from '../../stores/table.ts'

/** What deciding about a cluster needs; `organisationsOf`: for which organisations a person may act. */
export type OfficerDeps = {
  readonly table: Table
  readonly newId: () => string
  readonly organisationsOf: (personId: string) => Promise<readonly string[]>
}

/** Throws Forbidden for an officer who represents a member of the cluster. */
export const assertNotConcerned = async (
  { table, organisationsOf }: OfficerDeps,
  clusterId: string,
  personId: string,
): Promise<void> => {
  const own = await organisationsOf(personId)
  const items = await table.getMany(own.map((key) => membershipKey(clusterId, key)))
  if (items.map(membershipFrom).some(isMember)) throw new Forbidden('officerIsConcerned')
}
