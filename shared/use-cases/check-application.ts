import { changeContent, isSubmitted, type Application, type ContentChange, type Fault } from '../domain/application.ts'
import { gateHolds, screen } from '../domain/decision.ts'
import { reported, type ReportedResult } from '../domain/rule-result.ts'
import { evaluateRules } from '../domain/rules.ts'
import { isOpenToInvitees } from '../domain/transitions.ts'
import type { Moment } from '../domain/time.ts'
import type { WhatNow } from '../domain/what-now.ts'
import { assessNow } from './assess-consortium.ts'
import { coordinatorsApplication, newestPack, packOf } from './support/load.ts'
import { marksIn } from './support/marks.ts'
import { gatherRuleFacts, type Reader } from './support/rule-facts.ts'

/** What the rules say at present, and what would happen if they were asked in earnest. */
export type Checked = {
  readonly stage: 'screening' | 'assessment'
  readonly packVersion: number
  readonly results: readonly ReportedResult[]
  readonly gateHolds: boolean
  readonly outcome: 'rejected' | 'needsCorrection' | 'eligible' | 'approved' | 'review' | 'notYet'
  readonly next?: WhatNow
  readonly marks: readonly Fault[]
}

/** Which application to check; `change` tries other content without storing it. */
export type CheckApplication = {
  readonly applicationId: string
  readonly organisation: string
  readonly change?: ContentChange | undefined
  readonly now: Moment
}

const checkList = async (table: Reader, application: Application): Promise<Checked> => {
  const pack = isSubmitted(application) ? await packOf(table, application.packVersion) : await newestPack(table)
  const results = evaluateRules(await gatherRuleFacts(table, application, pack, 'screening'), pack, 'screening')
  return {
    stage: 'screening',
    packVersion: pack.version,
    results: results.map(reported),
    gateHolds: gateHolds(results),
    outcome: screen(results).outcome,
    marks: await marksIn(table, application),
  }
}

/** Runs the very rules of the pipeline on an application as it stands (or as it would stand) and stores nothing. */
export const makeCheckApplication =
  ({ table }: { readonly table: Reader }) =>
  async ({ applicationId, organisation, change = {}, now }: CheckApplication): Promise<Checked> => {
    const { application } = await coordinatorsApplication(table, applicationId, organisation)
    const tried = changeContent(application, change)
    const isGathering = isOpenToInvitees(tried.status) || tried.status === 'registering'
    if (!isSubmitted(tried) || !isGathering) return checkList(table, tried)
    const { pack, results, assessment, next } = await assessNow(table, tried, now)
    return {
      stage: 'assessment',
      packVersion: pack.version,
      results: results.map(reported),
      gateHolds: gateHolds(results),
      outcome: assessment.outcome,
      next,
      marks: [],
    }
  }
