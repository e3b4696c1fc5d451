import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  aliasSchema,
  identifierFaultSchema,
  organisationKeySchema,
  parseIdentifier,
} from '../../../shared/domain/identifiers/index.ts'
import { completeInn } from '../../../shared/domain/identifiers/ru-inn.ts'
import { completeOgrn } from '../../../shared/domain/identifiers/ru-ogrn.ts'

const accepted = [
  ['7735007358', 'ru-inn:7735007358', 'key', 'a bare INN of a legal entity'],
  ['500100732259', 'ru-inn:500100732259', 'key', 'a bare INN of a sole trader'],
  ['ru-inn:7735007358', 'ru-inn:7735007358', 'key', 'an INN with its scheme'],
  [' RU-INN : 7735 0073 58 ', 'ru-inn:7735007358', 'key', 'a scheme in capitals, spaces anywhere'],
  ['77\u00a035\u2009007\u200b358', 'ru-inn:7735007358', 'key', 'no-break, thin and zero-width spaces'],
  ['7735–007‑358', 'ru-inn:7735007358', 'key', 'dashes of several kinds'],
  ["'7735007358", 'ru-inn:7735007358', 'key', "a spreadsheet's apostrophe"],
  ['７７３５００７３５８', 'ru-inn:7735007358', 'key', 'full-width digits'],
  ['999978918', 'eu-pic:999978918', 'key', 'a bare PIC'],
  ['eu-pic:999978918', 'eu-pic:999978918', 'key', 'a PIC with its scheme'],
  ['1027700132195', 'ru-ogrn:1027700132195', 'alias', 'a bare OGRN of a legal entity'],
  ['304500116000157', 'ru-ogrn:304500116000157', 'alias', 'a bare OGRN of a sole trader'],
  ['ATU76231908', 'vat:ATU76231908', 'alias', 'an Austrian VAT number'],
  ['vat: nl 8587.14498.b01', 'vat:NL858714498B01', 'alias', 'a VAT number with dots, in small letters'],
  ['GR996844271', 'vat:EL996844271', 'alias', 'a Greek VAT number under the ISO prefix'],
  ['CHE-112.198.642 MWST', 'vat:CHE112198642', 'alias', 'a Swiss VAT number in German'],
  ['CHE112198642TVA', 'vat:CHE112198642', 'alias', 'the same in French'],
] as const

const refused = [
  ['', 'empty'],
  [' \u00a0— ', 'empty'],
  ['ru-inn:', 'empty'],
  ['ООО «Пример»', 'notDigits'],
  ['77350073', 'wrongLength'],
  ['7735007359', 'wrongChecksum'],
  ['500100732258', 'wrongChecksum'],
  ['eu-pic:999978919', 'wrongChecksum'],
  ['eu-pic:123456789', 'wrongShape'],
  ['901001024', 'lostLeadingZero', 'ru-inn:0901001024'],
  ['ru-inn:901001024', 'lostLeadingZero', 'ru-inn:0901001024'],
  ['7,72E+11', 'spreadsheetNumber'],
  ['7.735007358e9', 'spreadsheetNumber'],
  ['7735007358.0', 'spreadsheetNumber'],
  ['772401001', 'otherIdentifier'],
  ['ru-inn:1027700132195', 'otherIdentifier', 'ru-ogrn:1027700132195'],
  ['eu-pic:7735007358', 'otherIdentifier', 'ru-inn:7735007358'],
  ['серия 77 № 012382037', 'otherIdentifier'],
  ['№ 992769211', 'otherIdentifier'],
  ['RU7813045547', 'otherIdentifier', 'ru-inn:7813045547'],
  ['800013030', 'ambiguous'],
  ['DE8117115450', 'wrongShape'],
  ['vat:ZZ12345678', 'unknownCountry'],
  ['us-ein:123456789', 'unknownScheme'],
] as const

describe('identifiers', () => {
  it.each(accepted)('reads %j as %s (%s): %s', (given, key, role) => {
    expect(parseIdentifier(given)).toMatchObject({ ok: true, key, role })
  })

  it.each(refused)('refuses %j: %s', (given, reason, suggestion?: string) => {
    expect(parseIdentifier(given)).toEqual({
      ok: false,
      given,
      reason,
      ...(suggestion === undefined ? {} : { suggestion }),
    })
  })

  it('has an example for every fault', () => {
    expect(new Set(refused.map(([, reason]) => reason))).toEqual(new Set(identifierFaultSchema.options))
  })

  it('notices all but a few of the single wrong digits in an INN', () => {
    const typo = fc.record({
      inn: fc.nat({ max: 999_999_999 }).map((body) => completeInn(String(body).padStart(9, '0'))),
      at: fc.nat({ max: 9 }),
      shift: fc.integer({ min: 1, max: 9 }),
    })
    const missed = fc.sample(typo, { numRuns: 5000, seed: 1 }).filter(({ inn, at, shift }) => {
      const wrong = (Number(inn[at]) + shift) % 10
      return parseIdentifier(`ru-inn:${inn.slice(0, at)}${wrong}${inn.slice(at + 1)}`).ok
    })
    expect(missed.length / 5000).toBeLessThan(0.04)
  })

  it('never throws and never accepts what it would not accept again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const read = parseIdentifier(text)
        expect(read.ok && !parseIdentifier(read.key).ok).toBe(false)
      }),
    )
  })

  it('completes bodies to numbers that it accepts', () => {
    expect(completeInn('773500735')).toBe('7735007358')
    expect(completeInn('5001007322')).toBe('500100732259')
    expect(completeOgrn('102770013219')).toBe('1027700132195')
    expect(completeOgrn('30450011600015')).toBe('304500116000157')
  })
})

describe('keys and aliases', () => {
  it('are text with their scheme, valid and normalised', () => {
    expect(organisationKeySchema.parse('ru-inn:7735007358')).toBe('ru-inn:7735007358')
    expect(aliasSchema.parse('ru-ogrn:1027700132195')).toBe('ru-ogrn:1027700132195')
  })

  it.each(['7735007358', 'ru-inn:7735007359', 'ru-inn: 7735007358', 'ru-ogrn:1027700132195', 'x'.repeat(100)])(
    'do not take %s for a key',
    (text) => {
      expect(organisationKeySchema.safeParse(text).success).toBe(false)
    },
  )

  it('do not take a key for an alias', () => {
    expect(aliasSchema.safeParse('ru-inn:7735007358').success).toBe(false)
  })
})
