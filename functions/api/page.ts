import * as z from 'zod'
import type { Cursors } from '../../shared/http/cursor.ts'
import type { Start } from '../../shared/stores/table.ts'

/** What every paged query may say: where to go on, and how much at most. */
export const pageQuery = {
  cursor: z.string().max(4000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
}

/** What every page says: where to go on, if more may follow. */
export const pageReply = { next: z.string().optional() }

const startSchema = z.record(z.string(), z.string())

/** Where a page begins, in a query of the table. */
export const startIn = (cursors: Cursors, cursor: string | undefined): Start | undefined =>
  cursors.read(startSchema, cursor)

/** The cursor to a position; nothing where nothing follows. */
export const nextAs = (cursors: Cursors, position: unknown): { next?: string } =>
  position === undefined ? {} : { next: cursors.write(position) }
