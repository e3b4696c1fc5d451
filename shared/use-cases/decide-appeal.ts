import { reversedFindings, type Appeal } from '../domain/appeal.ts'
import { Conflict, Forbidden } from '../domain/errors.ts'
import { actorText, type Actor } from '../domain/person.ts'
import { retention } from '../domain/retention.ts'
import { after, type Moment } from '../domain/time.ts'
import { appealCaseId, decideAppeal } from '../items/appeal-item.ts'
import { putDue } from '../items/due-item.ts'
import { freeName, passNameOn } from '../items/name-item.ts'
import { closeCase, officerCaseFrom, officerCaseKey } from '../items/officer-case-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { appealedCase, exclusionFrom, type AppealedCase } from './support/appeal.ts'
import { tell } from './support/event.ts'
import { listToCopy } from './support/list-to-copy.ts'
import { packOf } from './support/load.ts'
import { mailCoordinator } from './support/mail.ts'
import { reapplyWrites } from './support/reapply.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

/** What deciding an appeal needs from outside. */
export type DecideAppealDeps = {
  readonly table: Pick<Table, 'get' | 'getMany' | 'query' | 'write'>
  readonly newId: () => string
  readonly newCaseNumber: (now: Moment) => Promise<string>
}

/** What an officer decides about an appeal: the refusal is upheld, or the appeal granted; and why. */
export type DecideAppeal = {
  readonly applicationId: string
  readonly verdict: Exclude<Appeal['status'], 'open'>
  readonly reason: string
  readonly personId: string
  readonly now: Moment
  readonly extra: readonly Write[]
}

type Deciding = AppealedCase & { readonly command: DecideAppeal; readonly by: Actor }

/** What becomes of the name that the appeal kept: free again, or kept for the new application. */
const nameWrites = ({ application, appeal }: AppealedCase, { newApplicationId }: Appeal): readonly Write[] => {
  if (!appeal.holdsName) return []
  if (newApplicationId === undefined) return [freeName(application.name, application.id)]
  return [passNameOn(application.name, application.id, newApplicationId)]
}

const beginAgain = async (
  { table, newId, newCaseNumber }: DecideAppealDeps,
  { application, decision, command, by }: Deciding,
  id: string | undefined,
): Promise<readonly Write[]> => {
  if (id === undefined) return []
  const { reason, now } = command
  const [identifiers, pack, caseNumber] = await Promise.all([
    listToCopy(table, application),
    packOf(table, application.packVersion),
    newCaseNumber(now),
  ])
  const findings = reversedFindings(decision, { by: actorText(by), at: now, reason })
  return reapplyWrites({ refused: application, id, caseNumber, eventId: newId(), identifiers, findings, pack, by, now })
}

const closing = async (
  table: Pick<Table, 'get'>,
  { application, command, by }: Deciding,
): Promise<readonly Write[]> => {
  const item = await table.get(officerCaseKey(appealCaseId(application.id)))
  const found = item && officerCaseFrom(item)
  if (found?.status !== 'open') return []
  const { verdict, reason, now } = command
  return [closeCase(found, { outcome: verdict, reason, by: actorText(by) }, now)]
}

const decide = async (deps: DecideAppealDeps, deciding: Deciding): Promise<void> => {
  const { application, appeal, command, by } = deciding
  const { verdict, reason, now, extra } = command
  const [id, newApplicationId] = [deps.newId(), verdict === 'granted' ? deps.newId() : undefined]
  const outcome = { status: verdict, reason, decidedAt: now, decidedBy: actorText(by) }
  const decided: Appeal = { ...appeal, ...outcome, ...(newApplicationId === undefined ? {} : { newApplicationId }) }
  const data = newApplicationId === undefined ? {} : { newApplication: newApplicationId }
  await deps.table.write([
    decideAppeal(decided),
    putDue(application.id, 'retention', after(now, retention.endedApplication)),
    ...(await closing(deps.table, deciding)),
    ...nameWrites(deciding, decided),
    ...(await beginAgain(deps, deciding, newApplicationId)),
    tell(id, application.id, verdict === 'granted' ? 'appealGranted' : 'appealUpheld', { by, now }, { data }),
    mailCoordinator(application, 'appealDecided', id, now),
    ...extra,
  ])
}

/**
 * Decides an appeal, once; to decide it the same way again changes nothing. Granted, a new application goes on its way in place of the
 * refused one, with the officer's yes to what an officer had refused; nobody is registered by it. Throws Forbidden (`madeFinding`,
 * `represents`), NotFound, and Conflict `notInThisState` for one that was decided.
 */
export const makeDecideAppeal =
  (deps: DecideAppealDeps) =>
  (command: DecideAppeal): Promise<void> =>
    retryConflicts(async () => {
      const found = await appealedCase(deps.table, command.applicationId)
      const by: Actor = { as: 'officer', personId: command.personId }
      const { status, decidedBy } = found.appeal
      if (status === command.verdict && decidedBy === actorText(by)) return
      const excluded = await exclusionFrom(deps.table, found, command.personId)
      if (excluded) throw new Forbidden(excluded)
      if (status !== 'open') throw new Conflict('notInThisState', { status })
      await decide(deps, { ...found, command, by })
    })
