import type { StartApplication } from '../domain/message.ts'
import { executionName } from '../domain/execution.ts'
import { isSubmitted } from '../domain/application.ts'
import { isLive } from '../domain/transitions.ts'
import { applicationFrom, applicationKey, attemptIs, runFrom, type ResumeAt } from '../items/application-item.ts'
import { startKey } from '../items/outbox-item.ts'
import type { Table } from '../stores/table.ts'
import { wasWritten } from '../stores/was-written.ts'

/** What an execution is started with. */
export type ExecutionInput = { readonly applicationId: string; readonly attempt: number; readonly resumeAt: ResumeAt }

/** What starting needs from outside; `start` says whether an execution of that name was there already. */
export type StartExecutionDeps = {
  readonly table: Pick<Table, 'get' | 'write'>
  readonly start: (name: string, input: ExecutionInput) => Promise<'started' | 'exists'>
}

/** `superseded`: another attempt is stored, or the application has ended, so nothing was started. */
export type Started = { readonly outcome: 'started' | 'exists' | 'superseded' }

const resumeAtOf = async (
  { table }: StartExecutionDeps,
  { applicationId, attempt }: StartApplication,
): Promise<ResumeAt | undefined> => {
  const item = await table.get(applicationKey(applicationId))
  const application = item && applicationFrom(item)
  const isOurs =
    application && isSubmitted(application) && application.attempt === attempt && isLive(application.status)
  return isOurs ? runFrom(item)?.resumeAt : undefined
}

/** Removes what asked for the start, unless it asks for a later attempt by now. */
const dropRequest = async (
  { table }: StartExecutionDeps,
  { applicationId, attempt }: StartApplication,
): Promise<void> => {
  await wasWritten(table, [{ delete: startKey(applicationId), when: attemptIs(attempt) }])
}

/**
 * Starts the execution of an attempt, only while that attempt is the stored one: so an execution of that name that exists is this very one.
 * What asked for it goes afterwards; until then the sweep asks again.
 */
export const makeStartExecution =
  (deps: StartExecutionDeps) =>
  async ({ applicationId, attempt }: StartApplication): Promise<Started> => {
    const asked = { applicationId, attempt }
    const resumeAt = await resumeAtOf(deps, asked)
    const outcome = resumeAt
      ? await deps.start(executionName(applicationId, attempt), { ...asked, resumeAt })
      : 'superseded'
    await dropRequest(deps, asked)
    return { outcome }
  }
