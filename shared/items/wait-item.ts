import * as z from 'zod'
import { momentSchema } from '../domain/time.ts'
import type { Delete, Key, Put } from '../stores/table.ts'
import { entity } from './entity.ts'

/** What an execution can wait for. */
export const waitKindSchema = z.enum(['correction', 'consortium', 'officer'])
export type WaitKind = z.infer<typeof waitKindSchema>

/** One wait of one execution: its task token never leaves the back end. */
export const waitSchema = z.strictObject({
  applicationId: z.uuid(),
  kind: waitKindSchema,
  token: z.string(),
  attempt: z.int().min(1),
  enteredAt: momentSchema,
  retry: z.int().min(0),
  stamp: z.string(),
})
export type Wait = z.infer<typeof waitSchema>

/** The key of a wait. */
export const waitKey = (applicationId: string, kind: WaitKind): Key => ({
  pk: `APP#${applicationId}`,
  sk: `WAIT#${kind}`,
})

const waits = entity('Wait', waitSchema, ({ applicationId, kind }) => waitKey(applicationId, kind))

/** The wait in an item. */
export const waitFrom = waits.from

/** Waits sort by attempt, then by entry, then by retry. */
export const waitStamp = (wait: Pick<Wait, 'attempt' | 'enteredAt' | 'retry'>): string =>
  `${String(wait.attempt).padStart(6, '0')} ${wait.enteredAt} ${String(wait.retry).padStart(3, '0')}`

/** Writes a wait, only if it is newer than the one that stands there. */
export const putWait = (wait: Omit<Wait, 'stamp'>): Put => {
  const stamp = waitStamp(wait)
  return {
    put: waits.item({ ...wait, stamp }),
    when: [{ anyOf: [[{ attribute: 'pk', exists: false }], [{ attribute: 'stamp', below: stamp }]] }],
  }
}

/** Removes a wait that has been completed, if it still holds that token. */
export const dropWait = (wait: Wait): Delete => ({
  delete: waitKey(wait.applicationId, wait.kind),
  when: [{ attribute: 'token', is: wait.token }],
})
