import { describe, expect, it } from 'vitest'
import { queryAll } from '../../../shared/stores/query-all.ts'
import type { Table } from '../../../shared/stores/table.ts'
import { newPartition, stored } from './fixture.ts'

/** What every table does with single items. */
export const describeItems = (name: string, table: Table): void => {
  describe(`an item in ${name}`, () => {
    it('comes back as it was put', async () => {
      const item = await stored(table, {
        text: 'Кластер 🤖',
        empty: '',
        number: -1.5,
        zero: 0,
        yes: true,
        nothing: null,
        list: [1, 'two', [], { three: [3] }],
        map: { of: { maps: {} } },
      })
      expect(await table.get({ pk: item.pk, sk: 'a' })).toEqual(item)
    })

    it('is undefined when it is not there', async () => {
      expect(await table.get({ pk: newPartition(), sk: 'a' })).toBeUndefined()
    })

    it('does not change with the object that it was put from', async () => {
      const list = ['one']
      const { pk, sk } = await stored(table, { list })
      list.push('two')
      expect(await table.get({ pk, sk })).toMatchObject({ list: ['one'] })
    })

    it('is found among many by its key, once, in the order of the keys', async () => {
      const pk = newPartition()
      const keys = Array.from({ length: 230 }, (_, number) => ({ pk, sk: `${number}` }))
      for (const half of [keys.slice(0, 100), keys.slice(100, 200)]) {
        await table.write(half.map((put) => ({ put })))
      }
      expect(await table.getMany([...keys.toReversed(), ...keys.slice(0, 5)])).toEqual(keys.slice(0, 200).toReversed())
      expect(await table.getMany([])).toEqual([])
    })

    it('is found by a key that carries more than the key', async () => {
      const item = await stored(table, { number: 1 })
      const other = { ...item, number: 2 }
      expect(await table.get(other)).toEqual(item)
      expect(await table.getMany([item])).toEqual([item])
    })

    it.each<[string, object]>([
      ['an empty sort key', { sk: '' }],
      ['an index key that is a number', { gsi1pk: 1 }],
      ['an index key that is empty', { gsi2sk: '' }],
      ['a number beyond the safe integers', { number: 2 ** 60 }],
      ['a number that is none', { number: Number.NaN }],
      ['an instance of a class', { moment: new Date() }],
      ['more than 400 KB', { text: 'x'.repeat(400 * 1024) }],
    ])('is refused with %s', async (_, attributes) => {
      const pk = newPartition()
      await expect(table.write([{ put: { pk, sk: 'a', ...attributes } }])).rejects.toThrow(Error)
      expect(await queryAll(table, { pk })).toEqual([])
    })
  })
}
