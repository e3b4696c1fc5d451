import { describe, expect, it } from 'vitest'
import { generateMeasures } from '../../local/generate-measures.ts'
import type { Condition } from '../../shared/domain/conditions/condition.ts'
import { demandOf } from '../../shared/domain/conditions/demand.ts'
import { holds } from '../../shared/domain/conditions/judge.ts'
import { catalogueOf } from '../../shared/domain/measures/catalogue.ts'
import { isFactId, specOf } from '../../shared/domain/measures/fact-list.ts'
import { measureContentSchema } from '../../shared/domain/measures/measure.ts'
import { testsIn } from '../../shared/domain/measures/rule.ts'
import { verdictOn } from '../../shared/domain/measures/verdict.ts'
import { languageSchema } from '../../shared/domain/organisation.ts'
import { explainCondition, explainTest } from '../../shared/i18n/explain-test.ts'
import { mendOf } from '../../shared/domain/measures/distance.ts'
import { START } from '../support/builders.ts'
import { factsOf, pairFor, sampleMeasures } from '../support/sample-measures.ts'

const TODAY = '2026-09-01'

const kindOf = (fact: string): string => (isFactId(fact) ? specOf(fact).kind : 'none')

/** The shape of a rule: how its groups and tests stand in each other and of what kind their facts are; no fact, no value, no order. */
const shapeOf = (rule: Condition): string => {
  if ('fact' in rule) return `${rule.test} ${kindOf(rule.fact)}`
  if (rule.test === 'not') return `not(${shapeOf(rule.of)})`
  const of = rule.of.map(shapeOf).toSorted().join(', ')
  return `${rule.test}${'atLeast' in rule ? ` ${rule.atLeast}` : ''}(${of})`
}

const isEntered = (fact: string): boolean => isFactId(fact) && specOf(fact).entered

describe('the generated catalogue', () => {
  it('has 200 measures and more, which the API takes, each saying in both languages that it is made up', () => {
    expect(sampleMeasures.length).toBeGreaterThanOrEqual(200)
    expect(new Set(sampleMeasures.map(({ id }) => id)).size).toBe(sampleMeasures.length)
    for (const { id: _, ...content } of sampleMeasures) {
      expect(measureContentSchema.parse(content)).toEqual(content)
      expect(content.summary.en).toContain('sample data')
      expect(content.summary.ru).toContain('сгенерированный пример')
      expect(content.title.ru).toMatch(/[а-яё]/i)
    }
  })

  it('has at least 40 shapes of rule over facts that a user can enter', () => {
    const rules = sampleMeasures.map(({ rule }) => rule)
    const entered = rules.filter((rule) => testsIn(rule).some(({ fact }) => isEntered(fact)))
    expect(new Set(entered.map(shapeOf)).size).toBeGreaterThanOrEqual(40)
  })

  it('uses every test that there is, and has exclusions, windows and every kind of amount', () => {
    const tests = new Set(sampleMeasures.flatMap(({ rule }) => testsIn(rule).map(({ test }) => test)))
    expect(tests.size).toBe(20)
    expect(new Set(sampleMeasures.map(({ amount }) => amount.kind)).size).toBe(5)
    expect(new Set(sampleMeasures.map(({ application }) => application.kind)).size).toBe(2)
    expect(sampleMeasures.filter(({ excludes }) => excludes.length > 0).length).toBeGreaterThan(50)
  })

  it('is the same for the same seed and year, and another for another', () => {
    const about = { seed: 1, year: 2027 }
    expect(generateMeasures(about)).toEqual(generateMeasures(about))
    expect(generateMeasures({ ...about, seed: 2 })).not.toEqual(generateMeasures(about))
  })
})

describe.each(sampleMeasures.map((measure) => [measure.id, measure] as const))('%s', (id, content) => {
  const offered = catalogueOf([
    { ...content, excludes: [], version: 1, status: 'published', changedAt: START, changedBy: 'officer' },
  ]).get(id)!

  it.each(factsOf(content.rule))('has opposite verdicts for a pair that is apart in %s alone', (named) => {
    const { having, lacking, differsIn } = pairFor(content.rule, TODAY, named)
    expect(differsIn).toBe(named)
    const differing = Object.keys(having).filter((fact) => having[fact] !== lacking[fact])
    expect(differing).toEqual([named])
    expect(Object.keys(lacking)).toEqual(Object.keys(having))
    expect(holds(demandOf(content.rule), having)).toBe('yes')
    expect(holds(demandOf(content.rule), lacking)).toBe('no')
    expect(['available', 'opensLater', 'closed']).toContain(verdictOn(offered, having, [], TODAY).state)
    expect(['lacks', 'outOfReach', 'closed']).toContain(verdictOn(offered, lacking, [], TODAY).state)
    expect(verdictOn(offered, having, [], TODAY).distance).toBe(0)
    expect(verdictOn(offered, lacking, [], TODAY).distance).toBeGreaterThan(0)
  })

  it.each(languageSchema.options)('is explained in %s, met, lacking and not told', (language) => {
    const { having, lacking } = pairFor(content.rule, TODAY)
    const sentences = testsIn(content.rule).flatMap((leaf) =>
      [having, lacking, {}].map((facts) => explainTest(leaf, mendOf(leaf, facts), facts, language)),
    )
    const lines = explainCondition(content.rule, language).map(({ text }) => text)
    for (const sentence of [...sentences, ...lines]) {
      expect(sentence).not.toMatch(/undefined|NaN|null/)
      expect(/[а-яё]/i.test(sentence)).toBe(language === 'ru')
    }
  })
})
