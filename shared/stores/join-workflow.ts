import type { JoinAttempt } from '../domain/join-execution.ts'

/** With what the wait for a coordinator ends: the time to object is over, the request was decided, or a later attempt looks after it. */
export type JoinWord = 'due' | 'settled' | 'superseded'

/** The engine behind the executions of requests to join. Starting an attempt twice is harmless. `gone`: no task waits with this token (any more). */
export type JoinWorkflow = {
  start(attempt: JoinAttempt): Promise<void>
  isRunning(attempt: JoinAttempt): Promise<boolean>
  completeWait(token: string, word: JoinWord): Promise<'completed' | 'gone'>
}
