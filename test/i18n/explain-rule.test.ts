import { describe, expect, it } from 'vitest'
import { ruleIdSchema, firstRulePack } from '../../shared/domain/rule-pack.ts'
import { concernedSchema, reported, type ReportedResult } from '../../shared/domain/rule-result.ts'
import { languageSchema } from '../../shared/domain/organisation.ts'
import { evaluateRules, type RuleFacts } from '../../shared/domain/rules.ts'
import { explainFault, explainRule } from '../../shared/i18n/explain-rule.ts'
import { counted, percent } from '../../shared/i18n/counted.ts'
import { anOrganisation } from '../support/a-register.ts'
import { aContent } from '../support/builders.ts'
import { failingResults } from '../support/mail-facts.ts'

const passingFacts = (): RuleFacts => {
  const members = Array.from({ length: 30 }, (_, at) => {
    const organisation = anOrganisation(at + 1)
    return { key: organisation.key, organisation, answer: undefined, coordinator: true }
  })
  return {
    content: aContent([members[0]!.key]),
    applicant: members[0]!,
    members,
    repeated: [],
    nameTakenBy: undefined,
    similarNames: [],
    overlaps: [],
  }
}

const passingResults = evaluateRules(passingFacts(), firstRulePack, 'assessment').map(reported)

const resultOf = (rule: string): ReportedResult => failingResults.find((result) => result.rule === rule)!

const everyResult = [...failingResults, ...passingResults].flatMap((result) =>
  languageSchema.options.map((language) => ({ result, language, rule: result.rule, passes: result.passes })),
)

describe('explaining rules', () => {
  it('is tried with every rule, holding and not', () => {
    expect(passingResults.map(({ rule }) => rule)).toEqual(ruleIdSchema.options)
    expect(passingResults.every(({ passes }) => passes)).toBe(true)
    expect(failingResults.filter(({ passes }) => !passes).map(({ rule }) => rule)).toEqual(
      ruleIdSchema.options.filter((rule) => rule !== 'atLeastOneProject'),
    )
  })

  it.each(everyResult)(
    'says of $rule in $language what was seen, what is required, what would change it (holds: $passes)',
    ({ result, language }) => {
      const explained = explainRule(result, language)
      const sentences = [explained.title, explained.seen, explained.required]
      for (const sentence of sentences) {
        expect(sentence).not.toMatch(/undefined|NaN/)
        expect(/[а-яё]/i.test(sentence)).toBe(language === 'ru')
      }
      expect(explained.change === undefined).toBe(result.passes)
      expect(explained.effect === undefined).toBe(result.passes)
    },
  )

  it.each(concernedSchema.shape.why.options)(
    'says of somebody who is %s why, and what would change it, in both languages',
    (why) => {
      const result = {
        ...resultOf('enoughOrganisations'),
        concerned: [{ key: 'ru-inn:7735007358', name: 'Ромашка', why }],
        concernedCount: 1,
      }
      for (const language of languageSchema.options) {
        const sentence = explainRule(result, language).concerned[0]!.sentence
        expect(sentence).toMatch(/^Ромашка \(ru-inn:7735007358\): .+; .+\.$/)
      }
    },
  )

  it('says how many are not named', () => {
    const result = {
      ...resultOf('enoughOrganisations'),
      concernedCount: 1 + 22 + resultOf('enoughOrganisations').concerned.length - 1,
    }
    expect(explainRule(result, 'en').more).toBe('and 22 more organisations')
    expect(explainRule(result, 'ru').more).toBe('и ещё 22 организации')
  })

  it('says how many are missing', () => {
    const result = {
      ...resultOf('enoughOrganisations'),
      observed: { count: 29, possible: 31 },
      required: { count: 30 },
    }
    expect(explainRule(result, 'en').seen).toBe(
      '29 organisations count; with everybody who can still say yes it would be 31.',
    )
    expect(explainRule(result, 'en').change).toContain('1 more confirmation that counts is needed')
    expect(explainRule(result, 'ru').change).toContain('Не хватает 1 засчитываемого подтверждения')
  })

  it.each(ruleIdSchema.options)('has a sentence about %s where only the rule is known', (rule) => {
    for (const language of languageSchema.options)
      for (const sentence of Object.values(explainFault(rule, language)))
        expect(sentence).not.toMatch(/undefined|NaN|^$/)
  })

  it.each([
    [1, 'организация'],
    [2, 'организации'],
    [5, 'организаций'],
    [11, 'организаций'],
    [21, 'организация'],
    [22, 'организации'],
    [25, 'организаций'],
    [111, 'организаций'],
  ])('counts %i in Russian: %s', (count, noun) => {
    const forms = { one: 'организация', few: 'организации', many: 'организаций', other: 'организации' }
    expect(counted('ru', count, forms)).toBe(`${count} ${noun}`)
  })

  it('never rounds a share up to the limit that it falls short of', () => {
    expect(percent('en', 0.7999)).toBe('79%')
    expect(percent('en', 0.6)).toBe('60%')
    expect(percent('en', 0.29)).toBe('29%')
  })
})
