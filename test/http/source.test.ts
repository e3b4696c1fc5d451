import { expect, test } from 'vitest'
import { sourceOf } from '../../shared/http/source.ts'

test.each([
  ['203.0.113.9, 198.51.100.1', '203.0.113.9'],
  ['10.0.0.1, 203.0.113.9, 198.51.100.1', '203.0.113.9'],
  ['203.0.113.9', '203.0.113.9'],
  ['2001:DB8:1:2:3:4:5:6, 198.51.100.1', '2001:db8:1:2::/64'],
  ['2001:db8::1, 198.51.100.1', '2001:db8:0:0::/64'],
  ['::1, 198.51.100.1', '0:0:0:0::/64'],
  ['', 'unknown'],
  [undefined, 'unknown'],
])('a request with x-forwarded-for %j comes from %s, whatever its sender put in front', (header, source) => {
  expect(sourceOf({ 'x-forwarded-for': header })).toBe(source)
})
