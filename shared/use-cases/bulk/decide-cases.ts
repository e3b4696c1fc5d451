import type { BulkVerdict, Preview } from '../../domain/bulk-decision.ts'
import { Conflict, Forbidden, GateShort } from '../../domain/errors.ts'
import type { OfficerCase } from '../../domain/officer-case.ts'
import type { Moment } from '../../domain/time.ts'
import { officerCaseFrom, officerCaseKey } from '../../items/officer-case-item.ts'
import type { Table } from '../../stores/table.ts'
import { makeDecideClaim } from '../decide-claim.ts'
import { makeAnswerQuestions } from '../record-finding.ts'
import { organisationsOf } from '../support/officers.ts'
import { makeDismissDuplicate } from '../suspect-duplicate.ts'
import { makePreviewDecisions } from './preview-decisions.ts'

/** Which cases an officer decides, each as it was seen in the preview. */
export type DecideCases = {
  readonly cases: readonly { readonly id: string; readonly seen: string }[]
  readonly verdict: BulkVerdict
  readonly reason: string
  readonly personId: string
  readonly now: Moment
}

/** What became of a case. `changed`: it is not what was seen; look again. */
export type CaseDecided = {
  readonly id: string
  readonly outcome: 'decided' | 'excluded' | 'changed' | 'failed'
  readonly why?: string | undefined
}

const failure = (id: string, error: unknown): CaseDecided => {
  if (error instanceof Conflict) return { id, outcome: 'failed', why: error.code }
  if (error instanceof GateShort) return { id, outcome: 'failed', why: 'gateShort' }
  if (error instanceof Forbidden) return { id, outcome: 'failed', why: 'conflict' }
  throw error
}

/** Outcomes of a closed case that an officer's verdict led to. */
const LED_TO: { readonly [V in BulkVerdict]: readonly (string | undefined)[] } = {
  accept: ['approved', 'confirmed'],
  refuse: ['rejected', 'refused', 'dismissed'],
}

/** Whether this officer has decided it just so before: a repeat of the request. */
const isRepeat = ({ status, closedBy, outcome }: OfficerCase, { personId, verdict }: DecideCases): boolean =>
  status === 'closed' && closedBy === `officer:${personId}` && LED_TO[verdict].includes(outcome)

const deciding = ({ table, newId }: { readonly table: Table; readonly newId: () => string }) => {
  const answer = makeAnswerQuestions({ table, newId, organisationsOf: (id) => organisationsOf(table, id) })
  const decideClaim = makeDecideClaim({ table })
  const dismiss = makeDismissDuplicate({ table })
  return async (one: OfficerCase, { verdict, reason, personId, now }: DecideCases): Promise<void> => {
    const by = { as: 'officer', personId } as const
    const claimed = verdict === 'accept' ? 'confirmed' : 'refused'
    if (one.kind === 'review') await answer({ applicationId: one.subject.id, verdict, reason, personId, now })
    else if (one.kind === 'claim') await decideClaim({ claimId: one.subject.id, verdict: claimed, reason, by, now })
    else await dismiss({ id: one.id, reason, personId, now })
  }
}

/** Decides many cases the same way, each in a transaction of its own and only as it was seen; says of each what became of it. */
export const makeDecideCases = (deps: { readonly table: Table; readonly newId: () => string }) => {
  const preview = makePreviewDecisions(deps)
  const decide = deciding(deps)

  const decideOne = async (
    command: DecideCases,
    previewed: Preview,
    seen: string | undefined,
  ): Promise<CaseDecided> => {
    const { id, excluded } = previewed
    const item = await deps.table.get(officerCaseKey(id))
    const one = item && officerCaseFrom(item)
    if (one && isRepeat(one, command)) return { id, outcome: 'decided' }
    if (excluded || !one) return { id, outcome: 'excluded', why: excluded }
    if (seen !== previewed.seen) return { id, outcome: 'changed' }
    try {
      await decide(one, command)
      return { id, outcome: 'decided' }
    } catch (error) {
      return failure(id, error)
    }
  }

  return async (command: DecideCases): Promise<readonly CaseDecided[]> => {
    const previews = await preview({ ...command, cases: command.cases.map(({ id }) => id) })
    const seen = new Map(command.cases.map((one) => [one.id, one.seen]))
    const decided: CaseDecided[] = []
    for (const previewed of previews) decided.push(await decideOne(command, previewed, seen.get(previewed.id)))
    return decided
  }
}
