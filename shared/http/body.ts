import { Refused } from './refusals.ts'

/** The largest body that we read, in bytes; an application's item in the database could not be larger. */
export const LARGEST_BODY = 384 * 1024

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')

/** A JSON Pointer (RFC 6901) to a place. */
export const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((name) => `/${escaped(String(name))}`).join('')

const trapIn = (value: unknown, path: readonly string[]): readonly string[] | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  if (Object.hasOwn(value, '__proto__')) return [...path, '__proto__']
  for (const [name, part] of Object.entries(value)) {
    const trap = trapIn(part, [...path, name])
    if (trap) return trap
  }
  return undefined
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refused('malformed-body')
  }
}

/**
 * The JSON of a body; undefined where there is none. Refuses what is too large, not declared as JSON, not JSON, or would
 * change an object's prototype when copied.
 */
export const readBody = (received: {
  readonly body: string | undefined
  readonly isBase64Encoded: boolean
  readonly contentType: string | undefined
}): unknown => {
  if (received.body === undefined || received.body === '') return undefined
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(received.contentType ?? '')) throw new Refused('media-type')
  const bytes = Buffer.from(received.body, received.isBase64Encoded ? 'base64' : 'utf8')
  if (bytes.length > LARGEST_BODY) throw new Refused('body-too-large')
  const text = bytes.toString()
  const value = parsed(text)
  const trap = /proto|\\u/.test(text) ? trapIn(value, []) : undefined
  if (trap) throw new Refused('invalid-request', [{ in: 'body', pointer: pointerTo(trap), message: 'is not allowed' }])
  return value
}
