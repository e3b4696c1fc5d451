import { describe, expect, it } from 'vitest'
import { ConditionFailed, type Table, type Test } from '../../../shared/stores/table.ts'
import { failuresOf, newPartition, stored } from './fixture.ts'

/** When the conditions of writes and queries hold in every table. */
export const describeConditions = (name: string, table: Table): void => {
  describe(`a condition in ${name}`, () => {
    const item = { text: 'b', number: 2, yes: true, list: ['x', 'y'], nothing: null }
    const holding: readonly Test[] = [
      { attribute: 'pk', exists: true },
      { attribute: 'nothing', exists: true },
      { attribute: 'gone', exists: false },
      { attribute: 'text', is: 'b' },
      { attribute: 'yes', is: true },
      { attribute: 'number', isNot: 3 },
      { attribute: 'number', isNot: '2' },
      { attribute: 'gone', isNot: 1 },
      { attribute: 'text', oneOf: ['a', 'b'] },
      { attribute: 'number', oneOf: [2] },
      { attribute: 'text', below: 'c' },
      { attribute: 'number', below: 10 },
      { attribute: 'text', atLeast: 'b' },
      { attribute: 'number', atLeast: 2 },
      { attribute: 'text', contains: 'b' },
      { attribute: 'list', contains: 'x' },
      {
        anyOf: [
          [{ attribute: 'gone', exists: true }],
          [
            { attribute: 'yes', is: true },
            { attribute: 'number', is: 2 },
          ],
        ],
      },
    ]
    const failing: readonly Test[] = [
      { attribute: 'pk', exists: false },
      { attribute: 'gone', exists: true },
      { attribute: 'text', is: 'B' },
      { attribute: 'number', is: '2' },
      { attribute: 'gone', is: 'b' },
      { attribute: 'number', isNot: 2 },
      { attribute: 'text', oneOf: ['a', 2] },
      { attribute: 'number', oneOf: ['2'] },
      { attribute: 'gone', oneOf: ['a'] },
      { attribute: 'text', below: 'b' },
      { attribute: 'text', below: 3 },
      { attribute: 'gone', below: 3 },
      { attribute: 'number', atLeast: 3 },
      { attribute: 'number', atLeast: '1' },
      { attribute: 'gone', atLeast: '' },
      { attribute: 'text', contains: 'a' },
      { attribute: 'list', contains: 'z' },
      { attribute: 'number', contains: '2' },
      { attribute: 'gone', contains: 'x' },
      {
        anyOf: [
          [{ attribute: 'gone', exists: true }],
          [
            { attribute: 'yes', is: true },
            { attribute: 'number', is: 3 },
          ],
        ],
      },
    ]

    it.each(holding)('lets a write through when it holds: %j', async (test) => {
      const { pk, sk } = await stored(table, item)
      await table.write([{ update: { pk, sk }, set: { changed: 1 }, when: [test] }])
      expect(await table.get({ pk, sk })).toMatchObject({ changed: 1 })
      expect(
        (await table.query({ pk, where: 'attribute' in test && test.attribute === 'pk' ? [] : [test] })).items,
      ).toHaveLength(1)
    })

    it.each(failing)('stops a write when it does not hold: %j', async (test) => {
      const before = await stored(table, item)
      const { pk, sk } = before
      const write = table.write([{ update: { pk, sk }, set: { changed: 1 }, when: [test] }])
      expect(await failuresOf(write)).toEqual([{ index: 0, item: before }])
      expect(await table.get({ pk, sk })).toEqual(before)
    })

    it('holds only if all its tests do', async () => {
      const { pk, sk } = await stored(table, item)
      const write = table.write([
        {
          delete: { pk, sk },
          when: [
            { attribute: 'yes', is: true },
            { attribute: 'number', is: 3 },
          ],
        },
      ])
      await expect(write).rejects.toThrow(ConditionFailed)
    })

    it('is refused when it lists nothing', async () => {
      const key = { pk: newPartition(), sk: 'a' }
      await expect(table.write([{ delete: key, when: [{ attribute: 'a', oneOf: [] }] }])).rejects.toThrow(RangeError)
      await expect(table.write([{ delete: key, when: [{ anyOf: [] }] }])).rejects.toThrow(RangeError)
      await expect(table.write([{ delete: key, when: [{ anyOf: [[]] }] }])).rejects.toThrow(RangeError)
      await expect(table.write([{ check: key, when: [] }])).rejects.toThrow(RangeError)
    })
  })
}
