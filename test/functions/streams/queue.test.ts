import type { Context, SQSRecord } from 'aws-lambda'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { eventHandler } from '../../../functions/streams/event.ts'
import { queueHandler } from '../../../functions/streams/queue.ts'

/** None of the handlers asks Lambda for anything. */
const context = {} as Context

const NOW = '2026-09-01T08:00:00.000Z'

const consuming = (run: (id: string) => Promise<object | void> = async () => {}) => {
  const ran: { id: string; now: string }[] = []
  const heard: { [name: string]: unknown }[] = []
  let asked = 0
  const handler = queueHandler({
    name: 'mail',
    schema: z.strictObject({ id: z.string() }),
    clock: async () => {
      asked += 1
      return NOW
    },
    observe: (work) => heard.push(work),
    run: async (message) => {
      ran.push(message)
      return run(message.id)
    },
  })
  const consume = async (...bodies: readonly string[]) => {
    const Records = bodies.map((body, at) => ({ messageId: String(at), body })) as SQSRecord[]
    return (await handler({ Records }, context)).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)
  }
  return { consume, ran, heard, asked: () => asked }
}

describe('the chain for queues', () => {
  it('does what each message asks for, at one moment, and tells of each', async () => {
    const { consume, ran, heard, asked } = consuming(async (id) => ({ outcome: `did ${id}` }))
    expect(await consume('{"id":"a"}', '{"id":"b"}')).toEqual([])
    expect(ran).toEqual([
      { id: 'a', now: NOW },
      { id: 'b', now: NOW },
    ])
    expect(asked()).toBe(1)
    expect(heard.map(({ outcome }) => outcome)).toEqual(['did a', 'did b'])
  })

  it('does once what equal messages ask for, and reports all of them if it failed', async () => {
    const { consume, ran } = consuming(async (id) => {
      if (id === 'a') throw new Error('no')
    })
    expect(await consume('{"id":"a"}', '{"id":"b"}', '{"id":"a"}')).toEqual(['0', '2'])
    expect(ran.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it.each(['', 'nonsense', '{"id":1}', '{"id":"a","more":true}', 'null'])(
    'reports %j as failed, and goes on',
    async (body) => {
      const { consume, heard } = consuming()
      expect(await consume(body, '{"id":"b"}')).toEqual(['0'])
      expect(heard.filter(({ error }) => error !== undefined)).toHaveLength(1)
    },
  )
})

const listening = (run: () => Promise<object>) => {
  const heard: { [name: string]: unknown }[] = []
  const handler = eventHandler({
    name: 'tick',
    schema: z.object({ id: z.string() }),
    clock: async () => NOW,
    observe: (work) => heard.push(work),
    run,
  })
  return { handle: (event: unknown) => handler(event, context), heard }
}

describe('the chain for single events', () => {
  it('tells what became of it, also to whoever invoked it', async () => {
    const { handle, heard } = listening(async () => ({ outcome: 'ticked' }))
    expect(await handle({ id: 'a' })).toEqual({ outcome: 'ticked' })
    expect(heard).toMatchObject([{ event: 'tick', outcome: 'ticked' }])
  })

  it('tells of a failure and fails, so that it comes again', async () => {
    const { handle, heard } = listening(async () => Promise.reject(new Error('no')))
    await expect(handle({ id: 'a' })).rejects.toThrow('no')
    await expect(handle({})).rejects.toThrow('expected string')
    expect(heard).toHaveLength(2)
  })
})
