import { marshall } from '@aws-sdk/util-dynamodb'
import type { Context, DynamoDBRecord } from 'aws-lambda'
import { describe, expect, it } from 'vitest'
import { dispatchHandler } from '../../../functions/streams/dispatch.ts'
import { mailFrom, mailItem, putFanOut } from '../../../shared/items/mail-item.ts'
import { organisationItem } from '../../../shared/items/organisation-item.ts'
import { askForWake } from '../../../shared/items/outbox-item.ts'
import type { Change } from '../../../shared/stores/memory-table.ts'
import type { Item } from '../../../shared/stores/table.ts'
import { anOrganisation } from '../../support/a-register.ts'
import { idOf } from '../../support/builders.ts'
import { aPipeline } from '../../support/pipeline.ts'

/** None of the handlers asks Lambda for anything. */
const context = {} as Context

const images = (change: Pick<Change, 'oldImage' | 'newImage'>) => ({
  ...(change.newImage ? { NewImage: marshall(change.newImage) } : {}),
  ...(change.oldImage ? { OldImage: marshall(change.oldImage) } : {}),
})

const recordOf = (change: Change, number: number): DynamoDBRecord =>
  ({ eventName: change.eventName, dynamodb: { SequenceNumber: String(number), ...images(change) } }) as DynamoDBRecord

const inserted = (item: Item, number = 1) =>
  recordOf({ eventName: 'INSERT', oldImage: undefined, newImage: item }, number)
const modified = (before: Item, after: Item, number = 1) =>
  recordOf({ eventName: 'MODIFY', oldImage: before, newImage: after }, number)

const dispatching = (failing: readonly string[] = []) => {
  const sent: { readonly [queue: string]: unknown[] } = { mail: [], start: [], wake: [], deadLetters: [] }
  const heard: { [name: string]: unknown }[] = []
  const into = (queue: string) => async (messages: readonly unknown[]) => {
    if (failing.includes(queue)) throw new Error(`${queue} is down`)
    sent[queue]!.push(...messages)
  }
  const handler = dispatchHandler({
    mail: into('mail'),
    start: into('start'),
    wake: into('wake'),
    deadLetters: into('deadLetters'),
    observe: (work) => heard.push(work),
  })
  const dispatch = async (...Records: readonly DynamoDBRecord[]) => {
    const { batchItemFailures } = await handler({ Records: [...Records] }, context)
    return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)
  }
  return { dispatch, sent, heard }
}

const aMail = mailFrom({
  pk: '',
  sk: '',
  id: 'mail-1',
  template: 'approved',
  recipient: { to: 'organisation', key: 'ru-inn:7735007358', address: 'contact' },
  data: {},
  status: 'pending',
  attempts: 0,
  createdAt: '2026-09-01T08:00:00.000Z',
})

describe('the dispatcher', () => {
  it('sends what the items of a case lead to, and nothing for those that lead to nothing', async () => {
    const { store, register, gather, accept } = await aPipeline({ pack: { minimumOrganisations: 3 } })
    const id = await gather(register.slice(1, 4))
    await accept(id, register[1]!)
    const records = store.items().map(inserted)
    const { dispatch, sent, heard } = dispatching()
    expect(await dispatch(...records)).toEqual([])
    expect(sent['mail']).toHaveLength(1 + 3 + 1)
    expect(sent['start']).toEqual([{ applicationId: id, attempt: 1 }])
    expect(sent['wake']).toEqual([{ kind: 'application', applicationId: id }])
    expect(sent['deadLetters']).toEqual([])
    expect(heard).toEqual([{ records: records.length, mail: 5, start: 1, wake: 1, deadLetters: 0 }])
  })

  it('sends mail that is new or was parked, and not for every touch of a pending one', async () => {
    const { dispatch, sent } = dispatching()
    const pending = mailItem(aMail)
    await dispatch(
      inserted(pending),
      modified(pending, mailItem({ ...aMail, attempts: 1, leaseUntil: '2026-09-01T08:02:00.000Z' })),
      modified(pending, mailItem({ ...aMail, status: 'sent' })),
      modified(pending, mailItem({ ...aMail, status: 'parked' })),
    )
    expect(sent['mail']).toEqual([{ kind: 'mail', id: 'mail-1' }])
    await dispatch(modified(mailItem({ ...aMail, status: 'parked' }), pending))
    expect(sent['mail']).toHaveLength(2)
  })

  it('expands a fan-out once, however often its cursor moves', async () => {
    const { dispatch, sent } = dispatching()
    const fanOut = {
      id: 'fan',
      applicationId: idOf(1),
      template: 'withdrawn' as const,
      audience: 'asked' as const,
      closes: true,
      data: {},
      createdAt: '2026-09-01T08:00:00.000Z',
    }
    const { put: before } = putFanOut(fanOut)
    await dispatch(inserted(before), modified(before, putFanOut({ ...fanOut, cursor: 'ru-inn:7735007358' }).put))
    expect(sent['mail']).toEqual([{ kind: 'fanOut', id: 'fan' }])
  })

  it('tells of organisations whose change stirs, and of no other', async () => {
    const { dispatch, sent } = dispatching()
    await dispatch(
      inserted(organisationItem(anOrganisation(1), false)),
      modified(
        organisationItem(anOrganisation(2), false),
        organisationItem(anOrganisation(2, { status: 'suspended' }), true),
      ),
    )
    expect(sent['wake']).toEqual([{ kind: 'organisation', key: anOrganisation(2).key }])
  })

  it('makes one message of what asks for the same', async () => {
    const { dispatch, sent } = dispatching()
    await dispatch(
      inserted(askForWake(idOf(1), '2026-09-01T08:00:00.000Z').put),
      inserted(askForWake(idOf(1), '2026-09-01T08:00:00.001Z').put),
    )
    expect(sent['wake']).toEqual([{ kind: 'application', applicationId: idOf(1) }])
  })

  it('says nothing of what was removed', async () => {
    const { dispatch, sent } = dispatching()
    await dispatch(recordOf({ eventName: 'REMOVE', oldImage: mailItem(aMail), newImage: undefined }, 1))
    expect(Object.values(sent).flat()).toEqual([])
  })

  it('reports the records that a queue did not take, and no others', async () => {
    const { dispatch, sent, heard } = dispatching(['wake'])
    const failed = await dispatch(
      inserted(mailItem(aMail), 1),
      inserted(askForWake(idOf(1), '2026-09-01T08:00:00.000Z').put, 2),
      inserted(askForWake(idOf(2), '2026-09-01T08:00:00.000Z').put, 3),
    )
    expect(failed).toEqual(['2', '3'])
    expect(sent['mail']).toHaveLength(1)
    expect(heard[0]).toHaveProperty('error')
  })

  it('makes a dead letter of a record that cannot be read, at once, and goes on', async () => {
    const broken = { ...mailItem(aMail), status: 'nonsense' }
    const { dispatch, sent } = dispatching()
    const garbled = { eventName: 'INSERT', dynamodb: { SequenceNumber: '2', NewImage: { pk: { Q: 'x' } } } } as never
    expect(await dispatch(inserted(broken, 1), garbled, inserted(mailItem(aMail), 3))).toEqual([])
    expect(sent['deadLetters']).toEqual([
      { sequenceNumber: '1', why: 'ZodError' },
      { sequenceNumber: '2', why: expect.any(String) as string },
    ])
    expect(sent['mail']).toHaveLength(1)
    const withoutQueue = dispatching(['deadLetters'])
    expect(await withoutQueue.dispatch(inserted(broken, 7))).toEqual(['7'])
  })
})
