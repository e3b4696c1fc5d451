import { describe, expect, test } from 'vitest'
import { secret, signingKeysText } from '../../shared/crypto/secrets.ts'

const manager = (...values: string[]) => {
  let reads = 0
  return {
    reads: () => reads,
    client: { send: async () => ({ SecretString: values[Math.min(reads++, values.length - 1)] }) } as never,
  }
}

describe('a secret', () => {
  test('is read once for five minutes, and then again', async () => {
    const { client, reads } = manager('{"id":"k1","key":"0123456789abcdef"}', 'opaque and long enough')
    let now = 0
    const keys = secret({ client, arn: 'arn', now: () => now }, signingKeysText)
    expect([await keys(), await keys()].map(({ current }) => current.key)).toEqual(Array(2).fill('0123456789abcdef'))
    expect(reads()).toBe(1)
    now = 300_000
    expect(await keys()).toEqual({ current: { id: 'k1', key: 'opaque and long enough' }, previous: undefined })
  })

  test('may be opaque text of any kind, but not too short', () => {
    expect(signingKeysText.parse('{"}!~ not JSON at all').current.key).toBe('{"}!~ not JSON at all')
    expect(signingKeysText.parse('12345678901234567890').current.key).toBe('12345678901234567890')
    expect(signingKeysText.safeParse('short').success).toBe(false)
  })

  test('holds the key before beside the current one after a rotation', () => {
    const previous = { id: 'k1', key: '0123456789abcdef' }
    const current = { id: 'k2', key: 'fedcba9876543210' }
    expect(signingKeysText.parse(JSON.stringify({ ...current, previous }))).toEqual({ current, previous })
  })

  test('in JSON must be keys, and its content stays out of the complaint', () => {
    const outcome = signingKeysText.safeParse('{"id":"k1","kee":"very secret indeed"}')
    expect(outcome.error?.message).not.toContain('very secret')
  })
})
