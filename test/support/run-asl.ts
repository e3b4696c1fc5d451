import type { HistoryEvent } from '../../shared/stores/executions.ts'
import { AslError, evaluated } from './asl-expression.ts'
import type { AslChoice, AslFail, AslTask, Machine } from './asl-machine.ts'

/** What a Lambda stands for: it is given JSON and answers JSON, or throws. */
export type Invoke = (functionName: string, payload: unknown) => Promise<unknown>

/** What the machine needs from outside: its functions, the time, and task tokens that nobody has seen. */
export type Surroundings = { readonly invoke: Invoke; readonly now: () => string; readonly newToken: () => string }

/** One execution between two steps. `status` RUNNING with a `token` and nothing `arrived`: it waits. */
export type Run = {
  readonly name: string
  readonly arn: string
  readonly input: unknown
  readonly startedAt: string
  readonly events: HistoryEvent[]
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED'
  state: string
  data: unknown
  enteredAt: string
  retries: number[]
  token?: string | undefined
  arrived?: { readonly output: unknown } | { readonly failure: AslError } | undefined
  stoppedAt?: string
  output?: unknown
  error?: string
  cause?: string
}

const asJson = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))

const note = (run: Run, at: string, type: string, more: { state?: string; error?: string } = {}): void => {
  run.events.push({ at, type, ...more })
}

const enter = (machine: Machine, run: Run, state: string, data: unknown, now: () => string): void => {
  const at = now()
  const kind = machine.States[state]?.Type
  if (!kind) throw new Error(`there is no state ${state}`)
  Object.assign(run, { state, data, enteredAt: at, retries: [], token: undefined, arrived: undefined })
  note(run, at, `${kind}StateEntered`, { state })
}

/** Goes on to another state, unless the execution was ended from outside while its task ran. */
const go = (machine: Machine, run: Run, next: string, data: unknown, { now }: Surroundings): void => {
  if (run.status !== 'RUNNING') return
  note(run, now(), `${machine.States[run.state]!.Type}StateExited`, { state: run.state })
  enter(machine, run, next, asJson(data), now)
}

const end = (
  run: Run,
  at: string,
  status: 'SUCCEEDED' | 'FAILED' | 'ABORTED',
  error?: string,
  cause?: string,
): void => {
  Object.assign(
    run,
    { status, stoppedAt: at, token: undefined },
    error === undefined ? { output: run.data } : { error, cause },
  )
  const words = { SUCCEEDED: 'ExecutionSucceeded', FAILED: 'ExecutionFailed', ABORTED: 'ExecutionAborted' }
  note(run, at, words[status], error === undefined ? {} : { error })
}

/** An execution that has entered its first state. */
export const begin = (machine: Machine, name: string, input: unknown, now: () => string): Run => {
  const startedAt = now()
  const arn = `arn:aws:states:eu-central-1:000000000000:execution:in-process:${name}`
  const fresh = { status: 'RUNNING' as const, state: '', data: undefined, enteredAt: '', retries: [] }
  const run: Run = { name, arn, input: asJson(input), startedAt, events: [], ...fresh }
  note(run, startedAt, 'ExecutionStarted')
  enter(machine, run, machine.StartAt, run.input, now)
  return run
}

/** Ends an execution from outside, as an operator does. */
export const abort = (run: Run, at: string): void => {
  if (run.status === 'RUNNING') end(run, at, 'ABORTED', 'Stopped', 'stopped by hand')
}

/** Whether an execution can do nothing before somebody completes its wait. */
export const isWaiting = (run: Run): boolean => run.status === 'RUNNING' && run.token !== undefined && !run.arrived

const tries = (run: Run): number => run.retries.reduce((sum, count) => sum + (count ?? 0), 0)

const contextOf = (run: Run) => ({
  Execution: { Id: run.arn, Name: run.name, Input: run.input, StartTime: run.startedAt },
  State: { Name: run.state, EnteredTime: run.enteredAt, RetryCount: tries(run) },
  ...(run.token === undefined ? {} : { Task: { Token: run.token } }),
})

const statesOf = (run: Run, more: object = {}) => ({ input: run.data, context: contextOf(run), ...more })

const matches = (names: readonly string[], error: string): boolean =>
  names.includes(error) ||
  names.includes('States.ALL') ||
  (names.includes('States.TaskFailed') && error !== 'States.Timeout')

/** A retry is taken at once: how long it would wait is not part of what is tested. */
const failed = async (
  machine: Machine,
  run: Run,
  task: AslTask,
  failure: AslError,
  around: Surroundings,
): Promise<void> => {
  const { error, message: cause } = failure
  note(run, around.now(), error === 'States.Timeout' ? 'TaskTimedOut' : 'TaskFailed', { error })
  Object.assign(run, { token: undefined, arrived: undefined })
  const retrier = task.Retry.findIndex(({ ErrorEquals }) => matches(ErrorEquals, error))
  const used = run.retries[retrier] ?? 0
  if (retrier >= 0 && used < task.Retry[retrier]!.MaxAttempts) {
    run.retries[retrier] = used + 1
    return
  }
  const catcher = task.Catch?.find(({ ErrorEquals }) => matches(ErrorEquals, error))
  if (!catcher) return end(run, around.now(), 'FAILED', error, cause)
  const errorOutput = { Error: error, Cause: cause }
  go(machine, run, catcher.Next, await evaluated(catcher.Output ?? errorOutput, statesOf(run, { errorOutput })), around)
}

const succeeded = async (machine: Machine, run: Run, task: AslTask, result: unknown, around: Surroundings) => {
  note(run, around.now(), 'TaskSucceeded')
  const output = task.Output === undefined ? result : await evaluated(task.Output, statesOf(run, { result }))
  go(machine, run, task.Next, output, around)
}

const asFailure = (thrown: unknown): AslError => {
  if (thrown instanceof AslError) return thrown
  const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown))
  return new AslError(name, JSON.stringify({ errorType: name, errorMessage: message }))
}

const call = async (run: Run, task: AslTask, around: Surroundings): Promise<unknown> => {
  const { FunctionName, Payload } = task.Arguments
  const payload = await evaluated(Payload, statesOf(run))
  note(run, around.now(), 'TaskScheduled')
  return asJson(await around.invoke(FunctionName.replace(/^\$\{(.*)\}$/, '$1'), asJson(payload)))
}

const stepWait = async (machine: Machine, run: Run, task: AslTask, around: Surroundings): Promise<void> => {
  if (run.token === undefined) {
    run.token = around.newToken()
    await call(run, task, around).catch((thrown: unknown) => {
      if (!run.arrived) throw thrown
    })
  }
  if (run.arrived && 'failure' in run.arrived) throw run.arrived.failure
  if (run.arrived) await succeeded(machine, run, task, run.arrived.output, around)
}

const stepTask = async (machine: Machine, run: Run, task: AslTask, around: Surroundings): Promise<void> => {
  try {
    if (task.Resource.endsWith('.waitForTaskToken')) return await stepWait(machine, run, task, around)
    await succeeded(machine, run, task, { StatusCode: 200, Payload: await call(run, task, around) }, around)
  } catch (thrown) {
    if (run.status === 'RUNNING') await failed(machine, run, task, asFailure(thrown), around)
  }
}

const stepChoice = async (machine: Machine, run: Run, choice: AslChoice, around: Surroundings): Promise<void> => {
  for (const { Condition, Next } of choice.Choices) {
    const holds = await evaluated(Condition, statesOf(run))
    if (typeof holds !== 'boolean') throw new AslError('States.QueryEvaluationError', `${Condition} is not boolean`)
    if (holds) return go(machine, run, Next, run.data, around)
  }
  go(machine, run, choice.Default, run.data, around)
}

const stepFail = async (run: Run, fail: AslFail, { now }: Surroundings): Promise<void> => {
  const { Error: error, Cause: cause } = (await evaluated(
    { Error: fail.Error, Cause: fail.Cause },
    statesOf(run),
  )) as AslFail
  end(run, now(), 'FAILED', error, cause)
}

/** Does what an execution does next: one state, one try of its task, or nothing while it waits. */
export const step = async (machine: Machine, run: Run, around: Surroundings): Promise<void> => {
  if (run.status !== 'RUNNING') return
  const state = machine.States[run.state]!
  switch (state.Type) {
    case 'Task':
      return stepTask(machine, run, state, around)
    case 'Choice':
      return stepChoice(machine, run, state, around).catch((failure: AslError) =>
        end(run, around.now(), 'FAILED', failure.error, failure.message),
      )
    case 'Fail':
      return stepFail(run, state, around)
    case 'Succeed':
      note(run, around.now(), 'SucceedStateExited', { state: run.state })
      return end(run, around.now(), 'SUCCEEDED')
  }
}
