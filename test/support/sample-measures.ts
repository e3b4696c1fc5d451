import { factsIn, type Condition } from '../../shared/domain/conditions/condition.ts'
import { oppositePair, type OppositePair } from '../../shared/domain/conditions/opposite-pair.ts'
import { rangeOf } from '../../shared/domain/measures/fact-list.ts'
import { testsIn } from '../../shared/domain/measures/rule.ts'
import { generateMeasures } from '../../local/generate-measures.ts'

/** The catalogue that `npm start` seeds, as of a year. */
export const sampleMeasures = generateMeasures({ seed: 20_261_125, year: 2026 })

/** The facts that a rule asks for. */
export const factsOf = (rule: Condition): readonly string[] => [...new Set(testsIn(rule).flatMap(factsIn))]

/** Two sets of facts, one fact apart (this one, if it is named), that a rule tells apart. Throws where there are none. */
export const pairFor = (rule: Condition, today: string, inFact?: string): OppositePair => {
  const pair = oppositePair(rule, rangeOf, today, inFact)
  if (!pair) throw new Error(`no pair differs in ${inFact ?? 'any fact'}`)
  return pair
}
