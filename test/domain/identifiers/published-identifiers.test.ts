import { describe, expect, it } from 'vitest'
import { parseIdentifier } from '../../../shared/domain/identifiers/index.ts'
import { hasRealData, realRows } from '../../support/real-data.ts'

const keyOf = (text: string): string => {
  const read = parseIdentifier(text)
  return read.ok ? read.key : read.reason
}

const expectedReasons: Record<string, readonly string[]> = {
  'certificate/licence number in the OGRN column': ['otherIdentifier', 'wrongLength'],
  'checksum failure (typo)': ['wrongChecksum'],
  'leading zero lost, valid after 0-padding': ['lostLeadingZero'],
  'Excel scientific notation': ['spreadsheetNumber'],
  'dash placeholder': ['empty'],
  'KPP in INN column': ['otherIdentifier'],
}

describe.skipIf(!hasRealData)('published identifiers', () => {
  const russian = hasRealData ? realRows('ru/organisations.csv') : []
  const european = hasRealData ? realRows('eu/organisations.csv') : []
  const invalid = hasRealData ? realRows('ru/invalid_identifiers.csv') : []
  const inns = russian.map((row) => row['inn']!)

  it('accepts all 13,209 INN, with and without their scheme', () => {
    expect(inns).toHaveLength(13_209)
    expect(inns.filter((inn) => keyOf(inn) !== `ru-inn:${inn}` || keyOf(`ru-inn:${inn}`) !== `ru-inn:${inn}`)).toEqual(
      [],
    )
  })

  it('accepts all 1,209 OGRN', () => {
    const numbers = russian.map((row) => row['ogrn']!).filter((ogrn) => ogrn !== '')
    expect(numbers).toHaveLength(1209)
    expect(numbers.filter((ogrn) => keyOf(ogrn) !== `ru-ogrn:${ogrn}`)).toEqual([])
  })

  it('accepts all 17,266 PIC; without their scheme, all but the few that may be an INN without its zero', () => {
    const pics = european.map((row) => row['pic']!)
    expect(pics).toHaveLength(17_266)
    expect(pics.filter((pic) => keyOf(`eu-pic:${pic}`) !== `eu-pic:${pic}`)).toEqual([])
    const bare = pics.filter((pic) => keyOf(pic) !== `eu-pic:${pic}`)
    expect(new Set(bare.map(keyOf))).toEqual(new Set(['ambiguous']))
    expect(bare).toHaveLength(91)
  })

  it('offers each of the 255 INN that begin with 0 where the zero was lost, and accepts none silently', () => {
    const shortened = inns.filter((inn) => inn.startsWith('0'))
    expect(shortened).toHaveLength(255)
    for (const inn of shortened) {
      const lost = { ok: false, reason: 'lostLeadingZero', suggestion: `ru-inn:${inn}` }
      expect(parseIdentifier(`ru-inn:${inn.slice(1)}`)).toMatchObject(lost)
      expect(parseIdentifier(inn.slice(1)).ok).toBe(false)
    }
  })

  it('takes no branch number (KPP) for an INN', () => {
    const branches = russian.map((row) => row['kpp']!).filter((kpp) => /[1-9]$/.test(kpp))
    expect(branches.length).toBeGreaterThan(3000)
    expect(branches.filter((kpp) => keyOf(`ru-inn:${kpp}`) !== 'otherIdentifier')).toEqual([])
  })

  it('accepts the 698 VAT numbers of European shape, and says of the others what they are', () => {
    const numbers = european.map((row) => row['vat_number']!).filter((number) => number !== '')
    const refused = numbers.filter((number) => !keyOf(number).startsWith('vat:'))
    const elsewhere = refused.filter((number) => keyOf(number) === 'unknownCountry')
    expect(numbers.length - refused.length).toBe(698)
    expect(new Set(elsewhere.map((number) => number.slice(0, 2)))).toEqual(new Set(['AU', 'IL', 'KR', 'TR']))
    expect(refused.filter((number) => !elsewhere.includes(number)).toSorted()).toEqual([
      'DE8117115450',
      'ES62879721',
      'FR2641403193',
      'RU7813045547',
    ])
  })

  it.each(invalid.map((row) => [row['kind']!, row['value_as_published']!, row['reason']!] as const))(
    'refuses %s %j: %s',
    (kind, value, reason) => {
      const read = parseIdentifier(`ru-${kind}:${value}`)
      expect(expectedReasons[reason]).toContain(read.ok || read.reason)
      expect(parseIdentifier(value).ok).toBe(false)
    },
  )
})
