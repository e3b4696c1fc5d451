import type { WaitOutcome } from '../domain/wait.ts'

/** The engine behind the executions, as far as waits go. `gone`: no task waits with this token (any more). */
export type Workflow = {
  completeWait(token: string, outcome: WaitOutcome): Promise<'completed' | 'gone'>
  isRunning(applicationId: string, attempt: number): Promise<boolean>
}
