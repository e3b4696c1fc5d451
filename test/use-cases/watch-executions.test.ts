import { describe, expect, it } from 'vitest'
import { makeListExecutions } from '../../shared/use-cases/list-executions.ts'
import { makeReadExecution, stepsOf } from '../../shared/use-cases/read-execution.ts'
import { approvalWorld } from '../support/approval-world.ts'

const START = { organisations: 8, pack: { minimumOrganisations: 4 } } as const

const momentAt = (second: number) => `2026-09-01T08:00:0${second}.000Z`

describe('watching executions', () => {
  it('lists them by status, with application, attempt, state and the address in the console', async () => {
    const world = await approvalWorld(START)
    const one = await world.apply(world.register.slice(1, 5), { content: { name: 'Materials for Electronics' } })
    const other = await world.apply(world.register.slice(1, 5), { content: { name: 'Robots of the North' } })
    await world.settle()
    await world.withdraw(one)
    await world.settle()
    const list = makeListExecutions(world)
    const { executions } = await list({ limit: 10 })
    expect(
      executions.map(({ applicationId, attempt, status, state }) => [applicationId, attempt, status, state]),
    ).toEqual([
      [other, 1, 'RUNNING', 'AwaitConsortium'],
      [one, 1, 'SUCCEEDED', 'Withdrawn'],
    ])
    expect(executions[0]?.console).toBe(
      `https://eu-central-1.console.aws.amazon.com/states/home?region=eu-central-1#/v2/executions/details/arn:aws:states:eu-central-1:000000000000:execution:in-process:${other}-1`,
    )
    expect((await list({ status: 'SUCCEEDED', limit: 10 })).executions.map(({ name }) => name)).toEqual([`${one}-1`])
    const first = await list({ limit: 1 })
    const second = await list({ limit: 1, start: first.next })
    expect([...first.executions, ...second.executions]).toEqual(executions)
    expect(second.next).toBeUndefined()
  })

  it('shows one as the timeline of its states, the current one without an end', async () => {
    const world = await approvalWorld(START)
    const id = await world.apply(world.register.slice(1, 5))
    await world.settle()
    const { steps, ...about } = await makeReadExecution(world)({ name: `${id}-1` })
    expect(about).toMatchObject({ applicationId: id, attempt: 1, status: 'RUNNING', state: 'AwaitConsortium' })
    expect(steps.map(({ state, kind, tries }) => `${state} ${kind} ${tries}`)).toEqual([
      'ResumeWhere Choice 0',
      'ScreenApplication Task 1',
      'WhatDidScreeningFind Choice 0',
      'InviteConsortium Task 1',
      'WereTheyInvited Choice 0',
      'AwaitConsortium Task 1',
    ])
    expect(steps.map(({ exitedAt }) => exitedAt !== undefined)).toEqual([true, true, true, true, true, false])
  })

  it('shows what failed and how often it was tried', async () => {
    const world = await approvalWorld(START)
    const id = await world.apply(world.register.slice(1, 5))
    world.around((call, proceed) =>
      call.port === 'table' && call.verb === 'getMany' ? Promise.reject(new TypeError('no')) : proceed(),
    )
    for (let at = 0; at < 30; at += 1) await world.step()
    const { steps, error, status } = await makeReadExecution(world)({ name: `${id}-1` })
    expect({ status, error }).toEqual({ status: 'FAILED', error: 'TypeError' })
    const screening = steps.find(({ state }) => state === 'ScreenApplication')
    expect(screening?.tries).toBe(4)
    expect(screening?.failures.map((one) => one.error)).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError'])
  })

  it('knows nothing of an execution that never was', async () => {
    const world = await approvalWorld(START)
    await expect(makeReadExecution(world)({ name: 'never-1' })).rejects.toMatchObject({ name: 'NotFound' })
  })

  it('reads the events of Step Functions for waits too', () => {
    const steps = stepsOf([
      { at: momentAt(0), type: 'ExecutionStarted' },
      { at: momentAt(1), type: 'TaskStateEntered', state: 'AwaitOfficer' },
      { at: momentAt(1), type: 'TaskScheduled' },
      { at: momentAt(1), type: 'TaskStarted' },
      { at: momentAt(2), type: 'TaskSubmitted' },
      { at: momentAt(3), type: 'TaskTimedOut', error: 'States.Timeout' },
    ])
    expect(steps).toEqual([
      {
        state: 'AwaitOfficer',
        kind: 'Task',
        enteredAt: momentAt(1),
        tries: 1,
        failures: [{ at: momentAt(3), error: 'States.Timeout' }],
      },
    ])
  })
})
