import { EVERYWHERE, noticeOf, type Notice, type Seat } from '../../domain/seat.ts'
import type { SpaceId } from '../../domain/space.ts'
import type { PlaceFacts } from '../../mail/space-facts.ts'
import { personPartition, REPRESENTATIONS, representationFrom } from '../../items/person-item.ts'
import { seatFrom, seatKey } from '../../items/seat-item.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Item, Key, Table } from '../../stores/table.ts'
import { finder } from '../support/project-access.ts'
import { doorKeys, doorTo } from './doors.ts'

/** A space that a person may enter as of now: what it is called, what the person wishes to hear of it, and how far it was read. */
export type Place = { readonly facts: PlaceFacts; readonly notice: Notice; readonly seat: Seat | undefined }

const placeOf = (
  space: SpaceId,
  personId: string,
  organisations: readonly string[],
  found: (key: Key) => Item | undefined,
): Place | undefined => {
  const [door] = organisations.flatMap((organisation) => doorTo(found, space, organisation) ?? [])
  if (!door) return undefined
  const seat = seatFrom(found(seatKey({ space, personId })))
  return {
    facts: { cluster: door.cluster.name, project: door.project?.title },
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
  const items = await table.getMany([
    seatKey({ space: EVERYWHERE, personId }),
    ...spaces.map((space) => seatKey({ space, personId })),
    ...spaces.flatMap((space) => organisations.flatMap((organisation) => doorKeys(space, organisation))),
  ])
  const found = finder(items)
  return new Map(
    spaces.flatMap((space) => {
      const place = placeOf(space, personId, organisations, found)
      return place ? [[space, place] as const] : []
    }),
  )
}
