import type { Appeal } from '../../domain/appeal.ts'
import type { Submitted } from '../../domain/application.ts'
import type { Decision } from '../../domain/decision.ts'
import { NotFound } from '../../domain/errors.ts'
import { answerKey } from '../../items/answer-item.ts'
import { appealFrom, appealKey } from '../../items/appeal-item.ts'
import { applicationKey } from '../../items/application-item.ts'
import { casePartition, decisionFrom, decisionKey, findingFrom, FINDINGS } from '../../items/case-item.ts'
import { personPartition, representationFrom, REPRESENTATIONS } from '../../items/person-item.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Table } from '../../stores/table.ts'
import { submittedIn } from './load.ts'

type Reader = Pick<Table, 'getMany' | 'query'>

/** An appeal with what it is about. */
export type AppealedCase = { readonly application: Submitted; readonly appeal: Appeal; readonly decision: Decision }

/** The appeal against an application's refusal; throws NotFound where there is none. */
export const appealedCase = async (table: Reader, applicationId: string): Promise<AppealedCase> => {
  const keys = [applicationKey(applicationId), appealKey(applicationId), decisionKey(applicationId)]
  const items = await table.getMany(keys)
  const [item, appeal, decision] = keys.map(({ sk }) => items.find((one) => one.sk === sk))
  if (!appeal || !decision) throw new NotFound('appeal', applicationId)
  return { ...submittedIn(item, applicationId), appeal: appealFrom(appeal), decision: decisionFrom(decision) }
}

/** Why an officer may not decide an appeal: a finding of the refused case is its own, or it speaks for somebody in it. */
export type Exclusion = 'madeFinding' | 'represents'

/** Whether an officer is kept from deciding an appeal, and why. */
export const exclusionFrom = async (
  table: Reader,
  { application, appeal, decision }: AppealedCase,
  personId: string,
): Promise<Exclusion | undefined> => {
  const [found, represented] = await Promise.all([
    queryAll(table, { pk: casePartition(application.id), beginsWith: FINDINGS }),
    queryAll(table, { pk: personPartition(personId), beginsWith: REPRESENTATIONS }),
  ])
  const findings = [...found.map(findingFrom), ...decision.findings]
  if (findings.some(({ by }) => by === `officer:${personId}`)) return 'madeFinding'
  const own = represented.map((item) => representationFrom(item).organisation)
  const isOwn = own.includes(application.applicant) || appeal.by === `person:${personId}`
  const answers = await table.getMany(own.map((organisation) => answerKey(application.id, organisation)))
  return isOwn || answers.length > 0 ? 'represents' : undefined
}
