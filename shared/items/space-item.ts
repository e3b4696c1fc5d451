import { spaceSchema, type Space, type SpaceId } from '../domain/space.ts'
import type { Key, Put } from '../stores/table.ts'
import { dueKeys } from './due-item.ts'
import { entity } from './entity.ts'

/** The partition of a space: itself and its posts. */
export const spacePartition = (space: SpaceId): string => `SPC#${space}`

/** The key of what is counted of a space. */
export const spaceKey = (space: SpaceId): Key => ({ pk: spacePartition(space), sk: 'SPC' })

const spaces = entity('Space', spaceSchema, (space) => ({
  ...spaceKey(space.id),
  ...dueKeys(space.id, space.digestAt),
}))

/** The space in an item. */
export const spaceFrom = spaces.from

/** Replaces what was read of a space (undefined: nothing has happened there yet). */
export const replaceSpace = (before: Space | undefined, next: Space): Put =>
  before
    ? {
        put: spaces.item({ ...next, version: before.version + 1 }),
        when: [{ attribute: 'version', is: before.version }],
      }
    : { put: spaces.item(next), when: [{ attribute: 'pk', exists: false }] }
