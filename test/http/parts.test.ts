import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { PreconditionFailed } from '../../shared/domain/errors.ts'
import { pointerTo, readBody } from '../../shared/http/body.ts'
import { cursorsFor } from '../../shared/http/cursor.ts'
import { etagOf, versionIn } from '../../shared/http/etag.ts'
import { negotiate } from '../../shared/http/language.ts'

describe('the language of a reply', () => {
  it.each([
    [undefined, 'en'],
    ['ru', 'ru'],
    ['ru-RU,ru;q=0.9,en-US;q=0.8', 'ru'],
    ['en;q=0.5, ru;q=0.7', 'ru'],
    ['de, *;q=0.1', 'en'],
    ['ru;q=0, en;q=0.1', 'en'],
    ['de', 'en'],
    ['ru;q=nonsense', 'en'],
  ])('for %s is %s', (header, language) => expect(negotiate(header)).toBe(language))
})

describe('an entity tag', () => {
  it('leads back to its version', () => expect(versionIn(etagOf(17))).toBe(17))
  it('is not demanded here', () => expect(versionIn(undefined)).toBeUndefined())
  it.each(['*', 'W/"3"', '3', '"03"', '"-1"', '"1", "2"', '"1e3"', ''])('is not %s', (header) =>
    expect(() => versionIn(header)).toThrow(PreconditionFailed),
  )
})

describe('a cursor', () => {
  const keys = ['new key', 'old key']
  const position = { pk: 'ORGS#1', sk: 'алмаз#ru-inn:7735007358' }

  it('leads back to its position, after a change of keys too', () => {
    const old = cursorsFor('query', ['old key']).write(position)
    for (const cursor of [old, cursorsFor('query', keys).write(position)])
      expect(cursorsFor('query', keys).read(z.record(z.string(), z.string()), cursor)).toEqual(position)
  })

  it('is good for its own query only, and not to be forged', () => {
    const cursor = cursorsFor('query', keys).write(position)
    const bytes = Buffer.from(cursor, 'base64url')
    bytes[20]! ^= 1
    for (const wrong of ['', 'x', 'AAAA', bytes.toString('base64url')])
      expect(() => cursorsFor('query', keys).read(z.unknown(), wrong)).toThrow('invalid-request')
    expect(() => cursorsFor('another', keys).read(z.unknown(), cursor)).toThrow('invalid-request')
    expect(() => cursorsFor('query', ['third key']).read(z.unknown(), cursor)).toThrow('invalid-request')
  })
})

const read = (body: string | undefined, contentType?: string) =>
  readBody({ body, isBase64Encoded: false, contentType: contentType ?? 'application/json; charset=utf-8' })

describe('a body', () => {
  it('may be absent', () => expect([read(undefined), read('')]).toEqual([undefined, undefined]))
  it('may be any JSON', () => expect([read('[1]'), read('null'), read('"a"')]).toEqual([[1], null, 'a']))
  it('may be of a kind of JSON', () => expect(read('{}', 'application/merge-patch+json')).toEqual({}))
  it.each(['{"a":{"__proto__":{}}}', '[{"\\u005f\\u005fproto__":1}]'])('does not hide a prototype as %s does', (body) =>
    expect(() => read(body)).toThrow('invalid-request'),
  )
  it('may speak of prototypes', () => expect(read('{"a":"__proto__"}')).toEqual({ a: '__proto__' }))
  it('has places that a pointer leads to', () => expect(pointerTo(['a/b', 0, '~c'])).toBe('/a~1b/0/~0c'))
})
