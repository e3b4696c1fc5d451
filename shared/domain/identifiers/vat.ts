import { ruInn } from './ru-inn.ts'
import { refuse, type IdentifierVerdict, type Scheme } from './scheme.ts'
import { tidy } from './text.ts'

/**
 * What follows the country's prefix. Source: the European Commission's VIES, "VAT identification number structure";
 * for GB, CHE and NO, which VIES does not hold, their tax authorities' descriptions.
 */
const shapes: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CHE: /^\d{9}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^(?:[A-Z]\d{7}[A-Z\d]|\d{8}[A-Z])$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z\d]{2}\d{9}$/,
  GB: /^(?:\d{9}|\d{12}|GD[0-4]\d\d|HA[5-9]\d\d)$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(?:\d{7}[A-W][A-I]?|\d[A-Z]\d{5}[A-W])$/,
  IT: /^\d{11}$/,
  LT: /^(?:\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d\d$/,
  NO: /^\d{9}MVA$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^[1-9]\d{1,9}$/,
  SE: /^\d{10}01$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(?:\d{9}|\d{12}|GD[0-4]\d\d|HA[5-9]\d\d)$/,
}

const otherPrefixes: Readonly<Record<string, string>> = { GR: 'EL', UK: 'GB' }

// Swiss companies write their number with the tax's name in any of three languages: one number, not three.
const withoutTaxName = (value: string): string => value.replace(/^(CHE\d{9})(?:MWST|TVA|IVA)$/, '$1')

const russian = (value: string): IdentifierVerdict => {
  const inn = ruInn.parse(value.slice(2))
  return inn.ok ? refuse('otherIdentifier', `ru-inn:${inn.value}`) : refuse('unknownCountry')
}

const parse = (text: string): IdentifierVerdict => {
  const value = withoutTaxName(tidy(text).replace(/[./]/g, ''))
  if (value === '') return refuse('empty')
  if (value.startsWith('RU')) return russian(value)
  const written = value.startsWith('CHE') ? 'CHE' : value.slice(0, 2)
  const country = otherPrefixes[written] ?? written
  const shape = shapes[country]
  if (shape === undefined) return refuse(/^(?:[A-Z]{2})?\d+$/.test(value) ? 'unknownCountry' : 'notDigits')
  const rest = value.slice(written.length)
  return shape.test(rest) ? { ok: true, value: country + rest } : refuse('wrongShape')
}

/** A European VAT number with its country's prefix (Greece is EL). Only the shape is checked, not the check digits. */
export const vat: Scheme = { name: 'vat', role: 'alias', parse }
