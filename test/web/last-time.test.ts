import { expect, it } from 'vitest'
import { lastTime } from '../../web/app/state/last-time.ts'

const at = (time: string): number => Date.parse(`2027-03-01T${time}:00.000Z`)

it('is unknown the first time, the visit before from the second on, and the same while a visit lasts', () => {
  expect(lastTime('home', at('09:00'))).toBeUndefined()
  expect(lastTime('home', at('09:05'))).toBeUndefined()
  expect(lastTime('home', at('12:00'))).toBe('2027-03-01T09:00:00.000Z')
  expect(lastTime('home', at('12:09'))).toBe('2027-03-01T09:00:00.000Z')
  expect(lastTime('home', at('12:11'))).toBe('2027-03-01T12:00:00.000Z')
  expect(lastTime('other', at('12:11'))).toBeUndefined()
})
