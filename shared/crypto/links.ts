import { mac, matchesAnyKey, type SigningKeys } from './keys.ts'

/** The secret of an invitation's link: HMAC-SHA-256 of its id and generation, base64url. Nothing of it is stored. */
export const linkSecret = (key: string, invitationId: string, generation: number): string =>
  mac(key, `${invitationId}#${generation}`).toString('base64url')

/** Whether a secret is that of the invitation's generation, under either key; constant in time. */
export const isLinkSecret = (keys: SigningKeys, invitationId: string, generation: number, secret: string): boolean =>
  matchesAnyKey(keys, secret, (key) => [linkSecret(key, invitationId, generation)])

/** The link in a mail: id and secret are in the fragment, which browsers send to nobody, so that it is in no log. */
export const invitationUrl = (baseUrl: string, invitationId: string, secret: string): string =>
  `${baseUrl}/i#${invitationId}.${secret}`
