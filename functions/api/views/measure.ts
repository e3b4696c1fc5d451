import * as z from 'zod'
import { factIds } from '../../../shared/domain/measures/fact-list.ts'
import { mendOf } from '../../../shared/domain/measures/distance.ts'
import type { Catalogue } from '../../../shared/domain/measures/catalogue.ts'
import { measureSchema, type Measure } from '../../../shared/domain/measures/measure.ts'
import { testsIn } from '../../../shared/domain/measures/rule.ts'
import { verdictStates, type Verdict } from '../../../shared/domain/measures/verdict.ts'
import { judgeLeaf } from '../../../shared/domain/conditions/judge.ts'
import type { Facts } from '../../../shared/domain/conditions/condition.ts'
import type { Language } from '../../../shared/domain/organisation.ts'
import { judgedSchema } from '../../../shared/domain/rule-result.ts'
import { explainCondition, explainTest } from '../../../shared/i18n/explain-test.ts'
import { explainVerdict } from '../../../shared/i18n/explain-verdict.ts'
import { labelOf } from '../../../shared/i18n/say-facts.ts'

const { id, amount, application, more, version } = measureSchema.shape
const state = z.enum(verdictStates)

/** A measure by name and title. */
export const measureNameView = z.object({ id, title: z.string() }).meta({ id: 'MeasureName' })

/** A measure by name and title, in the reader's language. */
export const nameMeasure = ({ id: name, title }: Measure, language: Language): z.input<typeof measureNameView> => ({
  id: name,
  title: title[language],
})

/** What a measure is to somebody: the state, how far it is, and a line for each thing that is lacking. */
export const verdictView = z
  .object({
    ...measureNameView.shape,
    provider: z.string(),
    amount,
    state,
    sentence: z.string(),
    distance: z.number(),
    lacking: z.array(z.string()),
    opening: z.string(),
    closesOn: z.string().optional(),
    opensOn: z.string().optional(),
  })
  .meta({ id: 'MeasureVerdict' })

/** A verdict in the reader's language; the distance to two digits. */
export const showVerdict = (
  verdict: Verdict,
  known: Facts,
  catalogue: Catalogue,
  language: Language,
): z.input<typeof verdictView> => {
  const { measure } = verdict.offered
  const { opening } = verdict
  return {
    ...nameMeasure(measure, language),
    provider: measure.provider[language],
    amount: measure.amount,
    state: verdict.state,
    distance: Math.round(verdict.distance * 100) / 100,
    ...explainVerdict(verdict, known, catalogue, language),
    ...('closesOn' in opening ? { closesOn: opening.closesOn } : {}),
    ...('opensOn' in opening ? { opensOn: opening.opensOn } : {}),
  }
}

/** What one test of a measure's rule found, in the shape of every rule's result, with what would mend it. */
const testResultView = z
  .object({
    fact: z.string(),
    label: z.string(),
    ...judgedSchema.shape,
    mend: z.enum(['met', 'tell', 'change', 'wait', 'never']),
    cost: z.number(),
    sentence: z.string(),
  })
  .meta({ id: 'TestResult' })

/** All about one measure, to somebody. */
export const ownMeasureView = z
  .object({
    ...verdictView.shape,
    version,
    summary: z.string(),
    application,
    documents: z.array(z.string()),
    excludes: z.array(measureNameView),
    more,
    rule: z.array(z.object({ level: z.int(), text: z.string() })),
    results: z.array(testResultView),
  })
  .meta({ id: 'OwnMeasure' })

/** All about one measure in the reader's language: what it gives, who may have it, and what each test found. */
export const showOwnMeasure = (
  verdict: Verdict,
  known: Facts,
  catalogue: Catalogue,
  language: Language,
): z.input<typeof ownMeasureView> => {
  const { measure, excludes } = verdict.offered
  return {
    ...showVerdict(verdict, known, catalogue, language),
    version: measure.version,
    summary: measure.summary[language],
    application: measure.application,
    documents: measure.documents.map((document) => document[language]),
    excludes: [...excludes].flatMap((other) => {
      const offered = catalogue.get(other)
      return offered ? [nameMeasure(offered.measure, language)] : []
    }),
    more: measure.more,
    rule: [...explainCondition(measure.rule, language)],
    results: testsIn(measure.rule).map((leaf) => {
      const mend = mendOf(leaf, known)
      return {
        fact: leaf.fact,
        label: labelOf(leaf.fact, language),
        ...judgeLeaf(leaf, known),
        mend: mend.kind,
        cost: Math.round(mend.cost * 100) / 100,
        sentence: explainTest(leaf, mend, known, language),
      }
    }),
  }
}

const { changedAt, status, reason } = measureSchema.shape

/** A measure as officers write it: both languages, and the rule as data. */
export const writtenMeasureView = z.object({ ...measureSchema.omit({ changedBy: true }).shape }).meta({ id: 'Measure' })

/** One line about a measure in the officers' list. */
export const measureLineView = z
  .object({ ...measureNameView.shape, version, status, changedAt, reason })
  .meta({ id: 'MeasureLine' })

/** One line about a measure, in the reader's language. */
export const showMeasureLine = (measure: Measure, language: Language): z.input<typeof measureLineView> => ({
  ...measure,
  ...nameMeasure(measure, language),
})

/** One fact of the list, with what may be entered. */
export const factView = z
  .object({
    fact: z.enum(factIds),
    label: z.string(),
    of: z.enum(['organisation', 'cluster', 'project']),
    kind: z.enum(['number', 'choice', 'list', 'flag', 'day']),
    entered: z.boolean(),
    unit: z.string().optional(),
    whole: z.boolean().optional(),
    most: z.number().optional(),
    options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
  })
  .meta({ id: 'Fact' })
