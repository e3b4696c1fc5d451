import { refuse, type IdentifierVerdict, type Scheme } from './scheme.ts'
import { digitsOf } from './text.ts'

const weights = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]

const checkDigit = (body: string): number => {
  const used = weights.slice(-body.length)
  return (used.reduce((sum, weight, at) => sum + weight * Number(body[at]), 0) % 11) % 10
}

/**
 * An INN's body of 9 digits (legal entity) or 10 (sole trader) with its check digits, one or two. Source: the Federal Tax
 * Service's order ММВ-7-6/435@ of 29.06.2012; each digit is a weighted sum modulo 11 modulo 10.
 */
export const completeInn = (body: string): string => {
  const once = body + checkDigit(body)
  return body.length === 9 ? once : once + checkDigit(once)
}

const isValid = (digits: string): boolean => digits === completeInn(digits.slice(0, digits.length === 10 ? 9 : 10))

// A KPP names a branch: tax office, a reason for registration that organisations have, a low serial number.
const looksLikeKpp = (digits: string): boolean => /^\d{4}(?:0[1-9]|3[12]|4[345]|5[01])00\d$/.test(digits)

// Regions 08 and 09 number their few tax offices up to 20. Without this bound every eleventh eu-pic, which begins with 8
// or 9, would pass for a damaged INN.
const couldBeInn = (digits: string): boolean => /^0(?:[1-7]|[89][01]|920)/.test(digits) && isValid(digits)

const parseShortened = (digits: string): IdentifierVerdict => {
  if (looksLikeKpp(digits)) return refuse('otherIdentifier')
  const padded = `0${digits}`
  return couldBeInn(padded) ? refuse('lostLeadingZero', `ru-inn:${padded}`) : refuse('wrongLength')
}

const parse = (text: string): IdentifierVerdict => {
  const read = digitsOf(text)
  if (!read.ok) return read
  const { digits } = read
  if (digits.length === 9 || digits.length === 11) return parseShortened(digits)
  if (digits.length !== 10 && digits.length !== 12) return refuse('wrongLength')
  return isValid(digits) ? { ok: true, value: digits } : refuse('wrongChecksum')
}

/** The Russian taxpayer number (ИНН): 10 digits for legal entities, 12 for sole traders. It may begin with 0. */
export const ruInn: Scheme = { name: 'ru-inn', role: 'key', parse }
