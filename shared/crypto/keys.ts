import { createHmac, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'

/** A key, with the name that tells it from the others. */
export const keySchema = z.strictObject({ id: z.string().min(1), key: z.string().min(16) })
type Key = z.infer<typeof keySchema>

/** The keys that something is signed with: the current one signs, either verifies, so that keys can be changed without a pause. */
export type SigningKeys = { readonly current: Key; readonly previous?: Key | undefined }

/** HMAC-SHA-256 (RFC 2104, FIPS 198-1) of a text: 32 bytes. */
export const mac = (key: string, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** Whether two texts are equal, in a time that does not tell where they differ: their MACs under a common key are compared. */
export const equalInConstantTime = (key: string, a: string, b: string): boolean =>
  timingSafeEqual(mac(key, a), mac(key, b))

/** Whether a text is what one of the keys makes of something; all keys are always tried. */
export const matchesAnyKey = (
  keys: SigningKeys,
  given: string,
  expected: (key: string) => readonly string[],
): boolean =>
  [keys.current, ...(keys.previous ? [keys.previous] : [])]
    .flatMap(({ key }) => expected(key).map((text) => equalInConstantTime(key, given, text)))
    .includes(true)
