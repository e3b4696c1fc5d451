import type { Category, Language } from '../shared/domain/organisation.ts'
import type { Random } from './random.ts'

const russianStarts = [
  'Ва',
  'Ги',
  'Дро',
  'Зе',
  'Кви',
  'Лю',
  'Мо',
  'Не',
  'Пру',
  'Ре',
  'Све',
  'Ту',
  'Фа',
  'Хо',
  'Це',
  'Шу',
]
const russianMiddles = ['бри', 'вёл', 'га', 'дри', 'зу', 'ли', 'мро', 'ни', 'пла', 'ра', 'сту', 'тве']
const russianEnds = ['бат', 'вик', 'гон', 'дар', 'зит', 'лен', 'мир', 'нор', 'рус', 'тон', 'фим', 'цел']
const englishStarts = [
  'Ba',
  'Dri',
  'Fe',
  'Glo',
  'Ki',
  'Lu',
  'Mo',
  'Ne',
  'Plo',
  'Qua',
  'Ri',
  'Sto',
  'Tu',
  'Ve',
  'Wi',
  'Zo',
]
const englishMiddles = ['bri', 'da', 'fle', 'go', 'lu', 'mi', 'no', 'pra', 'ri', 'stu', 'ta', 've']
const englishEnds = ['bat', 'del', 'gon', 'kin', 'lum', 'mar', 'nix', 'por', 'rod', 'sel', 'tor', 'wen']

const sectorWords: Readonly<Record<string, readonly [ru: string, en: string]>> = {
  robotics: ['Роботы', 'Robots'],
  electronics: ['Электроника', 'Electronics'],
  IT: ['Программы', 'Software'],
  materials: ['Материалы', 'Materials'],
  photonics: ['Фотоника', 'Photonics'],
  biotech: ['Биотех', 'Biotech'],
  energy: ['Энергия', 'Energy'],
  mechanicalEngineering: ['Машины', 'Machines'],
}

/** The sectors that generated organisations work in. */
export const sectors: readonly string[] = Object.keys(sectorWords)

const russian: Readonly<Record<Category, (word: string, sector: string) => string>> = {
  largeCompany: (word, sector) => `ПАО «${word} ${sector}»`,
  industry: (word, sector) => `АО «Завод ${word} ${sector}»`,
  sme: (word, sector) => `ООО «${word} ${sector}»`,
  research: (word) => `ФГБУН «НИИ ${word}»`,
  education: (word) => `ФГБОУ ВО «Университет ${word}»`,
  developmentInstitute: (word) => `АНО «Фонд развития ${word}»`,
  municipalAuthority: (word) => `Администрация муниципального округа ${word}`,
}

const english: Readonly<Record<Category, (word: string, sector: string) => string>> = {
  largeCompany: (word, sector) => `${word} ${sector} PLC`,
  industry: (word, sector) => `${word} ${sector} Works Ltd`,
  sme: (word, sector) => `${word} ${sector} Ltd`,
  research: (word) => `${word} Research Institute`,
  education: (word) => `${word} University`,
  developmentInstitute: (word) => `${word} Development Fund`,
  municipalAuthority: (word) => `${word} Municipal District`,
}

/** What a generated name is made for; `serial` makes it one of its kind and shows that nobody chose it. */
export type NameParts = {
  serial: number
  language: Language
  category: Category
  sector: string
  soleTrader: boolean
}

/** A name out of meaningless syllables, its serial number and its sector, in the form that its category usually has. */
export const generateName = (random: Random, { serial, language, category, sector, soleTrader }: NameParts): string => {
  const [ru, en] = sectorWords[sector] ?? [sector, sector]
  const number = String(serial).padStart(4, '0')
  if (language === 'en') {
    const word = random.oneOf(englishStarts) + random.oneOf(englishMiddles) + random.oneOf(englishEnds)
    return english[category](`${word}-${number}`, en)
  }
  const word = random.oneOf(russianStarts) + random.oneOf(russianMiddles) + random.oneOf(russianEnds)
  return soleTrader ? `ИП ${word}-${number}` : russian[category](`${word}-${number}`, ru)
}
