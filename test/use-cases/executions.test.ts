import { describe, expect, it } from 'vitest'
import { applicationDueKey, dueAtOf, putDue } from '../../shared/items/due-item.ts'
import { askForWake, startKey, wakeKey } from '../../shared/items/outbox-item.ts'
import { makeAnswerWake } from '../../shared/use-cases/answer-wake.ts'
import { makeReadoptExecution } from '../../shared/use-cases/readopt-execution.ts'
import { makeStartExecution, type ExecutionInput } from '../../shared/use-cases/start-execution.ts'
import { aPipeline } from '../support/pipeline.ts'

const submitted = async () => {
  const pipeline = await aPipeline({ pack: { minimumOrganisations: 3 } })
  const { register, store, cases, now, coordinator } = pipeline
  const id = await pipeline.submit(register.slice(1, 4))
  const executions = new Map<string, ExecutionInput>()
  const start = makeStartExecution({
    table: store,
    start: async (name, input) => {
      if (executions.has(name)) return 'exists'
      executions.set(name, input)
      return 'started'
    },
  })
  return {
    ...pipeline,
    id,
    start,
    executions,
    restart: (expectedAttempt: number) =>
      cases.restart({ applicationId: id, expectedAttempt, because: 'operator', by: { as: 'service' }, now: now() }),
    withdraw: () => cases.withdraw({ ...coordinator, applicationId: id, now: now() }),
    readopt: makeReadoptExecution({ table: store, restartAttempt: cases.restart }),
  }
}

describe('starting an attempt', () => {
  it('begins the execution of its name where the application says, and removes the request', async () => {
    const { id, start, executions, store } = await submitted()
    expect(await store.get(startKey(id))).toBeDefined()
    expect(await start({ applicationId: id, attempt: 1 })).toEqual({ outcome: 'started' })
    expect([...executions]).toEqual([[`${id}-1`, { applicationId: id, attempt: 1, resumeAt: 'ScreenApplication' }]])
    expect(await store.get(startKey(id))).toBeUndefined()
  })

  it('takes an execution that exists for its own, as long as the attempt is the stored one', async () => {
    const { id, start, executions, restart, store } = await submitted()
    await start({ applicationId: id, attempt: 1 })
    expect(await start({ applicationId: id, attempt: 1 })).toEqual({ outcome: 'exists' })
    await restart(1)
    expect(await start({ applicationId: id, attempt: 1 })).toEqual({ outcome: 'superseded' })
    expect(await store.get(startKey(id))).toMatchObject({ attempt: 2 })
    expect(await start({ applicationId: id, attempt: 2 })).toEqual({ outcome: 'started' })
    expect([...executions.keys()]).toEqual([`${id}-1`, `${id}-2`])
  })

  it('starts nothing for an application that has ended or is not there', async () => {
    const { id, start, executions, withdraw, newId } = await submitted()
    await withdraw()
    for (const attempt of [1, 2]) expect(await start({ applicationId: id, attempt })).toEqual({ outcome: 'superseded' })
    expect(await start({ applicationId: newId(), attempt: 1 })).toEqual({ outcome: 'superseded' })
    expect(executions.size).toBe(0)
  })
})

describe('an execution that ended otherwise than by success', () => {
  it('is followed by the next attempt', async () => {
    const { id, readopt, now, application, store } = await submitted()
    expect(await readopt({ name: `${id}-1`, seconds: 3600, now: now() })).toEqual({ outcome: 'restarted' })
    expect(await application(id)).toMatchObject({ attempt: 2 })
    expect(await store.get(startKey(id))).toMatchObject({ attempt: 2 })
    expect(await readopt({ name: `${id}-1`, seconds: 3600, now: now() })).toEqual({ outcome: 'superseded' })
  })

  it('is followed a minute later if it died at once, so that nothing spins', async () => {
    const { id, readopt, now, application, store } = await submitted()
    expect(await readopt({ name: `${id}-1`, seconds: 0.5, now: '2026-09-01T08:10:00.000Z' })).toEqual({
      outcome: 'later',
    })
    expect(await application(id)).toMatchObject({ attempt: 1 })
    expect(dueAtOf((await store.get(applicationDueKey(id, 'retry')))!)).toBe('2026-09-01T08:11:00.000Z')
    expect(await readopt({ name: `${id}-1`, seconds: 0.5, now: now() })).toEqual({ outcome: 'known' })
  })

  it('is left to the retry that the workflow itself has put down', async () => {
    const { id, readopt, now, store, application } = await submitted()
    await store.write([putDue(id, 'retry', now())])
    expect(await readopt({ name: `${id}-1`, seconds: 60, now: now() })).toEqual({ outcome: 'known' })
    expect(await application(id)).toMatchObject({ attempt: 1 })
  })

  it('is left alone if its application is stuck or has ended, or if it is not of ours', async () => {
    const { id, readopt, now, tasks, withdraw } = await submitted()
    const failure = { applicationId: id, attempt: 1, state: 'ScreenApplication', error: 'Busy' }
    for (const _ of [1, 2, 3]) await tasks.stuck({ ...failure, enteredAt: now(), now: now() })
    expect(await readopt({ name: `${id}-1`, seconds: 60, now: now() })).toEqual({ outcome: 'known' })
    await withdraw()
    expect(await readopt({ name: `${id}-1`, seconds: 60, now: now() })).toEqual({ outcome: 'superseded' })
    expect(await readopt({ name: 'by-hand', seconds: 60, now: now() })).toEqual({ outcome: 'foreign' })
  })
})

describe('answering a wake', () => {
  it('looks, and removes the request that stood there before it looked', async () => {
    const { id, store, now } = await submitted()
    const looked: unknown[] = []
    const answer = makeAnswerWake({
      table: store,
      wakeApplication: async (command) => {
        looked.push(command)
        return 'looked'
      },
      hearRegisterChange: async (command) => void looked.push(command),
      wakeRequest: async (command) => void looked.push(command),
    })
    await store.write([askForWake(id, now())])
    const at = now()
    await answer({ kind: 'application', applicationId: id, now: at })
    expect(await store.get(wakeKey(id))).toBeUndefined()
    await answer({ kind: 'application', applicationId: id, now: at })
    await answer({ kind: 'organisation', key: 'ru-inn:7735007358', now: at })
    expect(looked).toEqual([
      { applicationId: id, now: at },
      { applicationId: id, now: at },
      { key: 'ru-inn:7735007358', now: at },
    ])
  })

  it('leaves the request of whoever asked while it looked, and of a look that failed', async () => {
    const { id, store, now } = await submitted()
    const asking = makeAnswerWake({
      table: store,
      wakeApplication: async () => {
        await store.write([askForWake(id, now())])
        return 'looked'
      },
      hearRegisterChange: async () => {},
      wakeRequest: async () => {},
    })
    await store.write([askForWake(id, now())])
    await asking({ kind: 'application', applicationId: id, now: now() })
    expect(await store.get(wakeKey(id))).toBeDefined()
    const failing = makeAnswerWake({
      table: store,
      wakeApplication: async () => Promise.reject(new Error('busy')),
      hearRegisterChange: async () => {},
      wakeRequest: async () => {},
    })
    await expect(failing({ kind: 'application', applicationId: id, now: now() })).rejects.toThrow('busy')
    expect(await store.get(wakeKey(id))).toBeDefined()
  })
})
