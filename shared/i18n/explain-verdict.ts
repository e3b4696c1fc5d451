import type { Facts } from '../domain/conditions/condition.ts'
import type { Catalogue } from '../domain/measures/catalogue.ts'
import type { Verdict } from '../domain/measures/verdict.ts'
import type { Opening } from '../domain/measures/window.ts'
import type { Language } from '../domain/organisation.ts'
import { verdicts as en } from './en/measures.ts'
import { explainTest } from './explain-test.ts'
import type { VerdictTexts } from './measure-texts.ts'
import { verdicts as ru } from './ru/measures.ts'
import { sayDay } from './say-facts.ts'

const texts = { en, ru } as const satisfies Record<Language, VerdictTexts>

/** When one can apply, in a sentence. */
export const sayOpening = (opening: Opening, language: Language): string => {
  const text = texts[language]
  switch (opening.state) {
    case 'always':
      return text.always
    case 'open':
      return text.closes(sayDay(opening.closesOn, language))
    case 'opensLater':
      return text.opens(sayDay(opening.opensOn, language))
    case 'over':
      return text.over
  }
}

/** A verdict in sentences: what it is, a line for each thing that is lacking, and when one can apply. */
export const explainVerdict = (verdict: Verdict, facts: Facts, catalogue: Catalogue, language: Language) => {
  const text = texts[language]
  const { state, steps, opening, excludedBy } = verdict
  return {
    sentence: text.states[state],
    lacking: [
      ...steps.map(({ leaf, mend }) => explainTest(leaf, mend, facts, language)),
      ...excludedBy.map((id) => text.excludedBy(catalogue.get(id)?.measure.title[language] ?? id)),
    ],
    opening: sayOpening(opening, language),
  }
}
