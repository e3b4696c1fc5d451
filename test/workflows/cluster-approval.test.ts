import { describe, expect, it } from 'vitest'
import { tasks, waits } from '../../workflows/cluster-approval/contract.ts'
import { definitionOf, machineFrom } from '../support/asl-machine.ts'
import { inProcessStepFunctions } from '../support/in-process-step-functions.ts'
import { tickingClock } from '../support/ticking-clock.ts'

const machine = machineFrom(definitionOf('cluster-approval'))
const applicationId = '0190a1b2-c3d4-7e5f-8a6b-1c2d3e4f5a6b'

type Script = { readonly [state: string]: readonly (string | Error)[] }

/**
 * Runs the machine with tasks and waits that answer by a script, in turn; the last word stands for all later ones.
 * Gives the states it went through, what its functions were told, and how it ended.
 */
const play = async (script: Script, resumeAt = 'ScreenApplication') => {
  const clock = tickingClock('2026-09-01T08:30:00.000Z')
  const turns = new Map<string, number>()
  const told: { name: string; payload: { enteredAt: string; token?: string } }[] = []
  const say = (name: string): string => {
    const turn = turns.get(name) ?? 0
    turns.set(name, turn + 1)
    const said = script[name]?.at(Math.min(turn, script[name].length - 1))
    if (said instanceof Error) throw said
    return said ?? 'marked'
  }
  let tokens = 0
  const sfn = inProcessStepFunctions(() => machine, {
    now: clock.now,
    newToken: () => `token-${(tokens += 1)}`,
    invoke: async (name, sent) => {
      expect(JSON.stringify(sent).length).toBeLessThan(1024)
      told.push({ name, payload: tasks[name as keyof typeof tasks].payload.parse(sent) })
      if (name !== 'Await') return { outcome: say(name) }
      const payload = tasks.Await.payload.parse(sent)
      const wait = Object.entries(waits).find(([, { kind }]) => kind === payload.kind)!
      const outcome = say(wait[0])
      if (outcome !== 'silence') sfn.complete(payload.token, { outcome })
      return { outcome: 'entered' }
    },
  })
  sfn.start('it', { applicationId, attempt: 1, resumeAt })
  for (let steps = 0; sfn.ready().length > 0; steps += 1) {
    if (steps > 200) throw new Error('the machine does not come to an end')
    await sfn.step('it')
  }
  const run = sfn.run('it')
  const visited = run.events.flatMap(({ type, state }) => (type.endsWith('StateEntered') && state ? [state] : []))
  return { sfn, run, told, visited }
}

const happy = {
  ScreenApplication: ['eligible'],
  InviteConsortium: ['invited'],
  AwaitConsortium: ['woken'],
  AssessConsortium: ['approved'],
  RegisterCluster: ['registered'],
} as const

describe('cluster-approval', () => {
  it('takes an application from screening to a registered cluster in twelve steps', async () => {
    const { run, visited } = await play(happy)
    expect(run.status).toBe('SUCCEEDED')
    expect(visited).toEqual([
      'ResumeWhere',
      'ScreenApplication',
      'WhatDidScreeningFind',
      'InviteConsortium',
      'WereTheyInvited',
      'AwaitConsortium',
      'WhyDidWeWake',
      'AssessConsortium',
      'WhatWasDecided',
      'RegisterCluster',
      'WasItRegistered',
      'Approved',
    ])
  })

  it('passes on nothing but an outcome', async () => {
    const { run } = await play(happy)
    expect(run.output).toEqual({ outcome: 'registered' })
  })

  it.each([
    ['Rejected', 'what nobody can mend', { ScreenApplication: ['rejected'], RecordRejection: ['rejected'] }],
    [
      'Rejected',
      'a correction that never came',
      { ScreenApplication: ['needsCorrection'], AwaitCorrection: ['due'], RecordRejection: ['expired'] },
    ],
    [
      'Approved',
      'a corrected application',
      { ...happy, ScreenApplication: ['needsCorrection', 'eligible'], AwaitCorrection: ['corrected'] },
    ],
    ['Approved', 'an assessment that came too early', { ...happy, AssessConsortium: ['notYet', 'notYet', 'approved'] }],
    [
      'Approved',
      "an officer's finding",
      { ...happy, AssessConsortium: ['review', 'approved'], AwaitOfficer: ['finding'] },
    ],
    ['Approved', 'a change before the flip', { ...happy, RegisterCluster: ['changed', 'registered'] }],
    [
      'Approved',
      'a yes that overtook the refusal',
      { ...happy, AssessConsortium: ['rejected', 'approved'], RecordRejection: ['changed'] },
    ],
    [
      'Rejected',
      'a refusal after time is over',
      { ...happy, AssessConsortium: ['rejected'], RecordRejection: ['rejected'] },
    ],
    [
      'Withdrawn',
      'a withdrawal while it is corrected',
      { ScreenApplication: ['needsCorrection'], AwaitCorrection: ['withdrawn'] },
    ],
    ['Withdrawn', 'a withdrawal while it gathers', { ...happy, AwaitConsortium: ['withdrawn'] }],
    ['Withdrawn', 'a withdrawal in review', { ...happy, AssessConsortium: ['review'], AwaitOfficer: ['withdrawn'] }],
    ...Object.keys(happy).map(
      (state) => ['Superseded', `a later attempt, noticed in ${state}`, { ...happy, [state]: ['superseded'] }] as const,
    ),
    [
      'Superseded',
      'a later attempt, noticed in RecordRejection',
      { ScreenApplication: ['rejected'], RecordRejection: ['superseded'] },
    ],
  ] as const)('ends as %s after %s', async (end, _, script) => {
    const { run, visited } = await play(script)
    expect(run.status).toBe('SUCCEEDED')
    expect(visited.at(-1)).toBe(end)
  })

  it.each(['AwaitCorrection', 'InviteConsortium', 'AwaitConsortium', 'AssessConsortium', 'AwaitOfficer'])(
    'resumes at %s',
    async (resumeAt) => {
      const { visited } = await play({ ...happy, AwaitCorrection: ['corrected'], AwaitOfficer: ['finding'] }, resumeAt)
      expect(visited.slice(0, 2)).toEqual(['ResumeWhere', resumeAt])
      expect(visited.at(-1)).toBe('Approved')
    },
  )

  it('waits until somebody completes the wait, and a token is good for once', async () => {
    const { sfn, run, told } = await play({ ...happy, AwaitConsortium: ['silence'] })
    expect({ status: run.status, state: run.state }).toEqual({ status: 'RUNNING', state: 'AwaitConsortium' })
    const { token } = told.at(-1)!.payload
    sfn.complete(token!, { outcome: 'woken' })
    expect(() => sfn.complete(token!, { outcome: 'woken' })).toThrow('no task waits')
    expect(sfn.ready()).toEqual(['it'])
  })

  it('tries a failing task again and tells it so, in the same entry', async () => {
    const { run, told } = await play({
      ...happy,
      ScreenApplication: [new Error('once'), new Error('twice'), 'eligible'],
    })
    expect(run.status).toBe('SUCCEEDED')
    const screened = told.filter(({ name }) => name === 'ScreenApplication').map(({ payload }) => payload)
    expect(screened).toMatchObject([{ retry: 0 }, { retry: 1 }, { retry: 2 }])
    expect(new Set(screened.map((payload) => payload.enteredAt)).size).toBe(1)
  })

  it('asks with a new token when a waiting function fails', async () => {
    const { told } = await play({ ...happy, AwaitConsortium: [new Error('once'), 'woken'] })
    const tokens = told.flatMap(({ payload }) => payload.token ?? [])
    expect(new Set(tokens).size).toBe(2)
  })

  it('marks an application stuck where trying again does not help, and ends with the error', async () => {
    const { run, told, visited } = await play({ ...happy, RegisterCluster: [new Error('no')] })
    expect(visited.slice(-3)).toEqual(['RegisterCluster', 'MarkStuck', 'Stuck'])
    expect(told.at(-1)).toMatchObject({ name: 'MarkStuck', payload: { state: 'RegisterCluster', error: 'Error' } })
    expect(run).toMatchObject({ status: 'FAILED', error: 'Error' })
  })

  it('marks an application stuck whose wait outlasts its limit', async () => {
    const { sfn, run, told } = await play({ ...happy, AwaitConsortium: ['silence'] })
    sfn.timeOut('it')
    for (let steps = 0; sfn.ready().length > 0 && steps < 20; steps += 1) await sfn.step('it')
    expect(told.at(-1)).toMatchObject({
      name: 'MarkStuck',
      payload: { state: 'AwaitConsortium', error: 'States.Timeout' },
    })
    expect(run.status).toBe('FAILED')
  })

  it('writes down a word that it does not know', async () => {
    const { run, told } = await play({ ...happy, AssessConsortium: ['perhaps'] })
    expect(told.at(-1)).toMatchObject({
      name: 'MarkStuck',
      payload: { state: 'MarkUnknown', error: 'UnknownOutcome', cause: '{"outcome":"perhaps"}' },
    })
    expect(run).toMatchObject({ status: 'FAILED', error: 'UnknownOutcome' })
  })

  it('fails with the error of the step where not even that can be written down', async () => {
    const { run } = await play({ ...happy, RegisterCluster: [new Error('no')], MarkStuck: [new TypeError('neither')] })
    expect(run).toMatchObject({ status: 'FAILED', error: 'TypeError' })
  })
})
