import * as z from 'zod'
import { seatSchema, type Seat } from '../domain/seat.ts'
import { mac, matchesAnyKey, type SigningKeys } from './keys.ts'

/** Whose mail about which space, or about all of them, a token stops. */
export type Unsubscribed = Pick<Seat, 'space' | 'personId'>

const subjectSchema = z
  .string()
  .transform((text) => text.split(' '))
  .pipe(z.tuple([seatSchema.shape.personId, seatSchema.shape.space]))
  .transform(([personId, space]): Unsubscribed => ({ personId, space }))

const signature = (key: string, subject: string): string => mac(key, `unsubscribe#${subject}`).toString('base64url')

/** A token that stops mail without a sign-in, and does nothing else: whose and what in base64url, and an HMAC-SHA-256 over it. It has no end. */
export const unsubscribeToken = (key: string, { personId, space }: Unsubscribed): string => {
  const subject = Buffer.from(`${personId} ${space}`).toString('base64url')
  return `${subject}.${signature(key, subject)}`
}

/** What a token stops; undefined where it is not ours. */
export const unsubscribedBy = (keys: SigningKeys, token: string): Unsubscribed | undefined => {
  const [subject = '', given = ''] = token.split('.')
  if (!matchesAnyKey(keys, given, (key) => [signature(key, subject)])) return undefined
  return subjectSchema.safeParse(Buffer.from(subject, 'base64url').toString()).data
}

/** Where mail is stopped: `oneClick` by one POST of a mail client (RFC 8058), `page` by a person, whose browser keeps the token to itself. */
export type StopLinks = { readonly oneClick: string; readonly page: string }

/** Where a token stops mail. */
export const stopLinks = (baseUrl: string, token: string): StopLinks => ({
  oneClick: `${baseUrl}/api/unsubscribe?token=${token}`,
  page: `${baseUrl}/u#${token}`,
})
