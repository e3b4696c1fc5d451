import { isSubmitted, type Application, type Submitted } from '../../domain/application.ts'
import { tally, type Count, type Tally } from '../../domain/counts.ts'
import { NotFound } from '../../domain/errors.ts'
import { firstRulePack, type RulePack } from '../../domain/rule-pack.ts'
import { applicationFrom, applicationKey, runFrom, type Run } from '../../items/application-item.ts'
import { answerFrom, answersPartition } from '../../items/answer-item.ts'
import { countFrom, countsPartition } from '../../items/count-item.ts'
import { RULE_PACKS, rulePackFrom, rulePackKey } from '../../items/rule-pack-item.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Item, Table } from '../../stores/table.ts'
import type { Answer } from '../../domain/answer.ts'

/** The application in an item that was read; throws NotFound where there was none. */
export const applicationIn = (item: Item | undefined, id: string): Application => {
  if (!item) throw new NotFound('application', id)
  return applicationFrom(item)
}

/** A submitted application with the workflow's notes; throws NotFound for a draft or for none. */
export const submittedIn = (item: Item | undefined, id: string): { application: Submitted; run: Run } => {
  const application = applicationIn(item, id)
  const run = item && runFrom(item)
  if (!run || !isSubmitted(application)) throw new NotFound('submitted application', id)
  return { application, run }
}

/** The application, for its coordinator only: NotFound for everybody else, as if it did not exist. */
export const coordinatorsApplication = async (
  table: Pick<Table, 'get'>,
  id: string,
  organisation: string,
): Promise<{ application: Application; run: Run | undefined }> => {
  const item = await table.get(applicationKey(id))
  const application = applicationIn(item, id)
  if (application.applicant !== organisation) throw new NotFound('application', id)
  return { application, run: item && runFrom(item) }
}

/** The eight counts of an application that has gathered; empty before. */
export const countsOf = async (table: Pick<Table, 'query'>, applicationId: string): Promise<readonly Count[]> =>
  (await queryAll(table, { pk: countsPartition(applicationId) })).map(countFrom)

/** The counts in sum; throws where the application has never gathered. */
export const tallyOf = async (table: Pick<Table, 'query'>, applicationId: string): Promise<Tally> =>
  tally(await countsOf(table, applicationId))

/** Every answer of an application, in the order of organisation keys. */
export const answersOf = async (table: Pick<Table, 'query'>, applicationId: string): Promise<readonly Answer[]> =>
  (await queryAll(table, { pk: answersPartition(applicationId) })).map(answerFrom)

/** The pack of a version; the first ships with the code, and a later one that was used cannot be missing. */
export const packOf = async (table: Pick<Table, 'get'>, version: number): Promise<RulePack> => {
  if (version === firstRulePack.version) return firstRulePack
  const item = await table.get(rulePackKey(version))
  if (!item) throw new Error(`rule pack ${version} is missing`)
  return rulePackFrom(item)
}

/** The newest pack: what new applications start under, and where caps across cases come from. */
export const newestPack = async (table: Pick<Table, 'query'>): Promise<RulePack> => {
  const { items } = await table.query({ pk: RULE_PACKS, descending: true, limit: 1 })
  const item = items[0]
  return item ? rulePackFrom(item) : firstRulePack
}
