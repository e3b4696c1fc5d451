import * as z from 'zod'
import type { Moment } from '../../domain/time.ts'
import { ConditionFailed, type Table } from '../../stores/table.ts'

const counterSchema = z.object({ last: z.int() })

/** Case numbers such as `2026-000017`: one counter a year; a number that was taken and not used leaves a gap. */
export const makeCaseNumbers =
  (table: Pick<Table, 'get' | 'write'>) =>
  async (now: Moment): Promise<string> => {
    const year = now.slice(0, 4)
    const key = { pk: `COUNTER#case#${year}`, sk: 'COUNTER' }
    for (;;) {
      const item = await table.get(key)
      const last = item ? counterSchema.parse(item).last : 0
      try {
        await table.write([
          {
            put: { ...key, entity: 'Counter', last: last + 1 },
            when: item ? [{ attribute: 'last', is: last }] : [{ attribute: 'pk', exists: false }],
          },
        ])
        return `${year}-${String(last + 1).padStart(6, '0')}`
      } catch (error) {
        if (!(error instanceof ConditionFailed)) throw error
      }
    }
  }
