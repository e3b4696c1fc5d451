import { completeInn } from '../shared/domain/identifiers/ru-inn.ts'
import { completeOgrn } from '../shared/domain/identifiers/ru-ogrn.ts'
import type { Category, Organisation } from '../shared/domain/organisation.ts'
import type { ImportedProfile } from '../shared/domain/profile-cells.ts'
import type { Moment } from '../shared/domain/time.ts'
import { generateProfile } from './generate-capabilities.ts'
import { generateName, sectors } from './generate-names.ts'
import { seededRandom, type Random } from './random.ts'

/** One organisation as an import file gives it; what it can do may be missing. */
export type RegisterRow = Pick<
  Organisation,
  | 'key'
  | 'aliases'
  | 'name'
  | 'kind'
  | 'category'
  | 'sectors'
  | 'status'
  | 'registeredEmail'
  | 'contactEmail'
  | 'language'
  | 'asOf'
> & { readonly profile?: ImportedProfile }

const rarerCategories: readonly Category[] = [
  'largeCompany',
  'industry',
  'research',
  'education',
  'developmentInstitute',
  'municipalAuthority',
]

// No region has the tax code 96 (codes as of 28.10.2022), so that no real organisation should have any of these numbers.
const region = '96'

// The step has no factor in common with 10^7, so that the first ten million serials are all different.
const serialNumber = (offset: number, at: number): string =>
  String((offset + at * 7_654_321) % 10 ** 7).padStart(7, '0')

const identify = (random: Random, serial: string, soleTrader: boolean) => {
  const inn = completeInn(region + (soleTrader ? '0' : '') + serial)
  const year = String(10 + random.below(15))
  const ogrn = completeOgrn(soleTrader ? `3${year}${region}00${serial}` : `1${year}${region}${serial}`)
  return { inn, aliases: random.chance(0.5) ? [`ru-ogrn:${ogrn}`] : [] }
}

// The first sector goes round, so that each has its share whatever the seed.
const chooseSectors = (random: Random, at: number): string[] => {
  const first = sectors.slice(at % sectors.length).slice(0, 1)
  return random.chance(0.4) ? [...new Set([...first, random.oneOf(sectors)])] : first
}

const generateRow = (random: Random, at: number, offset: number, asOf: Moment): RegisterRow => {
  const category = random.chance(0.9) ? 'sme' : random.oneOf(rarerCategories)
  const soleTrader = category === 'sme' && random.chance(0.02)
  const language = !soleTrader && random.chance(0.06) ? 'en' : 'ru'
  const { inn, aliases } = identify(random, serialNumber(offset, at), soleTrader)
  const chosen = chooseSectors(random, at)
  const name = generateName(random, { serial: at + 1, language, category, sector: chosen[0] ?? '', soleTrader })
  return {
    key: `ru-inn:${inn}`,
    aliases,
    name,
    kind: random.chance(0.08) ? 'partner' : 'participant',
    category,
    sectors: chosen,
    status: random.chance(0.02) ? 'suspended' : 'active',
    ...(random.chance(0.03) ? {} : { registeredEmail: `ru-inn-${inn}@example.invalid` }),
    contactEmail: `contact-${inn}@example.invalid`,
    language,
    asOf,
  }
}

/**
 * A register of that many generated organisations, for demonstrations and load: valid identifiers in a region that there is not,
 * addresses under `example.invalid`, eight sectors in equal shares. The same seed gives the same register. Throws a
 * RangeError above ten million.
 */
export const generateRegister = (wanted: { count: number; seed: number; asOf: Moment }): RegisterRow[] => {
  if (wanted.count > 10 ** 7) throw new RangeError('there are only ten million different numbers to give')
  const random = seededRandom(wanted.seed)
  // A source of its own, so that names and numbers of a seed stay what they were.
  const ofProfiles = seededRandom(wanted.seed + 1)
  const offset = random.below(10 ** 7)
  return Array.from({ length: wanted.count }, (_, at) => {
    const row = generateRow(random, at, offset, wanted.asOf)
    const { openToInvitations: _open, ...profile } = generateProfile(ofProfiles, {
      ...row,
      sector: row.sectors[0] ?? '',
    })
    return { ...row, profile }
  })
}

const columns = [
  'key',
  'aliases',
  'name',
  'kind',
  'category',
  'sectors',
  'status',
  'registeredEmail',
  'contactEmail',
  'language',
  'asOf',
] as const

const profileColumns = ['offers', 'needs', 'place', 'description'] as const
type Capability = ImportedProfile['offers'][number]

const capacityText = (capacity: Capability['capacity']): string => {
  if (!capacity) return ''
  return 'words' in capacity ? capacity.words : `${capacity.amount} ${capacity.unit}`
}

const capabilityText = ({ code, capacity, readiness, text }: Capability): string =>
  [code, capacityText(capacity), readiness ?? '', text ?? ''].join('|').replace(/\|+$/, '')

const profileFields = ({ profile }: RegisterRow): readonly string[] => [
  (profile?.offers ?? []).map(capabilityText).join(';'),
  (profile?.needs ?? []).map(capabilityText).join(';'),
  profile?.place ?? '',
  profile?.description ?? '',
]

const field = (value: string | readonly string[] | undefined): string => {
  const text = value === undefined ? '' : typeof value === 'string' ? value : value.join(';')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** The import file of those rows: CSV as in RFC 4180 but with LF, a header first; several values are parted by `;`. */
export const registerCsv = (rows: readonly RegisterRow[]): string =>
  [
    [...columns, ...profileColumns].join(','),
    ...rows.map((row) => [...columns.map((column) => field(row[column])), ...profileFields(row).map(field)].join(',')),
    '',
  ].join('\n')
