import { CITY_REQUESTS_PER_DAY, type CityRequest } from '../domain/city-request.ts'
import { Forbidden } from '../domain/errors.ts'
import type { Actor } from '../domain/person.ts'
import type { Moment } from '../domain/time.ts'
import { createCityRequest } from '../items/city-request-item.ts'
import { clusterKey } from '../items/cluster-item.ts'
import { count } from '../items/counter-item.ts'
import { openCase } from '../items/officer-case-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { tellCluster } from './support/cluster-event.ts'
import { requireMember } from './support/cluster.ts'
import { writeWithinLimits } from './support/limits.ts'

/** What the coordinator of a cluster asks of the city. */
export type AskCity = Pick<CityRequest, 'id' | 'clusterId' | 'organisation' | 'subject' | 'text'> & {
  readonly by: Actor
  readonly now: Moment
  readonly extra?: readonly Write[]
}

/**
 * Puts a cluster's request before the officers. Throws NotFound for who is not a member, Forbidden for a member that does not lead the
 * cluster, TooMany beyond ten a day.
 */
export const makeAskCity =
  ({ table }: { readonly table: Table }) =>
  async ({ by, now, extra = [], ...asked }: AskCity): Promise<CityRequest> => {
    const { id, clusterId, organisation, subject, text } = asked
    const { cluster } = await requireMember(table, clusterId, organisation)
    if (cluster.coordinator !== organisation) throw new Forbidden('the coordinator speaks for a cluster')
    const request = { ...asked, askedAt: now }
    await writeWithinLimits(table, 'day', now, [
      createCityRequest(request),
      openCase(
        {
          id: `cityRequest~${id}`,
          kind: 'cityRequest',
          subject: { type: 'cluster', id: clusterId },
          concerned: [organisation],
          facts: { request: id, title: subject },
          note: text,
        },
        now,
      ),
      { check: clusterKey(clusterId), when: [{ attribute: 'coordinator', is: organisation }] },
      tellCluster(id, clusterId, 'cityAsked', { by, now }, { organisation, data: { subject } }),
      count({ of: 'cityRequests', whose: clusterId, per: 'day' }, now, CITY_REQUESTS_PER_DAY),
      ...extra,
    ])
    return request
  }
