import { PreconditionFailed } from '../domain/errors.ts'

/** The strong entity tag of a version. */
export const etagOf = (version: number): string => `"${version}"`

/**
 * The version that an `If-Match` header names; undefined where there is no header. Throws PreconditionFailed for whatever
 * cannot be a tag of ours: a weak one never matches (RFC 9110, 13.1.1).
 */
export const versionIn = (ifMatch: string | undefined): number | undefined => {
  if (ifMatch === undefined) return undefined
  const version = /^"([1-9]\d{0,14})"$/.exec(ifMatch.trim())?.[1]
  if (version === undefined) throw new PreconditionFailed()
  return Number(version)
}
