import { leaveProject, takesPart, type Participation } from '../../domain/participation.ts'
import { membershipFrom, membershipKey } from '../../items/membership-item.ts'
import { participationFrom, participationItem, participationKey } from '../../items/participation-item.ts'
import type { Item, Table } from '../../stores/table.ts'
import { changesTo, type Move, type Reference } from './move.ts'

type Part = { readonly participation: Participation; readonly holds: boolean }

const partIn = (item: Item | undefined, membership: Item | undefined): Part | undefined => {
  if (!item) return undefined
  const participation = participationFrom(item)
  return { participation, holds: takesPart(participation, membership && membershipFrom(membership)) }
}

/** What is left of a part that holds no more: the kept organisation's membership may be older, and must not bring it back. */
const settled = ({ participation, holds }: Part, { now }: Reference): Participation =>
  holds || participation.state !== 'in' ? participation : leaveProject(participation, now)

/** Moves a part in a project: of two that which holds stays, else the kept organisation's. */
export const moveParticipation = async (table: Pick<Table, 'getMany'>, reference: Reference): Promise<Move> => {
  const { item, merge } = reference
  const { clusterId, project } = participationFrom(item)
  const keys = [merge.losing, merge.keeping].map((key) => membershipKey(clusterId, key))
  const kept = participationKey({ clusterId, project }, merge.keeping)
  const items = await table.getMany([...keys, kept])
  const [one, other] = keys.map(({ sk }) => items.find((found) => found.sk === sk))
  const standing = items.find(({ sk }) => sk === kept.sk)
  const moved = partIn(item, one)
  const stays = partIn(standing, other)
  if (!moved) throw new Error('a participation that moves is there')
  const next = stays && (stays.holds || !moved.holds) ? stays : moved
  const generation = Math.max(moved.participation.generation, stays?.participation.generation ?? 0) + 1
  const after = participationItem({ ...settled(next, reference), organisation: merge.keeping, generation })
  return { changes: changesTo(item, after, standing) }
}
