import * as z from 'zod'

/**
 * What can be wrong with an identifier. `lostLeadingZero` and `spreadsheetNumber` are what spreadsheets do to numbers;
 * `otherIdentifier` is a well-formed number of another kind (a branch's KPP, a certificate); `ambiguous` is a bare number
 * that two schemes could claim; `unknownScheme` and `unknownCountry` concern the prefix.
 */
export const identifierFaultSchema = z.enum([
  'empty',
  'notDigits',
  'wrongLength',
  'wrongShape',
  'wrongChecksum',
  'lostLeadingZero',
  'spreadsheetNumber',
  'otherIdentifier',
  'ambiguous',
  'unknownScheme',
  'unknownCountry',
])
export type IdentifierFault = z.infer<typeof identifierFaultSchema>

/** A refusal: what is wrong and, where it can be said, the full text (`<scheme>:<value>`) that was probably meant. */
export type IdentifierRefusal = { ok: false; reason: IdentifierFault; suggestion?: string }

/** The normalised value, or what is wrong with the text. */
export type IdentifierVerdict = { ok: true; value: string } | IdentifierRefusal

/** One kind of identifier. A `key` names an organisation; an `alias` leads to an organisation that has a key. */
export type Scheme = { name: string; role: 'key' | 'alias'; parse: (text: string) => IdentifierVerdict }

/** A refusal for that reason. */
export const refuse = (reason: IdentifierFault, suggestion?: string): IdentifierRefusal =>
  suggestion === undefined ? { ok: false, reason } : { ok: false, reason, suggestion }
