import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import aslValidator from 'asl-validator'
import jsonata from 'jsonata'
import { describe, expect, it } from 'vitest'
import * as errors from '../../shared/domain/errors.ts'
import { executionInputSchema, tasks, waits } from '../../workflows/cluster-approval/contract.ts'
import { type AslTask, definitionOf, machineFrom } from '../support/asl-machine.ts'
import { bareNames, expressionsIn } from '../support/asl-walk.ts'
import { resumeAtSchema } from '../../shared/items/application-item.ts'

const definition = definitionOf('cluster-approval')
const { States, StartAt } = machineFrom(definition)
const states = Object.entries(States)
const taskStates = states.flatMap(([name, state]) => (state.Type === 'Task' ? [[name, state] as const] : []))
const functionOf = ({ Arguments }: AslTask) => /^\$\{(\w+)\}$/.exec(Arguments.FunctionName)?.[1] as keyof typeof tasks
const waitOf = (name: string) => Object.entries(waits).find(([state]) => state === name)?.[1]

/** The words that a Choice compares with, and where each leads. */
const routesOf = (name: string) => {
  const state = States[name]
  if (state?.Type !== 'Choice') throw new Error(`${name} is not a Choice`)
  return new Map(
    state.Choices.map(({ Condition, Next }) => [
      /^\{% \$states\.input\.(?:outcome|resumeAt) = '(\w+)' %\}$/.exec(Condition)?.[1],
      Next,
    ]),
  )
}

describe('the definition of cluster-approval', () => {
  it('is valid in the Amazon States Language', () => {
    const { isValid, errors: faults } = aslValidator(definition)
    expect({ isValid, faults: faults.map(({ Message }) => Message) }).toEqual({ isValid: true, faults: [] })
  })

  it.each([...new Set(expressionsIn(definition))])('says `%s` in JSONata, from variables only', (expression) => {
    expect(() => jsonata(expression)).not.toThrow()
    expect(bareNames(expression)).toEqual([])
  })

  it('waits for no error that nobody throws', () => {
    const named = taskStates.flatMap(([, { Retry, Catch = [] }]) =>
      [...Retry, ...Catch].flatMap((one) => one.ErrorEquals),
    )
    const ours = named.filter((name) => !/^(States|Lambda)\./.test(name))
    expect(ours.filter((name) => !(name in errors))).toEqual([])
  })

  it('says of every task which file runs, and the file is there', () => {
    for (const [name, { Comment }] of taskStates) {
      const file = /^functions\/tasks\/[\w-]+\.ts/.exec(Comment)?.[0] ?? `${name} names no file`
      expect(existsSync(join(import.meta.dirname, '../..', file)), file).toBe(true)
    }
  })

  it('names exactly the functions of the contract', () => {
    expect(new Set(taskStates.map(([, state]) => functionOf(state)))).toEqual(new Set(Object.keys(tasks)))
  })

  it('gives each function ten seconds more than it has, and a wait nearly a year', () => {
    for (const [name, state] of taskStates)
      expect(state.TimeoutSeconds, name).toBe(waitOf(name) ? 30_000_000 : tasks[functionOf(state)].seconds + 10)
  })

  it('retries every task, and marks the application stuck where that does not help', () => {
    for (const [name, state] of taskStates) {
      const caught = (state.Catch ?? []).map(({ ErrorEquals, Next }) => `${ErrorEquals.join()} ${Next}`)
      expect(state.Retry[0]?.ErrorEquals, name).toContain('Lambda.TooManyRequestsException')
      expect(state.Retry.at(-1)?.ErrorEquals, name).toEqual(['States.TaskFailed'])
      expect(caught, name).toEqual(functionOf(state) === 'MarkStuck' ? [] : ['States.ALL MarkStuck'])
    }
  })

  it('routes every outcome of every task and of every wait, and no other', () => {
    for (const [name, state] of taskStates.filter(([, one]) => functionOf(one) !== 'MarkStuck')) {
      const result = waitOf(name)?.result ?? tasks[functionOf(state)].result
      const outcomes = result.shape.outcome
      expect(new Set(routesOf(state.Next).keys()), name).toEqual(new Set('options' in outcomes ? outcomes.options : []))
    }
  })

  it('begins wherever an attempt can resume', () => {
    expect(routesOf(StartAt)).toEqual(new Map(resumeAtSchema.options.map((state) => [state, state])))
  })

  it('sends a word that nobody knows to be written down', () => {
    const defaults = states.flatMap(([, state]) => (state.Type === 'Choice' ? [state.Default] : []))
    expect(new Set(defaults)).toEqual(new Set(['MarkUnknown']))
  })

  it('asks the one waiting function for the right kind of wait', () => {
    const kinds = taskStates.flatMap(([name, { Arguments }]) =>
      waitOf(name) ? [[name, Arguments.Payload['kind']]] : [],
    )
    expect(Object.fromEntries(kinds)).toEqual(
      Object.fromEntries(Object.entries(waits).map(([state, { kind }]) => [state, kind])),
    )
  })
})

describe('the contract of cluster-approval', () => {
  const fixtures = join(import.meta.dirname, 'fixtures/cluster-approval')
  const payloads = readdirSync(fixtures).flatMap((version) =>
    readdirSync(join(fixtures, version)).map((file) => [version, file.replace('.json', '')] as const),
  )

  it.each(payloads)('still reads what a definition of %s sends to %s', (version, name) => {
    const payload = JSON.parse(readFileSync(join(fixtures, version, `${name}.json`), 'utf8'))
    const schema = name === 'execution-input' ? executionInputSchema : tasks[name as keyof typeof tasks].payload
    expect(schema.parse(payload)).toMatchObject(payload)
  })

  it('has an example of every payload', () => {
    expect(new Set(payloads.map(([, name]) => name))).toEqual(new Set(['execution-input', ...Object.keys(tasks)]))
  })

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
