import { describe, expect, it } from 'vitest'
import { queryAll } from '../../../shared/stores/query-all.ts'
import type { Table } from '../../../shared/stores/table.ts'
import { absent, failuresOf, newPartition, stored } from './fixture.ts'

/** What every table does with several writes at once. */
export const describeTransactions = (name: string, table: Table): void => {
  describe(`a transaction in ${name}`, () => {
    it('writes all its members', async () => {
      const pk = newPartition()
      const [gone, changed] = [
        { pk, sk: 'a' },
        { pk, sk: 'b' },
      ]
      await table.write([{ put: gone }, { put: changed }])
      await table.write([
        { delete: gone, when: [{ attribute: 'pk', exists: true }] },
        { update: changed, add: { count: 1 } },
        { put: { pk, sk: 'c' }, when: absent },
        { check: { pk, sk: 'd' }, when: absent },
      ])
      expect(await queryAll(table, { pk })).toEqual([
        { ...changed, count: 1 },
        { pk, sk: 'c' },
      ])
    })

    it('names every member that failed with what stood there, and writes nothing', async () => {
      const pk = newPartition()
      const there = { pk, sk: 'a', number: 1 }
      await table.write([{ put: there }])
      const write = table.write([
        { put: { pk, sk: 'new' } },
        { put: { pk, sk: 'a' }, when: absent },
        { update: { pk, sk: 'b' }, add: { count: 1 }, when: [{ attribute: 'pk', exists: true }] },
        { delete: { pk, sk: 'c' } },
        { check: { pk, sk: 'd' }, when: [{ attribute: 'number', is: 1 }] },
      ])
      expect(await failuresOf(write)).toEqual([
        { index: 1, item: there },
        { index: 2, item: undefined },
        { index: 4, item: undefined },
      ])
      expect(await queryAll(table, { pk })).toEqual([there])
    })

    it('may be a single check', async () => {
      const { pk, sk } = await stored(table, { number: 1 })
      await table.write([{ check: { pk, sk }, when: [{ attribute: 'number', is: 1 }] }])
      const failing = table.write([{ check: { pk, sk }, when: [{ attribute: 'number', is: 2 }] }])
      expect(await failuresOf(failing)).toEqual([{ index: 0, item: { pk, sk, number: 1 } }])
    })

    it('may be empty, and then does nothing', async () => {
      await expect(table.write([])).resolves.toBeUndefined()
    })

    it('takes 100 members and no more', async () => {
      const pk = newPartition()
      const puts = Array.from({ length: 101 }, (_, number) => ({ put: { pk, sk: `${number}` } }))
      await expect(table.write(puts)).rejects.toThrow(RangeError)
      await table.write(puts.slice(1))
      expect(await queryAll(table, { pk })).toHaveLength(100)
    })

    it('takes no item twice, be it only to check it', async () => {
      const key = { pk: newPartition(), sk: 'a' }
      await expect(table.write([{ put: key }, { check: key, when: absent }])).rejects.toThrow(RangeError)
      expect(await table.get(key)).toBeUndefined()
    })

    it('takes no more than 4 MB', async () => {
      const pk = newPartition()
      const text = 'x'.repeat(390 * 1024)
      const puts = Array.from({ length: 11 }, (_, number) => ({ put: { pk, sk: `${number}`, text } }))
      await expect(table.write(puts)).rejects.toThrow(Error)
      expect(await table.get({ pk, sk: '0' })).toBeUndefined()
    })

    it('lets one of many win that demand absence', async () => {
      const put = { pk: newPartition(), sk: 'a' }
      const all = await Promise.allSettled(
        Array.from({ length: 20 }, (_, number) => table.write([{ put: { ...put, number }, when: absent }])),
      )
      expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    })
  })
}
