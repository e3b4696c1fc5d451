import { ExecutionAlreadyExists } from '@aws-sdk/client-sfn'
import { describe, expect, it } from 'vitest'
import { sesMail } from '../../shared/stores/ses-mail.ts'
import { sfnStart } from '../../shared/stores/sfn-start.ts'
import { sqsQueue } from '../../shared/stores/sqs-queue.ts'

/** A client that answers as told and keeps the input of each command. */
const aClient = (reply: (input: any) => unknown) => {
  const inputs: any[] = []
  const send = async ({ input }: { input: unknown }) => {
    inputs.push(input)
    return reply(input)
  }
  return { client: { send } as any, inputs }
}

describe('a queue', () => {
  it('takes messages as JSON, ten at a time', async () => {
    const { client, inputs } = aClient(() => ({}))
    await sqsQueue<{ id: number }>(client, 'https://queue.example')(Array.from({ length: 23 }, (_, id) => ({ id })))
    expect(inputs.map(({ Entries }) => Entries.length)).toEqual([10, 10, 3])
    expect(inputs[2]).toMatchObject({
      QueueUrl: 'https://queue.example',
      Entries: [{ MessageBody: '{"id":20}' }, {}, {}],
    })
  })

  it('is not asked at all where there is nothing to send', async () => {
    const { client, inputs } = aClient(() => ({}))
    await sqsQueue(client, 'https://queue.example')([])
    expect(inputs).toEqual([])
  })

  it('says so if it did not accept a message', async () => {
    const { client } = aClient(() => ({ Failed: [{ Id: '0', Code: 'InternalError', SenderFault: false }] }))
    await expect(sqsQueue(client, 'https://queue.example')([{ id: 1 }])).rejects.toThrow('InternalError')
  })
})

describe('handing a mail over', () => {
  it('names sender and recipient beside the raw message, and gives its id', async () => {
    const { client, inputs } = aClient(() => ({ MessageId: 'm-1' }))
    const raw = Buffer.from('raw')
    expect(await sesMail(client, 'noreply@consort.example')(raw, 'someone@example.invalid')).toBe('m-1')
    expect(inputs).toEqual([
      { Source: 'noreply@consort.example', Destinations: ['someone@example.invalid'], RawMessage: { Data: raw } },
    ])
  })
})

describe('starting an execution', () => {
  const input = { applicationId: 'a', attempt: 1, resumeAt: 'ScreenApplication' } as const

  it('names it and says whether the name was taken', async () => {
    const { client, inputs } = aClient(() => ({}))
    expect(await sfnStart(client, 'arn')('a-1', input)).toBe('started')
    expect(inputs).toEqual([{ stateMachineArn: 'arn', name: 'a-1', input: JSON.stringify(input) }])
    const taken = aClient(() => {
      throw new ExecutionAlreadyExists({ message: 'there', $metadata: {} })
    })
    expect(await sfnStart(taken.client, 'arn')('a-1', input)).toBe('exists')
  })

  it('fails with whatever else goes wrong', async () => {
    const { client } = aClient(() => {
      throw new Error('throttled')
    })
    await expect(sfnStart(client, 'arn')('a-1', input)).rejects.toThrow('throttled')
  })
})
