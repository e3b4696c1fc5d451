import type { Submitted } from '../domain/application.ts'
import type { Decision, Finding } from '../domain/decision.ts'
import type { Organisation } from '../domain/organisation.ts'
import type { Moment } from '../domain/time.ts'
import { isOpenToInvitees } from '../domain/transitions.ts'
import { turnOf, type Turn } from '../domain/turn.ts'
import { applicationKey } from '../items/application-item.ts'
import { casePartition, decisionFrom, decisionKey, findingFrom, FINDINGS } from '../items/case-item.ts'
import { organisationFrom, organisationKey } from '../items/organisation-item.ts'
import { queryAll } from '../stores/query-all.ts'
import { assessNow, type Assessed } from './assess-consortium.ts'
import { correctionOf, type Corrected } from './support/correction.ts'
import { submittedIn } from './support/load.ts'
import type { Reader } from './support/rule-facts.ts'

/** A case as an officer sees it: the assessment as it would come out now, while there is something to assess. */
export type CaseRead = {
  readonly application: Submitted
  readonly applicant: Organisation | undefined
  readonly turn: Turn
  readonly assessed: Assessed | undefined
  readonly findings: readonly Finding[]
  readonly decision: Decision | undefined
  readonly corrected: Corrected | undefined
}

/** Reads a submitted application for officers, with the evidence of every rule; throws NotFound for a draft. */
export const makeReadCase =
  ({ table }: { readonly table: Reader }) =>
  async ({ applicationId, now }: { readonly applicationId: string; readonly now: Moment }): Promise<CaseRead> => {
    const { application } = submittedIn(await table.get(applicationKey(applicationId)), applicationId)
    const isAssessable = isOpenToInvitees(application.status) || application.status === 'registering'
    const [applicant, decision, found, assessed, corrected] = await Promise.all([
      table.get(organisationKey(application.applicant)),
      table.get(decisionKey(applicationId)),
      queryAll(table, { pk: casePartition(applicationId), beginsWith: FINDINGS }),
      isAssessable ? assessNow(table, application, now) : undefined,
      correctionOf(table, application, 'all'),
    ])
    return {
      application,
      applicant: organisationFrom(applicant),
      turn: turnOf(application, assessed?.next),
      assessed,
      findings: found.map(findingFrom).toSorted((a, b) => (a.at < b.at ? -1 : 1)),
      decision: decision && decisionFrom(decision),
      corrected,
    }
  }
