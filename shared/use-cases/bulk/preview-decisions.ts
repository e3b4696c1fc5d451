import type { BulkVerdict, Effect, Exclusion, Preview } from '../../domain/bulk-decision.ts'
import { gateHolds } from '../../domain/decision.ts'
import { Conflict } from '../../domain/errors.ts'
import { fingerprint } from '../../domain/fingerprint.ts'
import type { OfficerCase } from '../../domain/officer-case.ts'
import type { RuleResult } from '../../domain/rule-result.ts'
import type { Moment } from '../../domain/time.ts'
import { applicationKey } from '../../items/application-item.ts'
import { officerCaseFrom, officerCaseKey } from '../../items/officer-case-item.ts'
import type { Table } from '../../stores/table.ts'
import { assessNow } from '../assess-consortium.ts'
import { conflictsIn } from '../support/case-conflicts.ts'
import { inParallel } from '../support/in-parallel.ts'
import { newestPack, submittedIn } from '../support/load.ts'

/** Which cases an officer is about to decide, and how. */
export type PreviewDecisions = {
  readonly cases: readonly string[]
  readonly verdict: BulkVerdict
  readonly personId: string
  readonly now: Moment
}

type Review = { readonly excluded?: Exclusion; readonly questions: readonly RuleResult[] }

const onReview = async (table: Table, { subject }: OfficerCase, verdict: BulkVerdict, now: Moment): Promise<Review> => {
  const { application } = submittedIn(await table.get(applicationKey(subject.id)), subject.id)
  if (application.status !== 'review') return { excluded: 'closed', questions: [] }
  const { results } = await assessNow(table, application, now)
  const questions = results.filter(({ effect, passes }) => effect === 'review' && !passes)
  if (questions.length === 0) return { excluded: 'nothingToFind', questions }
  return verdict === 'accept' && !gateHolds(results) ? { excluded: 'gateShort', questions } : { questions }
}

const effects: { readonly [kind: string]: { readonly [V in BulkVerdict]?: Effect } } = {
  review: { accept: 'isAssessedAgain', refuse: 'isRejected' },
  claim: { accept: 'represents', refuse: 'isRefused' },
  duplicate: { refuse: 'isDismissed' },
}

const lookAt = async (table: Table, one: OfficerCase, asked: PreviewDecisions): Promise<Preview> => {
  const { personId, verdict, now } = asked
  const { id } = one
  const would = effects[one.kind]?.[verdict]
  const seen = fingerprint(`${id} ${one.openedAt} ${verdict}`)
  const excluded = (why: Exclusion): Preview => ({ id, excluded: why, seen })
  if (one.status === 'closed') return excluded('closed')
  if (would === undefined) return excluded('decidedElsewhere')
  if (one.assignedTo !== undefined && one.assignedTo !== personId) return excluded('taken')
  if ((await conflictsIn(table, personId, [one])).size > 0) return excluded('conflict')
  if (one.kind !== 'review') return { id, would, seen }
  const { excluded: why, questions } = await onReview(table, one, verdict, now)
  const evidence = questions.map((result) => `${result.rule} ${result.evidence}`).join(' ')
  return { id, ...(why ? { excluded: why } : { would }), seen: fingerprint(`${seen} ${evidence}`) }
}

/**
 * What is said of each case before many are decided, each once; one that is not there is excluded like any other. Writes nothing. Throws
 * Conflict `tooManyOrganisations` where more are named than the newest pack lets decide at once.
 */
export const makePreviewDecisions =
  ({ table }: { readonly table: Table }) =>
  async (asked: PreviewDecisions): Promise<readonly Preview[]> => {
    const most = (await newestPack(table)).caps.bulkDecisions
    if (asked.cases.length > most) throw new Conflict('tooManyOrganisations', { most })
    const ids = [...new Set(asked.cases)]
    const cases = (await table.getMany(ids.map(officerCaseKey))).map(officerCaseFrom)
    const found = new Map(cases.map((one) => [one.id, one]))
    return inParallel(4, ids, async (id): Promise<Preview> => {
      const one = found.get(id)
      return one ? lookAt(table, one, asked) : { id, excluded: 'notFound', seen: '' }
    })
  }
