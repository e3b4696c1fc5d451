import type { ExecutionRecord, Executions } from '../../shared/stores/executions.ts'
import { AslError } from './asl-expression.ts'
import type { Machine } from './asl-machine.ts'
import { abort, begin, isWaiting, step, type Run, type Surroundings } from './run-asl.ts'

/** What Step Functions refuses, by the name that the SDK's exceptions bear. */
const refusal = (name: string, message: string): Error => Object.assign(new Error(message), { name })

const recordOf = ({ name, arn, status, startedAt, stoppedAt, error }: Run): ExecutionRecord => ({
  name,
  arn,
  status,
  startedAt,
  stoppedAt,
  error,
})

/** The in-memory twin of the port to look at executions; `list` pages by numbers. */
const executionsOf = (runs: ReadonlyMap<string, Run>): Executions => ({
  list: async ({ status, limit, start = '0' }) => {
    const all = [...runs.values()].toReversed().filter((run) => !status || run.status === status)
    const end = Number(start) + limit
    return {
      executions: all.slice(Number(start), end).map(recordOf),
      ...(end < all.length ? { next: String(end) } : {}),
    }
  },
  read: async (name) => {
    const run = runs.get(name)
    return run && recordOf(run)
  },
  latest: async (name) => (runs.get(name)?.events ?? []).toReversed(),
  history: async (name) => [...(runs.get(name)?.events ?? [])],
})

/** Workflows in this process: what Step Functions does for us, one step at a time, whenever the caller likes. */
export type StepFunctions = {
  /** Throws ExecutionAlreadyExists for a name that was ever used. */
  readonly start: (name: string, input: unknown) => void
  /** Throws TaskDoesNotExist for a token that is spent, timed out or unknown. */
  readonly complete: (token: string, output: unknown) => void
  /** Lets the time of an execution's wait run out. */
  readonly timeOut: (name: string) => void
  /** Throws ExecutionDoesNotExist for a name that was never used. */
  readonly stop: (name: string) => void
  /** Executions that can take a step. */
  readonly ready: () => readonly string[]
  readonly step: (name: string) => Promise<void>
  readonly run: (name: string) => Run
  readonly runs: () => readonly Run[]
  readonly executions: Executions
}

/** Step Functions for the definitions that executions of a name follow; `ended` hears of every execution that ends, as EventBridge would. */
export const inProcessStepFunctions = (
  machineOf: (name: string) => Machine,
  around: Surroundings,
  ended: (run: Run) => void = () => {},
): StepFunctions => {
  const runs = new Map<string, Run>()
  const find = (name: string): Run => {
    const run = runs.get(name)
    if (!run) throw refusal('ExecutionDoesNotExist', `there is no execution ${name}`)
    return run
  }
  const tell = (run: Run): void => {
    if (run.status !== 'RUNNING') ended(run)
  }
  return {
    start: (name, input) => {
      if (runs.has(name)) throw refusal('ExecutionAlreadyExists', `${name} exists`)
      runs.set(name, begin(machineOf(name), name, input, around.now))
    },
    complete: (token, output) => {
      const run = [...runs.values()].find((one) => one.token === token && !one.arrived)
      if (!run) throw refusal('TaskDoesNotExist', 'no task waits with this token')
      run.arrived = { output }
    },
    timeOut: (name) => {
      const run = find(name)
      if (isWaiting(run)) run.arrived = { failure: new AslError('States.Timeout', '') }
    },
    stop: (name) => {
      const run = find(name)
      if (run.status !== 'RUNNING') return
      abort(run, around.now())
      tell(run)
    },
    ready: () =>
      [...runs.values()].filter((run) => run.status === 'RUNNING' && !isWaiting(run)).map(({ name }) => name),
    step: async (name) => {
      const run = find(name)
      if (run.status !== 'RUNNING') return
      await step(machineOf(name), run, around)
      tell(run)
    },
    run: find,
    runs: () => [...runs.values()],
    executions: executionsOf(runs),
  }
}
