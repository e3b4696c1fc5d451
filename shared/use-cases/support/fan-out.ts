import type { FanOut } from '../../domain/mail.ts'
import { fanOutKey } from '../../items/mail-item.ts'
import type { Condition, Write } from '../../stores/table.ts'

/** Moves the cursor behind the last organisation dealt with, or ends the fan-out; only where nobody else has moved it. */
export const advance = (fanOut: FanOut, cursor: string | undefined): Write => {
  const when: Condition = [
    fanOut.cursor === undefined ? { attribute: 'cursor', exists: false } : { attribute: 'cursor', is: fanOut.cursor },
    { attribute: 'pk', exists: true },
  ]
  const key = fanOutKey(fanOut.id)
  return cursor === undefined ? { delete: key, when } : { update: key, set: { cursor }, when }
}
