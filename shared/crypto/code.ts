import { mac, matchesAnyKey, type SigningKeys } from './keys.ts'

const DIGITS = 8

/** 48 of the MAC's bits as eight decimal digits; the remainder's bias is below 10^-6. */
const eightDigits = (key: string, text: string): string =>
  String(mac(key, text).readUIntBE(0, 6) % 10 ** DIGITS).padStart(DIGITS, '0')

/** The code that a person signs in with; `window` is `codeWindow` of the moment (`shared/domain/sign-in.ts`). */
export const signInCode = (key: string, personId: string, window: string): string =>
  eightDigits(key, `signIn#${personId}#${window}`)

/** Whether a code is the person's in one of the windows, under either key; constant in time. */
export const isSignInCode = (keys: SigningKeys, code: string, personId: string, windows: readonly string[]): boolean =>
  matchesAnyKey(keys, code, (key) => windows.map((window) => signInCode(key, personId, window)))

/** What the code of a claim is bound to: the claim, who makes it, for whom, and the registered address that it is sent to. */
export type ClaimSubject = {
  readonly claimId: string
  readonly personId: string
  readonly organisation: string
  readonly registeredEmail: string
}

/** The code that proves a claim to represent: only whoever reads the organisation's registered address learns it. */
export const claimCode = (key: string, { claimId, personId, organisation, registeredEmail }: ClaimSubject): string =>
  eightDigits(key, `claim#${claimId}#${personId}#${organisation}#${registeredEmail}`)

/** Whether a code is that of the claim, under either key; constant in time. */
export const isClaimCode = (keys: SigningKeys, code: string, subject: ClaimSubject): boolean =>
  matchesAnyKey(keys, code, (key) => [claimCode(key, subject)])
