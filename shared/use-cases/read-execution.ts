import type { ExecutionTimeline, Step } from '../domain/execution.ts'
import { NotFound } from '../domain/errors.ts'
import type { Executions, HistoryEvent } from '../stores/executions.ts'
import { executionOf } from './list-executions.ts'

/** What reading an execution reads with. */
export type ReadExecutionDeps = { readonly executions: Pick<Executions, 'read' | 'history'> }

const ENTERED = 'StateEntered'

const afterEvent = (step: Step, { type, at, error }: HistoryEvent): Step => {
  if (type.endsWith('StateExited')) return { ...step, exitedAt: at }
  if (type.endsWith('Scheduled')) return { ...step, tries: step.tries + 1 }
  return error === undefined ? step : { ...step, failures: [...step.failures, { at, error }] }
}

/** The visits to states that a history tells of, in their order; a state that fails the execution has no exit. */
export const stepsOf = (history: readonly HistoryEvent[]): readonly Step[] => {
  const steps: Step[] = []
  for (const event of history) {
    const { type, state, at } = event
    const current = steps.at(-1)
    if (type.endsWith(ENTERED) && state !== undefined)
      steps.push({ state, kind: type.slice(0, -ENTERED.length), enteredAt: at, tries: 0, failures: [] })
    else if (current && !type.startsWith('Execution')) steps[steps.length - 1] = afterEvent(current, event)
  }
  return steps
}

/** One execution with the timeline of its states, from its own history; throws NotFound. The last step without an exit is the current one. */
export const makeReadExecution =
  ({ executions }: ReadExecutionDeps) =>
  async ({ name }: { readonly name: string }): Promise<ExecutionTimeline> => {
    const record = await executions.read(name)
    if (!record) throw new NotFound('execution', name)
    const steps = stepsOf(await executions.history(name))
    return {
      ...executionOf(record, steps.at(-1)?.state),
      steps: [...steps],
      ...(record.error === undefined ? {} : { error: record.error }),
    }
  }
