import type { Context } from 'aws-lambda'
import { describe, expect, it } from 'vitest'
import { taskHandler } from '../../../functions/tasks/task.ts'
import { tasks } from '../../../workflows/cluster-approval/contract.ts'

const NOW = '2026-09-01T08:30:01.000Z'
const context = { awsRequestId: 'request-1' } as Context
const payload = {
  applicationId: '0190a1b2-c3d4-7e5f-8a6b-1c2d3e4f5a6b',
  attempt: 2,
  enteredAt: '2026-09-01T08:30:00Z',
  retry: 1,
}

type Run = Parameters<typeof taskHandler<typeof payload, { outcome: 'invited' | 'superseded' }>>[0]['run']

const call = (event: unknown, run: Run) => {
  const calls: object[] = []
  const handler = taskHandler({
    name: 'InviteConsortium',
    contract: tasks.InviteConsortium,
    clock: async () => NOW,
    observe: (one) => calls.push(one),
    run,
  })
  return { answer: handler(event, context) as Promise<unknown>, calls }
}

describe('the chain of tasks', () => {
  it('gives the use case the payload by the contract, and the time', async () => {
    const heard: unknown[] = []
    const { answer } = call({ ...payload, more: 'from a newer definition' }, async (command) => {
      heard.push(command)
      return { outcome: 'invited' }
    })
    expect(await answer).toEqual({ outcome: 'invited' })
    expect(heard).toEqual([{ ...payload, enteredAt: '2026-09-01T08:30:00.000Z', now: NOW }])
  })

  it('lets nothing out but what the contract says', async () => {
    const { answer } = call(payload, async () => ({ outcome: 'invited', address: 'someone@example.invalid' }) as never)
    expect(await answer).toEqual({ outcome: 'invited' })
    await expect(call(payload, async () => ({ outcome: 'perhaps' }) as never).answer).rejects.toThrow('request-1')
  })

  it('writes one line about a call, with ids and an outcome', async () => {
    const { answer, calls } = call(payload, async () => ({ outcome: 'superseded' }))
    await answer
    expect(calls).toEqual([
      {
        task: 'InviteConsortium',
        applicationId: payload.applicationId,
        attempt: 2,
        retry: 1,
        milliseconds: expect.any(Number),
        outcome: 'superseded',
      },
    ])
  })

  it('tells Step Functions the name of an error and not its text, and the log both', async () => {
    const error = Object.assign(new Error('someone@example.invalid'), { name: 'Busy' })
    const { answer, calls } = call(payload, () => Promise.reject(error))
    const told = await answer.catch((thrown: Error) => thrown)
    expect(told).toMatchObject({ name: 'Busy', message: 'the log of request request-1 says why' })
    expect(JSON.stringify(told) + String(told)).not.toContain('someone')
    expect(calls).toMatchObject([{ error, attempt: 2 }])
  })

  it('refuses a payload that is not of the contract', async () => {
    const { answer, calls } = call({ ...payload, attempt: 0 }, async () => ({ outcome: 'invited' }))
    await expect(answer).rejects.toMatchObject({ name: 'ZodError' })
    expect(calls).toHaveLength(1)
  })
})
