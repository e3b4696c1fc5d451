import * as z from 'zod'
import { mac, matchesAnyKey, type SigningKeys } from './keys.ts'

/** Which sending of which invitation a token is about: its sender is muted by it. */
export type MutedInvitation = { readonly invitation: string; readonly generation: number }

const subjectSchema = z
  .string()
  .transform((text) => text.split(' '))
  .pipe(z.tuple([z.string().min(1), z.string().transform(Number).pipe(z.int())]))
  .transform(([invitation, generation]): MutedInvitation => ({ invitation, generation }))

const signature = (key: string, subject: string): string => mac(key, `mute#${subject}`).toString('base64url')

/** A token that mutes the sender of an invitation and declines that, and can do nothing else: an HMAC-SHA-256 over which invitation it is. */
export const muteToken = (key: string, { invitation, generation }: MutedInvitation): string => {
  const subject = Buffer.from(`${invitation} ${generation}`).toString('base64url')
  return `${subject}.${signature(key, subject)}`
}

/** Which invitation a token is about; undefined where it is not ours. */
export const mutedBy = (keys: SigningKeys, token: string): MutedInvitation | undefined => {
  const [subject = '', given = ''] = token.split('.')
  if (!matchesAnyKey(keys, given, (key) => [signature(key, subject)])) return undefined
  return subjectSchema.safeParse(Buffer.from(subject, 'base64url').toString()).data
}

/** Where a mail client mutes the sender of an invitation by one POST (RFC 8058). */
export const muteUrl = (baseUrl: string, token: string): string => `${baseUrl}/api/link/mute/one-click?token=${token}`
