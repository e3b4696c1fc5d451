import { isSubmitted } from '../../domain/application.ts'
import { isLive } from '../../domain/transitions.ts'
import { applicationKey } from '../../items/application-item.ts'
import { applicationDueKey, dropDue, dueFrom } from '../../items/due-item.ts'
import { askForWake } from '../../items/outbox-item.ts'
import { applicationIn } from '../support/load.ts'
import type { ActOnDueDeps, DueItem, DueOutcome } from './acting.ts'
import { actOnRetention } from './due-retention.ts'

type Subject = DueItem & { readonly applicationId: string }

const service = { as: 'service' } as const

const wake = async (
  { table }: ActOnDueDeps,
  { applicationId, dueAt, now }: Subject,
  kind: 'deadline' | 'lookAgain' | 'correction',
) => {
  await table.write([dropDue(applicationId, kind, dueAt), askForWake(applicationId, now)])
  return 'wakes' as const
}

/** Starts the next attempt, unless one has begun since: the moment is read again after the attempt, and goes with the restart. */
const retry = async (
  { table, restartAttempt }: ActOnDueDeps,
  { applicationId, dueAt, now }: Subject,
): Promise<DueOutcome> => {
  const application = applicationIn(await table.get(applicationKey(applicationId)), applicationId)
  if (!isSubmitted(application) || !isLive(application.status)) {
    await table.write([dropDue(applicationId, 'retry', dueAt)])
    return 'settled'
  }
  const item = await table.get(applicationDueKey(applicationId, 'retry'))
  if (!item || dueFrom(item)?.dueAt !== dueAt) return 'moved'
  await restartAttempt({ applicationId, expectedAttempt: application.attempt, because: 'failure', by: service, now })
  return 'restarted'
}

/** Acts on a moment in an application's life, which goes in the transaction that acts on it. */
export const actOnApplication = (deps: ActOnDueDeps, due: DueItem): Promise<DueOutcome> => {
  const found = dueFrom(due.item)
  if (!found) throw new Error(`nothing can be due at ${due.item.pk} ${due.item.sk}`)
  const subject = { ...due, applicationId: found.applicationId }
  switch (found.kind) {
    case 'deadline':
    case 'lookAgain':
    case 'correction':
      return wake(deps, subject, found.kind)
    case 'retry':
      return retry(deps, subject)
    case 'retention':
      return actOnRetention(deps, subject)
  }
}
