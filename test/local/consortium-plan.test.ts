import { expect, it } from 'vitest'
import { choose, distinctWord, plan, startingAt } from '../../local/demo/consortium-plan.ts'
import { eventLine, lineAt } from '../../local/demo/timeline-line.ts'

const named = (...keys: string[]) => keys.map((key) => ({ key }))

it('plans 36 organisations of five categories in three sectors', () => {
  expect(plan.reduce((sum, { wanted }) => sum + wanted, 0)).toBe(36)
  expect(new Set(plan.map(({ category }) => category)).size).toBe(5)
  expect(new Set(plan.map(({ sector }) => sector)).size).toBe(3)
})

it('chooses nobody twice, as many as are wanted, and mixes the shares', () => {
  const chosen = choose([
    { wanted: 2, found: named('a', 'b', 'c') },
    { wanted: 2, found: named('a', 'd', 'e') },
  ])
  expect(chosen.map(({ key }) => key)).toEqual(['a', 'd', 'b', 'e'])
})

it('chooses what there is where it is less', () => {
  expect(choose([{ wanted: 3, found: named('a') }])).toEqual(named('a'))
  expect(choose([])).toEqual([])
})

it('begins elsewhere in a list, again and again', () => {
  expect(startingAt(['a', 'b', 'c'], 4)).toEqual(['b', 'c', 'a'])
  expect(startingAt([], 4)).toEqual([])
})

it('tells a generated name by its word and number', () => {
  expect(distinctWord('АО «Завод Вадрибат-0001 Роботы»')).toBe('Вадрибат-0001')
  expect(distinctWord('Mikron')).toBe('Mikron')
})

it('says an event as the pages do, in one column after its moment', () => {
  const event = {
    id: 'e',
    type: 'invited',
    at: '2027-03-01T09:00:00.000Z',
    by: 'service',
    data: { asked: 2, listed: 0 },
  } as const
  expect(eventLine(event)).toBe('2027-03-01 09:00:00  2 organisations were invited.')
  expect(lineAt(undefined, 'Then')).toBe(`${' '.repeat(21)}Then`)
})
