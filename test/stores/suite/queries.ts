import { describe, expect, it } from 'vitest'
import { queryAll } from '../../../shared/stores/query-all.ts'
import type { Item, Table } from '../../../shared/stores/table.ts'
import { newPartition, stored } from './fixture.ts'

const filled = async (table: Table, names: readonly string[]): Promise<string> => {
  const pk = newPartition()
  await table.write(names.map((sk, number) => ({ put: { pk, sk, number } })))
  return pk
}

const sortKeys = (items: readonly Item[]): readonly string[] => items.map(({ sk }) => sk)

/** How every table answers queries. */
export const describeQueries = (name: string, table: Table): void => {
  describe(`a query in ${name}`, () => {
    it('answers in the order of the bytes of the sort key, either way', async () => {
      const pk = await filled(table, ['\u{1F916}', 'b', '\uFFFD', 'Я', 'B', 'a', 'ab'])
      const ordered = ['B', 'a', 'ab', 'b', 'Я', '\uFFFD', '\u{1F916}']
      expect(sortKeys(await queryAll(table, { pk }))).toEqual(ordered)
      expect(sortKeys(await queryAll(table, { pk, descending: true, limit: 2 }))).toEqual(ordered.toReversed())
    })

    it.each([
      [{ beginsWith: 'b' }, ['b', 'b1', 'b2']],
      [{ beginsWith: '' }, ['a', 'b', 'b1', 'b2', 'c']],
      [{ atMost: 'b1' }, ['a', 'b', 'b1']],
      [{ beginsWith: 'b', atMost: 'b1' }, ['b', 'b1']],
      [{ beginsWith: 'b', atMost: 'c' }, ['b', 'b1', 'b2']],
      [{ beginsWith: 'b', atMost: 'a' }, []],
      [{ beginsWith: 'b', descending: true }, ['b2', 'b1', 'b']],
    ])('keeps to the bounds %j', async (bounds, expected) => {
      const pk = await filled(table, ['c', 'b2', 'b1', 'b', 'a'])
      expect(sortKeys(await queryAll(table, { pk, ...bounds }))).toEqual(expected)
    })

    it('goes on where a page ended, although that item is gone', async () => {
      const pk = await filled(table, ['a', 'b', 'c'])
      const { items, next } = await table.query({ pk, limit: 2 })
      expect(sortKeys(items)).toEqual(['a', 'b'])
      expect(next).toEqual({ pk, sk: 'b' })
      await table.write([{ delete: { pk, sk: 'b' } }])
      expect(sortKeys((await table.query({ pk, limit: 2, start: next })).items)).toEqual(['c'])
      const back = await table.query({ pk, limit: 2, start: next, descending: true })
      expect(sortKeys(back.items)).toEqual(['a'])
    })

    it('has a next page when the page is full, even if nothing follows, and none when it is not', async () => {
      const pk = await filled(table, ['a', 'b'])
      expect((await table.query({ pk, limit: 2 })).next).toEqual({ pk, sk: 'b' })
      expect((await table.query({ pk, limit: 3 })).next).toBeUndefined()
      expect((await table.query({ pk })).next).toBeUndefined()
    })

    it('filters after it has counted, so that a page may be empty and yet not be the last', async () => {
      const pk = await filled(table, ['a', 'b', 'c'])
      const where = [{ attribute: 'number', is: 2 }] as const
      expect(await table.query({ pk, limit: 2, where })).toEqual({ items: [], next: { pk, sk: 'b' } })
      expect(sortKeys(await queryAll(table, { pk, limit: 2, where }))).toEqual(['c'])
    })

    it('reads no more than 1 MB for a page', async () => {
      const pk = newPartition()
      const text = 'x'.repeat(300 * 1024)
      for (const sk of ['a', 'b', 'c', 'd']) await table.write([{ put: { pk, sk, text } }])
      const { items, next } = await table.query({ pk })
      expect(items.length).toBeLessThan(4)
      expect(next).toBeDefined()
      expect(sortKeys(await queryAll(table, { pk }))).toEqual(['a', 'b', 'c', 'd'])
    })

    it('finds in an index the items that have both its keys, as they are now', async () => {
      const pk = newPartition()
      const gsi3pk = newPartition()
      const a = { pk, sk: 'a', gsi3pk, gsi3sk: '2' }
      const b = { pk, sk: 'b', gsi3pk, gsi3sk: '1' }
      await table.write([
        { put: a },
        { put: b },
        { put: { pk, sk: 'c', gsi3pk } },
        { put: { pk, sk: 'd', gsi3sk: '1' } },
      ])
      expect(await queryAll(table, { index: 'gsi3', pk: gsi3pk })).toEqual([b, a])
      expect(await queryAll(table, { index: 'gsi2', pk: gsi3pk })).toEqual([])
      await table.write([
        { update: { pk, sk: 'a' }, remove: ['gsi3sk'] },
        { update: { pk, sk: 'b' }, set: { gsi3sk: '3' } },
      ])
      expect(await queryAll(table, { index: 'gsi3', pk: gsi3pk })).toEqual([{ ...b, gsi3sk: '3' }])
    })

    it('pages through an index past equal sort keys', async () => {
      const gsi1pk = newPartition()
      const items = Array.from({ length: 7 }, (_, number) => ({
        pk: newPartition(),
        sk: 'a',
        gsi1pk,
        gsi1sk: `${number % 2}`,
      }))
      await table.write(items.map((put) => ({ put })))
      const page = await table.query({ index: 'gsi1', pk: gsi1pk, limit: 1 })
      expect(Object.keys(page.next ?? {}).toSorted()).toEqual(['gsi1pk', 'gsi1sk', 'pk', 'sk'])
      for (const descending of [true, false]) {
        const all = await queryAll(table, { index: 'gsi1', pk: gsi1pk, limit: 2, descending })
        expect(new Set(all)).toEqual(new Set(items))
        expect(all).toHaveLength(items.length)
      }
    })

    it('may filter an index by the keys of the table, but nothing by its own', async () => {
      const gsi1pk = newPartition()
      const item = await stored(table, { gsi1pk, gsi1sk: 'a' })
      const where = [{ attribute: 'pk', is: item.pk }] as const
      expect(await queryAll(table, { index: 'gsi1', pk: gsi1pk, where })).toEqual([item])
      await expect(table.query({ pk: item.pk, where })).rejects.toThrow(RangeError)
    })

    it.each([
      { limit: 0 },
      { limit: 1.5 },
      { pk: '' },
      { atMost: '' },
      { start: { pk: 'other', sk: 'a' } },
      { index: 'gsi1', start: { gsi1pk: 'p', gsi1sk: 'a' } } as const,
    ])('is refused when DynamoDB would not answer it: %j', async (part) => {
      await expect(table.query({ pk: 'p', ...part })).rejects.toThrow(RangeError)
    })
  })
}
