import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import aslValidator from 'asl-validator'
import jsonata from 'jsonata'
import { describe, expect, it } from 'vitest'
import { executionInputSchema, tasks } from '../../workflows/chain-staffing/contract.ts'
import { type AslTask, definitionOf, machineFrom } from '../support/asl-machine.ts'
import { bareNames, expressionsIn } from '../support/asl-walk.ts'

const definition = definitionOf('chain-staffing')
const { States } = machineFrom(definition)
const states = Object.entries(States)
const taskStates = states.flatMap(([name, state]) => (state.Type === 'Task' ? [[name, state] as const] : []))
const functionOf = ({ Arguments }: AslTask) => /^\$\{(\w+)\}$/.exec(Arguments.FunctionName)?.[1] as keyof typeof tasks

const wordsOf = (name: string) => {
  const state = States[name]
  if (state?.Type !== 'Choice') throw new Error(`${name} is not a Choice`)
  return state.Choices.map(({ Condition }) => /^\{% \$states\.input\.outcome = '(\w+)' %\}$/.exec(Condition)?.[1])
}

describe('the definition of chain-staffing', () => {
  it('is valid in the Amazon States Language', () => {
    const { isValid, errors } = aslValidator(definition)
    expect({ isValid, faults: errors.map(({ Message }) => Message) }).toEqual({ isValid: true, faults: [] })
  })

  it.each([...new Set(expressionsIn(definition))])('says `%s` in JSONata, from variables only', (expression) => {
    expect(() => jsonata(expression)).not.toThrow()
    expect(bareNames(expression)).toEqual([])
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

  it('gives each function ten seconds more than it has', () => {
    for (const [name, state] of taskStates)
      expect(state.TimeoutSeconds, name).toBe(tasks[functionOf(state)].seconds + 10)
  })

  it('retries every task, and marks the run as failed where that does not help', () => {
    for (const [name, { Retry, Catch }] of taskStates) {
      expect(
        Retry.flatMap(({ ErrorEquals }) => ErrorEquals),
        name,
      ).toContain('Lambda.TooManyRequestsException')
      expect(Retry.at(-1)?.ErrorEquals, name).toEqual(['States.TaskFailed'])
      const isLast = functionOf(States[name] as AslTask) === 'StaffingFail'
      const caught = Catch?.map(({ ErrorEquals, Next }) => [...ErrorEquals, Next])
      expect(caught, name).toEqual(isLast ? undefined : [['States.ALL', 'MarkFailed']])
    }
  })

  it('routes every outcome of every task, and no other', () => {
    for (const [name, state] of taskStates.filter(([, one]) => functionOf(one) !== 'StaffingFail')) {
      const { outcome } = tasks[functionOf(state)].result.shape
      expect(new Set(wordsOf(state.Next)), name).toEqual(new Set('options' in outcome ? outcome.options : []))
    }
  })

  it('sends a word that nobody knows to be written down', () => {
    const defaults = states.flatMap(([, state]) => (state.Type === 'Choice' ? [state.Default] : []))
    expect(new Set(defaults)).toEqual(new Set(['MarkUnknown']))
  })
})

describe('the contract of chain-staffing', () => {
  const fixtures = join(import.meta.dirname, 'fixtures/chain-staffing')
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
})
