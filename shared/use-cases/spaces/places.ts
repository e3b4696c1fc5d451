import { isMember } from '../../domain/membership.ts'
import { EVERYWHERE, noticeOf, type Notice, type Seat } from '../../domain/seat.ts'
import { spacesFor, subjectOf, type SpaceId } from '../../domain/space.ts'
import type { PlaceFacts } from '../../mail/space-facts.ts'
import { clusterFrom, clusterKey } from '../../items/cluster-item.ts'
import { membershipFrom, membershipKey } from '../../items/membership-item.ts'
import { personPartition, REPRESENTATIONS, representationFrom } from '../../items/person-item.ts'
import { seatFrom, seatKey } from '../../items/seat-item.ts'
import { keyText } from '../../stores/keys.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Item, Key, Table } from '../../stores/table.ts'

/** A space that a person may enter as of now: what it is called, what the person wishes to hear of it, and how far it was read. */
export type Place = { readonly facts: PlaceFacts; readonly notice: Notice; readonly seat: Seat | undefined }

const placeOf = (
  space: SpaceId,
  personId: string,
  organisations: readonly string[],
  found: (key: Key) => Item | undefined,
): Place | undefined => {
  const { clusterId, projectId } = subjectOf(space)
  const item = found(clusterKey(clusterId))
  const cluster = item && clusterFrom(item)
  if (cluster?.status !== 'registered') return undefined
  const mayEnter = organisations.some((organisation) => {
    const record = found(membershipKey(clusterId, organisation))
    return record && isMember(membershipFrom(record)) && spacesFor(cluster, organisation).includes(space)
  })
  if (!mayEnter) return undefined
  const seat = seatFrom(found(seatKey({ space, personId })))
  return {
    facts: { cluster: cluster.name, project: cluster.projects.find(({ id }) => id === projectId)?.title },
    notice: noticeOf(seat, seatFrom(found(seatKey({ space: EVERYWHERE, personId })))),
    seat,
  }
}

/** Which of some spaces a person may enter, by any organisation that the person represents: read again, consistently, when mail is written. */
export const placesFor = async (
  table: Pick<Table, 'getMany' | 'query'>,
  personId: string,
  spaces: readonly SpaceId[],
): Promise<ReadonlyMap<SpaceId, Place>> => {
  const representations = await queryAll(table, { pk: personPartition(personId), beginsWith: REPRESENTATIONS })
  const organisations = representations.map(representationFrom).map(({ organisation }) => organisation)
  const clusters = [...new Set(spaces.map((space) => subjectOf(space).clusterId))]
  const items = await table.getMany([
    seatKey({ space: EVERYWHERE, personId }),
    ...spaces.map((space) => seatKey({ space, personId })),
    ...clusters.flatMap((id) => [
      clusterKey(id),
      ...organisations.map((organisation) => membershipKey(id, organisation)),
    ]),
  ])
  const byKey = new Map(items.map((item) => [keyText(item), item]))
  return new Map(
    spaces.flatMap((space) => {
      const place = placeOf(space, personId, organisations, (key) => byKey.get(keyText(key)))
      return place ? [[space, place] as const] : []
    }),
  )
}
