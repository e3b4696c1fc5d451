import type { WakeMessage } from '../domain/message.ts'
import { momentSchema, type Moment } from '../domain/time.ts'
import { wakeKey } from '../items/outbox-item.ts'
import type { Table } from '../stores/table.ts'
import { wasWritten } from '../stores/was-written.ts'

/** What answering a wake needs from outside: the use cases that look. */
export type AnswerWakeDeps = {
  readonly table: Pick<Table, 'get' | 'write'>
  readonly wakeApplication: (command: {
    readonly applicationId: string
    readonly now: Moment
  }) => Promise<'looked' | 'held'>
  readonly hearRegisterChange: (command: { readonly key: string; readonly now: Moment }) => Promise<unknown>
  readonly wakeRequest: (command: {
    readonly clusterId: string
    readonly organisation: string
    readonly members?: true | undefined
    readonly now: Moment
  }) => Promise<unknown>
}

/** Looks at the application, and removes the request that stood there before it looked; a later one has a message of its own. One that is held stays. */
const wake = async ({ table, wakeApplication }: AnswerWakeDeps, applicationId: string, now: Moment): Promise<void> => {
  const key = wakeKey(applicationId)
  const request = await table.get(key)
  const outcome = await wakeApplication({ applicationId, now })
  if (!request || outcome === 'held') return
  await wasWritten(table, [{ delete: key, when: [{ attribute: 'at', is: momentSchema.parse(request['at']) }] }])
}

/** Answers what lies in the wake queue: looks at an application, at all that list an organisation, or at a record that moved. Harmless twice. */
export const makeAnswerWake =
  (deps: AnswerWakeDeps) =>
  async ({ now, ...message }: WakeMessage & { readonly now: Moment }): Promise<void> => {
    switch (message.kind) {
      case 'application':
        return wake(deps, message.applicationId, now)
      case 'organisation':
        await deps.hearRegisterChange({ key: message.key, now })
        return
      case 'membership':
        await deps.wakeRequest({ ...message, now })
    }
  }
