import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { executionInputSchema, tasks, waits } from '../../workflows/cluster-approval/contract.ts'
import { describeContract, describeDefinition, statesOf } from '../support/describe-workflow.ts'
import { resumeAtSchema } from '../../shared/items/application-item.ts'

const NEARLY_A_YEAR = 30_000_000

const { States, StartAt, taskStates } = statesOf('cluster-approval')
const isWait = (name: string): boolean => Object.keys(waits).includes(name)

const contract = {
  executionInputSchema,
  tasks,
  waits: Object.fromEntries(
    Object.entries(waits).map(([state, { result }]) => [state, { result, seconds: NEARLY_A_YEAR }]),
  ),
}

describeDefinition('cluster-approval', contract, {
  failure: { task: 'MarkStuck', state: 'MarkStuck' },
  unknown: 'MarkUnknown',
})

describe('how cluster-approval begins and waits', () => {
  it('begins wherever an attempt can resume', () => {
    const start = States[StartAt]
    const choices = start?.Type === 'Choice' ? start.Choices : []
    const routes = choices.map(({ Condition, Next }) => [
      /^\{% \$states\.input\.(?:outcome|resumeAt) = '(\w+)' %\}$/.exec(Condition)?.[1],
      Next,
    ])
    expect(routes).toEqual(resumeAtSchema.options.map((state) => [state, state]))
  })

  it('asks the one waiting function for the right kind of wait', () => {
    const kinds = taskStates.flatMap(([name, { Arguments }]) =>
      isWait(name) ? [[name, Arguments.Payload['kind']]] : [],
    )
    expect(Object.fromEntries(kinds)).toEqual(
      Object.fromEntries(Object.entries(waits).map(([state, { kind }]) => [state, kind])),
    )
  })
})

describeContract('cluster-approval', contract)

describe('what cluster-approval is given', () => {
  const fixtures = join(import.meta.dirname, 'fixtures/cluster-approval')

  it('reads a newer definition, which may say more', () => {
    const file = readFileSync(join(fixtures, 'v1/ScreenApplication.json'), 'utf8')
    expect(tasks.ScreenApplication.payload.parse({ ...JSON.parse(file), more: true })).not.toHaveProperty('more')
  })

  it('writes the moment of entry in one way only', () => {
    const file = readFileSync(join(fixtures, 'v1/ScreenApplication.json'), 'utf8')
    const entered = (enteredAt: string) =>
      tasks.ScreenApplication.payload.parse({ ...JSON.parse(file), enteredAt }).enteredAt
    expect(entered('2026-09-01T08:30:00Z')).toBe('2026-09-01T08:30:00.000Z')
    expect(entered('2026-09-01T08:30:00.1+00:00')).toBe('2026-09-01T08:30:00.100Z')
  })
})
