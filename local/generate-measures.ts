import { all } from '../shared/domain/conditions/tests.ts'
import type { MeasureContent } from '../shared/domain/measures/measure.ts'
import { wordOf } from '../shared/i18n/say-facts.ts'
import { sectors } from './generate-names.ts'
import { documents, providers } from './measures/words.ts'
import { forClusters } from './measures/for-clusters.ts'
import { forMakers } from './measures/for-makers.ts'
import { forPeople } from './measures/for-people.ts'
import { forProjects } from './measures/for-projects.ts'
import { forResearch } from './measures/for-research.ts'
import type { Purpose } from './measures/purpose.ts'
import { seededRandom, type Random } from './random.ts'

const purposes: readonly Purpose[] = [...forMakers, ...forPeople, ...forResearch, ...forClusters, ...forProjects]

/** How many of the eight sectors each purpose is offered for. */
const SECTORS_EACH = 5

/** A generated sample measure, as it is published. */
export type SampleMeasure = MeasureContent & { readonly id: string }

const MILLION = 1_000_000

const amountOf = (random: Random, kind: Purpose['gives']): MeasureContent['amount'] => {
  const currency = 'RUB'
  const max = MILLION * random.oneOf([1, 2, 3, 5, 10])
  switch (kind) {
    case 'grant':
      return { kind, min: max / 10, max: 2 * max, currency, shareOfCost: random.oneOf([0.5, 0.7, 0.8]) }
    case 'loan':
      return { kind, min: max, max: 20 * max, currency }
    case 'subsidy':
      return { kind, max, currency, shareOfCost: random.oneOf([0.3, 0.5, 0.9]) }
    case 'service':
      return { kind, max: max / 10, currency }
    case 'tax':
      return { kind, currency, shareOfCost: random.oneOf([0.25, 0.5, 1]) }
  }
}

const inMonth = (year: number, month: number, day: string): string =>
  `${year + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-${day}`

// Each year the same months: two rounds, so that something is open, something comes, and something has closed on every day.
const applicationOf = (random: Random, year: number): MeasureContent['application'] => {
  if (random.chance(0.45)) return { kind: 'always' }
  const month = random.below(12)
  const months = 1 + random.below(3)
  const window = (of: number) => ({
    opensOn: inMonth(of, month, '01'),
    closesOn: inMonth(of, month + months, '15'),
  })
  return { kind: 'windows', windows: random.chance(0.8) ? [window(year), window(year + 1)] : [window(year)] }
}

const documentsOf = (random: Random): MeasureContent['documents'] =>
  documents
    .filter(() => random.chance(0.3))
    .concat(documents.slice(0, 1))
    .slice(0, 6)

const excludedBy = (random: Random, gives: Purpose['gives'], before: readonly SampleMeasure[], sector: string) =>
  before
    .filter(({ id, amount }) => amount.kind === gives && id.endsWith(`-${sector.toLowerCase()}`))
    .filter(() => random.chance(0.2))
    .map(({ id }) => id)
    .slice(0, 3)

const titleOf = (purpose: Purpose, sector: string): MeasureContent['title'] => ({
  en: `${purpose.en}: ${wordOf('sectors', sector, 'en')}`,
  ru: `${purpose.ru}: ${wordOf('sectors', sector, 'ru')}`,
})

const measureOf = (
  random: Random,
  purpose: Purpose,
  sector: string,
  year: number,
  before: readonly SampleMeasure[],
): SampleMeasure => {
  const title = titleOf(purpose, sector)
  const varied = { money: MILLION * random.oneOf([1, 2, 5]), many: random.oneOf([2, 3, 5]), year }
  return {
    id: `${purpose.id}-${sector.toLowerCase()}`,
    title,
    summary: {
      en: `${title.en}. This is generated sample data, and nobody gives it.`,
      ru: `${title.ru}. Это сгенерированный пример: такой меры нет.`,
    },
    provider: random.oneOf(providers),
    amount: amountOf(random, purpose.gives),
    application: applicationOf(random, year),
    documents: documentsOf(random),
    excludes: excludedBy(random, purpose.gives, before, sector),
    rule: all({ test: 'includes', fact: purpose.sectorsOf, values: [sector] }, ...purpose.rule(varied)),
  }
}

/**
 * A catalogue of made-up support measures, for demonstrations and tests: every purpose for five of the eight sectors, windows in a year and
 * the next. The same seed and year give the same catalogue. It is sample data, and each measure says so.
 */
export const generateMeasures = ({ seed, year }: { seed: number; year: number }): readonly SampleMeasure[] => {
  const random = seededRandom(seed)
  const measures: SampleMeasure[] = []
  for (const [at, purpose] of purposes.entries())
    for (let turn = 0; turn < SECTORS_EACH; turn += 1) {
      const sector = sectors[(at + turn) % sectors.length] ?? ''
      measures.push(measureOf(random, purpose, sector, year, measures))
    }
  return measures
}
