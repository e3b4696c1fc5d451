import type { Moment } from '../domain/time.ts'
import { appendToLog, searchHeadFrom, searchHeadKey } from '../items/search-item.ts'
import { inBatches } from '../stores/in-batches.ts'
import type { Table } from '../stores/table.ts'
import { wasWritten } from '../stores/was-written.ts'

/** One entry names at most so many organisations: what a reader takes in at once. */
const PER_ENTRY = 100

/** Ten shards of the stream that append at once are all through after fewer. */
const ATTEMPTS = 50

/** Notes in the search's log that organisations changed; to note it twice does no harm. Throws where others are always faster. */
export const makeLogSearchChanges = ({ table }: { readonly table: Pick<Table, 'get' | 'write'> }) => {
  const append = async (keys: readonly string[], now: Moment): Promise<void> => {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const head = searchHeadFrom(await table.get(searchHeadKey))
      if (await wasWritten(table, appendToLog(head, keys, now))) return
    }
    throw new Error(`the log of the search was appended to by others ${ATTEMPTS} times`)
  }
  return async ({ keys, now }: { readonly keys: readonly string[]; readonly now: Moment }): Promise<void> => {
    for (const batch of inBatches([...new Set(keys)], PER_ENTRY)) await append(batch, now)
  }
}
