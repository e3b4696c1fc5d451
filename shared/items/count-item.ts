import type { Answer } from '../domain/answer.ts'
import { countSchema, shardOf, SHARDS, type Count, type Delta, type Phase } from '../domain/counts.ts'
import type { Moment } from '../domain/time.ts'
import type { Item, Key, Put, Update } from '../stores/table.ts'
import { entity } from './entity.ts'

/** The partition of an application's eight count items. */
export const countsPartition = (applicationId: string): string => `APP#${applicationId}#CNT`

/** The partition of the sparse index of counts that no waker has seen. */
export const DIRTY = 'DIRTY'

/** The key of one of the count items. */
export const countKey = (applicationId: string, shard: number): Key => ({
  pk: countsPartition(applicationId),
  sk: `CNT#${shard}`,
})

/** The application that a count item belongs to. */
export const applicationOfCount = (item: Key): string => item.pk.slice('APP#'.length, -'#CNT'.length)

/** The count in an item. */
export const countFrom = (item: Item): Count =>
  entity('Count', countSchema, () => ({ pk: item.pk, sk: item.sk })).from(item)

/** The eight count items of an application that begins to gather, with its coordinator's own confirmation in them. */
export const openCounts = (applicationId: string, coordinator: Answer, now: Moment): readonly Put[] =>
  Array.from({ length: SHARDS }, (_, shard) => ({
    put: {
      ...countKey(applicationId, shard),
      entity: 'Count',
      shard,
      confirmed: shard === shardOf(coordinator.organisation) && coordinator.counts ? 1 : 0,
      open: 0,
      losses: 0,
      version: 0,
      phase: 'gathering',
      changedAt: now,
    },
    when: [{ attribute: 'pk', exists: false }],
  }))

/** Counts the change of one answer, on condition that the application is in one of these phases; marks the item for the waker. */
export const countChange = (
  applicationId: string,
  organisation: string,
  delta: Delta,
  phase: Phase,
  now: Moment,
): Update => {
  const shard = shardOf(organisation)
  return {
    update: countKey(applicationId, shard),
    add: { confirmed: delta.confirmed, open: delta.open, losses: delta.losses, version: delta.version },
    set: { changedAt: now },
    setIfAbsent: { dirtySince: now, gsi4pk: DIRTY, gsi4sk: `${now}#${applicationId}#${shard}` },
    when: [{ attribute: 'phase', is: phase }],
  }
}

/** Clears the waker's mark, if nothing was counted since it read. */
export const cleanCount = (applicationId: string, count: Count): Update => ({
  update: countKey(applicationId, count.shard),
  remove: ['dirtySince', 'gsi4pk', 'gsi4sk'],
  when: [{ attribute: 'version', is: count.version }],
})

/** Moves all eight to another phase, each on its own condition. */
export const movePhase = (
  applicationId: string,
  from: readonly Phase[],
  to: Phase,
  unless?: { readonly versions?: readonly number[] | undefined; readonly losses?: readonly number[] | undefined },
): readonly Update[] =>
  Array.from({ length: SHARDS }, (_, shard) => {
    const version = unless?.versions?.[shard]
    const losses = unless?.losses?.[shard]
    return {
      update: countKey(applicationId, shard),
      set: { phase: to },
      when: [
        { attribute: 'phase', oneOf: from },
        ...(version === undefined ? [] : [{ attribute: 'version', is: version }]),
        ...(losses === undefined ? [] : [{ attribute: 'losses', is: losses }]),
      ],
    }
  })
