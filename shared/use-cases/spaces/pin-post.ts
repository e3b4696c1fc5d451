import { Conflict, Forbidden } from '../../domain/errors.ts'
import { isShown } from '../../domain/post.ts'
import { emptySpace, type Space } from '../../domain/space.ts'
import { replaceSpace } from '../../items/space-item.ts'
import type { Table } from '../../stores/table.ts'
import { newestPack } from '../support/load.ts'
import { retryConflicts } from '../support/retry-conflicts.ts'
import type { AtPost } from './change-post.ts'
import { assertStillThere } from './enter.ts'
import { enterAtPost } from './find-post.ts'

/** Whether a post is to stand at the top of its space. */
export type PinCommand = AtPost & { readonly pinned: boolean }

/**
 * Pins a post to the top of its space, the newest first, or takes it down. Throws Forbidden for who is not the coordinator, Conflict for replies,
 * for what is not shown, and where the rule pack's number of pins is reached.
 */
export const makePinPost =
  ({ table }: { readonly table: Pick<Table, 'getMany' | 'query' | 'write'> }) =>
  async (command: PinCommand): Promise<Space> =>
    retryConflicts(async () => {
      const { entered, post } = await enterAtPost(table, command)
      if (!entered.isCoordinator) throw new Forbidden('only the coordinator pins')
      const space = entered.space ?? emptySpace(command.space)
      if (space.pins.includes(post.number) === command.pinned) return space
      const others = space.pins.filter((number) => number !== post.number)
      if (command.pinned && (!isShown(post) || post.thread !== undefined)) throw new Conflict('notInThisState')
      const { spaces } = await newestPack(table)
      if (command.pinned && others.length >= spaces.pins) throw new Conflict('tooManyPins', { most: spaces.pins })
      const next = { ...space, pins: command.pinned ? [post.number, ...others] : others }
      await table.write([replaceSpace(entered.space, next), ...assertStillThere(entered, command)])
      return next
    })
