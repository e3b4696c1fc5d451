import type { Language } from '../shared/domain/organisation.ts'
import type { ProfileContent } from '../shared/domain/profile.ts'
import { capabilityName, isWithin, taxonomy } from '../shared/domain/taxonomy.ts'
import type { Random } from './random.ts'

type Capabilities = ProfileContent['offers']

/** The fields of the taxonomy that each sector works in. */
const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  robotics: ['robot'],
  electronics: ['micro'],
  IT: ['it'],
  materials: ['mat'],
  photonics: ['photo', 'micro.nitride'],
  biotech: ['mat.bio', 'it.medtech', 'robot.medical'],
  energy: ['micro.power', 'it.energy', 'photo.solar', 'robot.batteries'],
  mechanicalEngineering: ['robot.machining', 'robot.machinetools', 'robot.sheet', 'robot.casting', 'robot.assembly'],
}

const places = {
  ru: {
    city: [
      'Москва',
      'Москва',
      'Москва',
      'Москва',
      'Москва',
      'Москва',
      'Зеленоград',
      'Зеленоград',
      'Троицк',
      'Щербинка',
    ],
    elsewhere: ['Санкт-Петербург', 'Новосибирск', 'Томск', 'Казань', 'Нижний Новгород', 'Дубна', 'Фрязино', 'Минск'],
  },
  en: {
    city: ['Moscow', 'Moscow', 'Moscow', 'Zelenograd', 'Troitsk'],
    elsewhere: ['Saint Petersburg', 'Novosibirsk', 'Tomsk', 'Kazan', 'Minsk'],
  },
} as const

const units = {
  ru: ['пластин в месяц', 'изделий в год', 'человеко-часов в месяц', 'кг в месяц'],
  en: ['wafers a month', 'pieces a year', 'hours a month', 'kg a month'],
} as const

const additions = {
  ru: ['малыми сериями', 'по вашим чертежам', 'с приёмкой', 'для жёстких условий', 'опытные партии'],
  en: ['in small series', 'to your drawings', 'with inspection', 'for harsh conditions', 'pilot batches'],
} as const

const under = (fields: readonly string[]): readonly string[] =>
  taxonomy.map(({ code }) => code).filter((code) => fields.some((field) => isWithin(code, field)))

const ofSector = new Map(Object.entries(fieldsOf).map(([sector, fields]) => [sector, under(fields)]))
const all = taxonomy.map(({ code }) => code)
const services = under(['serv'])

// Offers lie 80 % in the own sector, 12 % among services, 8 % anywhere; two of three draws, so the first of a field are the most frequent.
const chooseCode = (random: Random, sector: string): string => {
  const own = ofSector.get(sector) ?? all
  const from = random.chance(0.8) ? own : random.chance(0.6) ? services : all
  const reach = random.chance(0.5) ? Math.ceil(from.length / 3) : from.length
  return random.oneOf(from.slice(0, reach))
}

// Readiness is 8 or 9 for half, 5 to 7 for a third, 1 to 4 for the rest.
const chooseReadiness = (random: Random): number => {
  if (random.chance(0.5)) return 8 + random.below(2)
  return random.chance(0.66) ? 5 + random.below(3) : 1 + random.below(4)
}

const capability = (random: Random, code: string, language: Language): Capabilities[number] => ({
  code,
  ...(random.chance(0.3) ? { text: `${capabilityName(code, language)} ${random.oneOf(additions[language])}` } : {}),
  ...(random.chance(0.4)
    ? { capacity: { amount: (1 + random.below(50)) * 10, unit: random.oneOf(units[language]) } }
    : {}),
  ...(random.chance(0.7) ? { readiness: chooseReadiness(random) } : {}),
})

const choose = (random: Random, count: number, sector: string, language: Language): Capabilities =>
  [...new Set(Array.from({ length: count }, () => chooseCode(random, sector)))].map((code) =>
    capability(random, code, language),
  )

const descriptionOf = (offers: Capabilities, language: Language): string => {
  const names = offers.map(({ code }) => capabilityName(code, language).toLowerCase()).join(', ')
  return language === 'ru' ? `Основные направления: ${names}.` : `Main lines of work: ${names}.`
}

/** What a profile is generated for. */
export type ProfileParts = { sector: string; language: Language; kind: 'participant' | 'partner' }

/**
 * A profile from stated distributions: none to four offers (5, 25, 35, 25, 10 %), none to two needs (40, 40, 20 %), a place in the city for
 * participants and elsewhere for partners (90 % have one), a description for 40 %, and 6 % are closed to invitations.
 */
export const generateProfile = (random: Random, { sector, language, kind }: ProfileParts): ProfileContent => {
  const offers = choose(
    random,
    Math.floor([0.2, 1.4, 2.3, 3.1][random.below(4)] ?? 1) + random.below(2),
    sector,
    language,
  )
  const needs = choose(
    random,
    random.chance(0.4) ? 0 : 1 + Number(random.chance(0.33)),
    random.oneOf([...ofSector.keys()]),
    language,
  )
  const { city, elsewhere } = places[language]
  return {
    offers,
    needs,
    openToInvitations: !random.chance(0.06),
    ...(random.chance(0.9) ? { place: random.oneOf(kind === 'participant' ? city : elsewhere) } : {}),
    ...(offers.length > 0 && random.chance(0.4) ? { description: descriptionOf(offers, language) } : {}),
  }
}
