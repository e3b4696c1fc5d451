import type { Cluster } from '../../domain/cluster.ts'
import { NotFound } from '../../domain/errors.ts'
import { isMember, type Membership } from '../../domain/membership.ts'
import type { Seat } from '../../domain/seat.ts'
import { spacesFor, subjectOf, type Space, type SpaceId } from '../../domain/space.ts'
import { clusterFrom, clusterKey } from '../../items/cluster-item.ts'
import { membershipFrom, membershipKey, membershipStands } from '../../items/membership-item.ts'
import { assertRepresents } from '../../items/person-item.ts'
import { seatFrom, seatKey } from '../../items/seat-item.ts'
import { spaceFrom, spaceKey } from '../../items/space-item.ts'
import { keyText } from '../../stores/keys.ts'
import type { Check, Item, Key, Table } from '../../stores/table.ts'

/** Who enters which space: a person for an organisation. */
export type Visitor = { readonly space: SpaceId; readonly organisation: string; readonly personId: string }

/** A space as who may be there finds it; `space` is undefined while nothing has happened there. */
export type Entered = {
  readonly cluster: Cluster
  readonly membership: Membership
  readonly space: Space | undefined
  readonly seat: Seat | undefined
  readonly isCoordinator: boolean
  /** What else was asked for. */
  readonly found: (key: Key) => Item | undefined
}

const isOpenTo = (cluster: Cluster | undefined, { space, organisation }: Visitor): cluster is Cluster =>
  cluster?.status === 'registered' && spacesFor(cluster, organisation).includes(space)

/**
 * The space for a representative of a member of its cluster (of a project's space: one that takes part in it), read consistently and in one
 * request with whatever else is asked for. Everybody else hears NotFound after the same calls as where there is none.
 */
export const enter = async (
  table: Pick<Table, 'getMany'>,
  visitor: Visitor,
  others: readonly Key[] = [],
): Promise<Entered> => {
  const { clusterId } = subjectOf(visitor.space)
  const own = {
    cluster: clusterKey(clusterId),
    membership: membershipKey(clusterId, visitor.organisation),
    space: spaceKey(visitor.space),
    seat: seatKey(visitor),
  }
  const items = await table.getMany([...Object.values(own), ...others])
  const byKey = new Map(items.map((item) => [keyText(item), item]))
  const found = (key: Key) => byKey.get(keyText(key))
  const [clusterItem, membershipItem, spaceItem] = [found(own.cluster), found(own.membership), found(own.space)]
  const cluster = clusterItem && clusterFrom(clusterItem)
  const membership = membershipItem && membershipFrom(membershipItem)
  if (!isMember(membership) || !isOpenTo(cluster, visitor)) throw new NotFound('space', visitor.space)
  return {
    cluster,
    membership,
    space: spaceItem && spaceFrom(spaceItem),
    seat: seatFrom(found(own.seat)),
    isCoordinator: cluster.coordinator === visitor.organisation,
    found,
  }
}

/** Demands that who has entered may still be there when it writes: a member, and its representative. */
export const assertStillThere = ({ membership }: Entered, { personId, organisation }: Visitor): readonly Check[] => [
  { check: membershipKey(membership.clusterId, membership.organisation), when: membershipStands(membership) },
  assertRepresents(personId, organisation),
]
