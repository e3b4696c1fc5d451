/** What an officer can say of an import that waits; `superseded` ends the wait of an earlier attempt. */
export type ImportWord = 'released' | 'discarded' | 'superseded'

/** The engine behind the executions of imports. Starting an attempt twice is harmless. `gone`: no task waits with this token (any more). */
export type ImportWorkflow = {
  start(importId: string, attempt: number): Promise<void>
  isRunning(importId: string, attempt: number): Promise<boolean>
  completeWait(token: string, outcome: ImportWord): Promise<'completed' | 'gone'>
}
