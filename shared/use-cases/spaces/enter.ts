import { NotFound } from '../../domain/errors.ts'
import type { Seat } from '../../domain/seat.ts'
import type { Space, SpaceId } from '../../domain/space.ts'
import { assertRepresents } from '../../items/person-item.ts'
import { seatFrom, seatKey } from '../../items/seat-item.ts'
import { spaceFrom, spaceKey } from '../../items/space-item.ts'
import type { Check, Item, Key, Table } from '../../stores/table.ts'
import { finder } from '../support/project-access.ts'
import { doorKeys, doorTo, type Door } from './doors.ts'

/** Who enters which space: a person for an organisation. */
export type Visitor = { readonly space: SpaceId; readonly organisation: string; readonly personId: string }

/** A space as who may be there finds it; `space` is undefined while nothing has happened there. */
export type Entered = Door & {
  readonly space: Space | undefined
  readonly seat: Seat | undefined
  readonly isCoordinator: boolean
  /** What else was asked for. */
  readonly found: (key: Key) => Item | undefined
}

/**
 * The space for a representative of who may be there, read consistently and in one request with whatever else is asked for. Everybody else hears
 * NotFound after the same calls as where there is none.
 */
export const enter = async (
  table: Pick<Table, 'getMany'>,
  visitor: Visitor,
  others: readonly Key[] = [],
): Promise<Entered> => {
  const { space, organisation } = visitor
  const own = { space: spaceKey(space), seat: seatKey(visitor) }
  const items = await table.getMany([...doorKeys(space, organisation), ...Object.values(own), ...others])
  const found = finder(items)
  const door = doorTo(found, space, organisation)
  if (!door) throw new NotFound('space', space)
  const spaceItem = found(own.space)
  return {
    ...door,
    space: spaceItem && spaceFrom(spaceItem),
    seat: seatFrom(found(own.seat)),
    isCoordinator: door.cluster.coordinator === organisation,
    found,
  }
}

/** Demands that who has entered may still be there when it writes: a member, for a project's space in the project too, and its representative. */
export const assertStillThere = ({ still }: Entered, { personId, organisation }: Visitor): readonly Check[] => [
  ...still,
  assertRepresents(personId, organisation),
]
