import type { Condition } from '../../shared/domain/conditions/condition.ts'
import { oppositePair, type OppositePair } from '../../shared/domain/conditions/opposite-pair.ts'
import { rangeOf } from '../../shared/domain/measures/fact-list.ts'
import { generateMeasures } from '../../local/generate-measures.ts'

/** The catalogue that `npm start` seeds, as of a year. */
export const sampleMeasures = generateMeasures({ seed: 20_261_125, year: 2026 })

/** Two sets of facts, one fact apart, that a rule tells apart. Throws where there are none. */
export const pairFor = (rule: Condition, today: string): OppositePair => {
  const pair = oppositePair(rule, rangeOf, today)
  if (!pair) throw new Error('everybody or nobody meets this rule')
  return pair
}
