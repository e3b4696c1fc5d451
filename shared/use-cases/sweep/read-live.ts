import * as z from 'zod'
import { isLive } from '../../domain/transitions.ts'
import { momentSchema } from '../../domain/time.ts'
import { applicationKey, livePartitions } from '../../items/application-item.ts'
import { applicationDueKey } from '../../items/due-item.ts'
import { startKey } from '../../items/outbox-item.ts'
import { waitFrom, waitKey, waitKindSchema } from '../../items/wait-item.ts'
import { textAt } from '../../stores/keys.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Item, Table } from '../../stores/table.ts'
import { submittedIn } from '../support/load.ts'
import type { Live } from './diagnose.ts'

const startAt = z.object({ attempt: z.int(), at: momentSchema })

/** The ids of the applications that should have an execution, as the index knows them, in a steady order. */
export const liveIds = async (table: Pick<Table, 'query'>): Promise<readonly string[]> => {
  const partitions = await Promise.all(livePartitions.map((pk) => queryAll(table, { index: 'gsi4', pk })))
  return partitions.flat().map((item) => textAt(item, 'gsi4sk'))
}

const liveFrom = (id: string, items: readonly Item[]): Live => {
  const at = (sk: string) => items.find((item) => item.sk === sk)
  const start = at(startKey(id).sk)
  return {
    ...submittedIn(at(applicationKey(id).sk), id),
    start: start && startAt.parse(start),
    waits: waitKindSchema.options.flatMap((kind) => {
      const wait = at(waitKey(id, kind).sk)
      return wait ? [waitFrom(wait)] : []
    }),
    awaitsRetry: at(applicationDueKey(id, 'retry').sk) !== undefined,
  }
}

/** An application with what stands beside it, strongly consistent; undefined where it has ended meanwhile. */
export const readLive = async (table: Pick<Table, 'getMany'>, id: string): Promise<Live | undefined> => {
  const items = await table.getMany([
    applicationKey(id),
    startKey(id),
    applicationDueKey(id, 'retry'),
    ...waitKindSchema.options.map((kind) => waitKey(id, kind)),
  ])
  const live = liveFrom(id, items)
  return isLive(live.application.status) ? live : undefined
}
