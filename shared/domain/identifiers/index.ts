import * as z from 'zod'
import { euPic } from './eu-pic.ts'
import { ruInn } from './ru-inn.ts'
import { ruOgrn } from './ru-ogrn.ts'
import { refuse, type IdentifierFault, type IdentifierRefusal, type Scheme } from './scheme.ts'
import { vat } from './vat.ts'

export { identifierFaultSchema } from './scheme.ts'

const schemes: readonly Scheme[] = [ruInn, euPic, ruOgrn, vat]

type Accepted = { ok: true; scheme: string; value: string; key: string; role: Scheme['role'] }

/** An identifier with its scheme (`key` is `<scheme>:<value>`), or what was given and what is wrong with it. */
export type Identifier = Accepted | (IdentifierRefusal & { given: string })

const identified = ({ name, role }: Scheme, value: string): Accepted => ({
  ok: true,
  scheme: name,
  value,
  key: `${name}:${value}`,
  role,
})

const read = (scheme: Scheme, text: string): Accepted | IdentifierRefusal => {
  const verdict = scheme.parse(text)
  return verdict.ok ? identified(scheme, verdict.value) : verdict
}

/** Of what the schemes say against a text without a prefix, the first of these tells most. */
const mostTelling: readonly IdentifierFault[] = [
  'empty',
  'lostLeadingZero',
  'otherIdentifier',
  'wrongChecksum',
  'spreadsheetNumber',
  'wrongLength',
  'wrongShape',
  'unknownCountry',
  'notDigits',
]

const rank = ({ reason }: IdentifierRefusal): number => mostTelling.indexOf(reason)

const readBare = (text: string): Accepted | IdentifierRefusal => {
  const opinions = schemes.map((scheme) => read(scheme, text))
  const found = opinions.find((opinion) => opinion.ok)
  const faults = opinions.flatMap((opinion) => (opinion.ok ? [] : [opinion]))
  if (found) return faults.some(({ reason }) => reason === 'lostLeadingZero') ? refuse('ambiguous') : found
  return faults.toSorted((a, b) => rank(a) - rank(b))[0] ?? refuse('notDigits')
}

const readPrefixed = (name: string, text: string): Accepted | IdentifierRefusal => {
  const scheme = schemes.find((each) => each.name === name)
  if (!scheme) return refuse('unknownScheme')
  const opinion = read(scheme, text)
  if (opinion.ok || opinion.suggestion !== undefined) return opinion
  const other = readBare(text)
  return other.ok ? refuse('otherIdentifier', other.key) : opinion
}

/**
 * Reads `<scheme>:<value>`, or a bare value whose shape tells its scheme: an INN, a PIC, an OGRN, a VAT number with its
 * country. Nothing is repaired silently: what was probably meant is only offered, as `suggestion`.
 */
export const parseIdentifier = (text: string): Identifier => {
  const [, name, value] = /^\s*([a-z][a-z-]*)\s*:(.*)$/isu.exec(text) ?? []
  const outcome = name === undefined || value === undefined ? readBare(text) : readPrefixed(name.toLowerCase(), value)
  return outcome.ok ? outcome : { ...outcome, given: text }
}

const written = (role: Scheme['role'], example: string) =>
  z
    .string()
    .max(64)
    .refine(
      (text) => {
        const identifier = parseIdentifier(text)
        return identifier.ok && identifier.role === role && identifier.key === text
      },
      { error: `must be a valid identifier such as ${example}` },
    )

/** An organisation's key: `<scheme>:<value>` of a key scheme, valid and already normalised. Keys are text. */
export const organisationKeySchema = written('key', 'ru-inn:7735007358 or eu-pic:999978918')

/** A further identifier of an organisation, as `<scheme>:<value>` of an alias scheme, valid and already normalised. */
export const aliasSchema = written('alias', 'ru-ogrn:1027700132195 or vat:ATU76231908')
