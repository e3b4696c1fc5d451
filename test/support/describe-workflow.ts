import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import aslValidator from 'asl-validator'
import jsonata from 'jsonata'
import { describe, expect, it } from 'vitest'
import type * as z from 'zod'
import * as errors from '../../shared/domain/errors.ts'
import { type AslTask, definitionOf, machineFrom } from './asl-machine.ts'
import { bareNames, expressionsIn } from './asl-walk.ts'

type Result = z.ZodObject<{ outcome: z.ZodString | z.ZodEnum }>

/** What the contract of a workflow says; a wait lasts so many seconds at most. */
type Contract = {
  readonly executionInputSchema: z.ZodType
  readonly tasks: Readonly<
    Record<string, { readonly payload: z.ZodType; readonly result: Result; readonly seconds: number }>
  >
  readonly waits: Readonly<Record<string, { readonly result: Result; readonly seconds: number }>>
}

/** Where a definition leads that is off its way: what writes a failure down (its task and its state), if anything does, and a word nobody knows. */
type Ends = { readonly failure?: { readonly task: string; readonly state: string }; readonly unknown: string }

/** The states of a workflow's definition, as far as tests go over them. */
export const statesOf = (workflow: string) => {
  const definition = definitionOf(workflow)
  const { States, StartAt } = machineFrom(definition)
  const states = Object.entries(States)
  const taskStates = states.flatMap(([name, state]) => (state.Type === 'Task' ? [[name, state] as const] : []))
  return { definition, States, StartAt, states, taskStates }
}

/** The words by which a Choice tells outcomes from each other. */
const wordsOf = ({ States }: ReturnType<typeof statesOf>, name: string) => {
  const state = States[name]
  if (state?.Type !== 'Choice') throw new Error(`${name} is not a Choice`)
  return state.Choices.map(({ Condition }) => /^\{% \$states\.input\.outcome = '(\w+)' %\}$/.exec(Condition)?.[1])
}

const functionOf = ({ Arguments }: AslTask): string => /^\$\{(\w+)\}$/.exec(Arguments.FunctionName)?.[1] ?? ''

/** Says of a workflow's definition that it does what its contract says, and nothing else. */
export const describeDefinition = (workflow: string, { tasks, waits }: Contract, { failure, unknown }: Ends): void => {
  const parts = statesOf(workflow)
  const { definition, states, taskStates } = parts

  describe(`the definition of ${workflow}`, () => {
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

    it('gives each function ten seconds more than it has, and a wait as long as it may last', () => {
      for (const [name, state] of taskStates)
        expect(state.TimeoutSeconds, name).toBe(waits[name]?.seconds ?? tasks[functionOf(state)]!.seconds + 10)
    })

    it('retries every task, and has it written down where that does not help', () => {
      for (const [name, state] of taskStates) {
        const caught = state.Catch?.map(({ ErrorEquals, Next }) => [...ErrorEquals, Next])
        const isCaught = failure && functionOf(state) !== failure.task
        expect(state.Retry[0]?.ErrorEquals, name).toContain('Lambda.TooManyRequestsException')
        expect(state.Retry.at(-1)?.ErrorEquals, name).toEqual(['States.TaskFailed'])
        expect(caught, name).toEqual(isCaught ? [['States.ALL', failure.state]] : undefined)
      }
    })

    it('routes every outcome of every task and of every wait, and no other', () => {
      for (const [name, state] of taskStates.filter(([, one]) => functionOf(one) !== failure?.task)) {
        const { outcome } = (waits[name] ?? tasks[functionOf(state)]!).result.shape
        expect(new Set(wordsOf(parts, state.Next)), name).toEqual(new Set('options' in outcome ? outcome.options : []))
      }
    })

    it(`leads a word that nobody knows to ${unknown}`, () => {
      const defaults = states.flatMap(([, state]) => (state.Type === 'Choice' ? [state.Default] : []))
      expect(new Set(defaults)).toEqual(new Set([unknown]))
    })
  })
}

/** Says of a workflow's contract that it still reads what every definition so far sends, which lies in fixtures. */
export const describeContract = (workflow: string, { executionInputSchema, tasks }: Contract): void => {
  const fixtures = join(import.meta.dirname, '../workflows/fixtures', workflow)
  const payloads = readdirSync(fixtures).flatMap((version) =>
    readdirSync(join(fixtures, version)).map((file) => [version, file.replace('.json', '')] as const),
  )

  describe(`the contract of ${workflow}`, () => {
    it.each(payloads)('still reads what a definition of %s sends to %s', (version, name) => {
      const payload = JSON.parse(readFileSync(join(fixtures, version, `${name}.json`), 'utf8'))
      const schema = name === 'execution-input' ? executionInputSchema : tasks[name]!.payload
      expect(schema.parse(payload)).toMatchObject(payload)
    })

    it('has an example of every payload', () => {
      expect(new Set(payloads.map(([, name]) => name))).toEqual(new Set(['execution-input', ...Object.keys(tasks)]))
    })
  })
}
