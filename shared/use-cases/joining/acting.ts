import type { Cluster } from '../../domain/cluster.ts'
import { Conflict, NotFound } from '../../domain/errors.ts'
import type { Membership } from '../../domain/membership.ts'
import type { Actor } from '../../domain/person.ts'
import type { Moment } from '../../domain/time.ts'
import { organisationFrom, organisationKey } from '../../items/organisation-item.ts'
import type { Check, Table, Write } from '../../stores/table.ts'
import { clusterWith } from '../support/cluster.ts'

/** What the use cases about joining need from outside. */
export type JoiningDeps = { readonly table: Table; readonly newId: () => string }

/** Who says something about a cluster, for its own organisation. `extra` goes into the same transaction (an idempotency record). */
export type Said = {
  readonly clusterId: string
  readonly organisation: string
  readonly by: Actor
  readonly now: Moment
  readonly extra?: readonly Write[]
}

/** What the coordinator says about another organisation. */
export type SaidAbout = Said & { readonly key: string }

/** The cluster with the record of `key`, for its coordinator: NotFound for everybody else, after the same calls. */
export const coordinated = async (
  table: Pick<Table, 'getMany'>,
  { clusterId, organisation, key }: SaidAbout,
): Promise<{ readonly cluster: Cluster; readonly membership: Membership | undefined }> => {
  const found = await clusterWith(table, clusterId, key)
  if (found.cluster.coordinator !== organisation) throw new NotFound('cluster', clusterId)
  return found
}

/** Writes only what goes with a command that changes nothing more. */
export const writeExtra = async (table: Pick<Table, 'write'>, extra: readonly Write[] = []): Promise<void> => {
  if (extra.length > 0) await table.write(extra)
}

/** That the register holds the organisation active. */
export const isStillActive = (key: string): Check => ({
  check: organisationKey(key),
  when: [{ attribute: 'status', is: 'active' }],
})

/** Throws Conflict `organisationNotActive` where the register does not hold the organisation active. */
export const assertActive = async (table: Pick<Table, 'get'>, key: string): Promise<void> => {
  const organisation = organisationFrom(await table.get(organisationKey(key)))
  if (organisation?.status === 'active') return
  throw new Conflict('organisationNotActive', { status: organisation?.status ?? 'unknown' })
}
