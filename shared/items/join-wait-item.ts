import * as z from 'zod'
import { organisationKeySchema } from '../domain/identifiers/index.ts'
import type { Membership } from '../domain/membership.ts'
import { momentSchema } from '../domain/time.ts'
import type { Delete, Key, Put } from '../stores/table.ts'
import { entity } from './entity.ts'
import { waitStamp } from './wait-item.ts'

/** The wait of one execution for what becomes of a request to join: its task token never leaves the back end. */
export const joinWaitSchema = z.strictObject({
  clusterId: z.uuid(),
  organisation: organisationKeySchema,
  generation: z.int().min(1),
  attempt: z.int().min(1),
  enteredAt: momentSchema,
  retry: z.int().min(0),
  token: z.string(),
  stamp: z.string(),
})
export type JoinWait = z.infer<typeof joinWaitSchema>

/** The key of the wait about a cluster and an organisation. */
export const joinWaitKey = ({ clusterId, organisation }: Pick<Membership, 'clusterId' | 'organisation'>): Key => ({
  pk: `CLU#${clusterId}#JOIN`,
  sk: `WAIT#${organisation}`,
})

const waits = entity('JoinWait', joinWaitSchema, joinWaitKey)

/** The wait in an item. */
export const joinWaitFrom = waits.from

const stampOf = (wait: Omit<JoinWait, 'stamp'>): string =>
  `${String(wait.generation).padStart(6, '0')} ${waitStamp(wait)}`

/** Writes a wait, only if it is newer than the one that stands there. */
export const putJoinWait = (wait: Omit<JoinWait, 'stamp'>): Put => {
  const stamp = stampOf(wait)
  return {
    put: waits.item({ ...wait, stamp }),
    when: [{ anyOf: [[{ attribute: 'pk', exists: false }], [{ attribute: 'stamp', below: stamp }]] }],
  }
}

/** Removes a wait that has been completed, if it still holds that token. */
export const dropJoinWait = (wait: JoinWait): Delete => ({
  delete: joinWaitKey(wait),
  when: [{ attribute: 'token', is: wait.token }],
})
