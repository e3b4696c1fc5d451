import { refuse, type IdentifierVerdict, type Scheme } from './scheme.ts'
import { digitsOf, tidy } from './text.ts'

const lengths = [13, 15]

/**
 * An OGRN's body of 12 digits (legal entity) or 14 (sole trader) with its check digit: the remainder by 11, for sole
 * traders by 13, its last digit. Source: order 165н of the Ministry of Finance of 30.10.2017 on the state registers.
 */
export const completeOgrn = (body: string): string => `${body}${(Number(body) % (body.length === 12 ? 11 : 13)) % 10}`

// Certificates, licences and cadastral numbers carry a series, a number sign, groups; a mistyped OGRN keeps nearly all of
// its digits. What begins with Latin letters is left to the VAT scheme.
const looksLikeDocument = (text: string): boolean => {
  const tidied = tidy(text)
  const count = tidied.replace(/\D/g, '').length
  return count > 0 && !/^[A-Z]/.test(tidied) && (count < 12 || /[/:].*[/:]/.test(tidied))
}

const parse = (text: string): IdentifierVerdict => {
  const read = digitsOf(text)
  if (!read.ok) return read.reason === 'notDigits' && looksLikeDocument(text) ? refuse('otherIdentifier') : read
  if (!lengths.includes(read.digits.length)) return refuse('wrongLength')
  return read.digits === completeOgrn(read.digits.slice(0, -1))
    ? { ok: true, value: read.digits }
    : refuse('wrongChecksum')
}

/** The Russian state registration number (ОГРН): 13 digits for legal entities, 15 for sole traders. */
export const ruOgrn: Scheme = { name: 'ru-ogrn', role: 'alias', parse }
