import { describe, expect, it } from 'vitest'
import type { Table } from '../../../shared/stores/table.ts'
import { newPartition, stored } from './fixture.ts'

/** What every table does with updates. */
export const describeUpdates = (name: string, table: Table): void => {
  describe(`an update in ${name}`, () => {
    it('makes an absent item, and counts from 0', async () => {
      const key = { pk: newPartition(), sk: 'a' }
      await table.write([{ update: key, set: { text: 'x' }, setIfAbsent: { since: 1 }, add: { count: 2 } }])
      expect(await table.get(key)).toEqual({ ...key, text: 'x', since: 1, count: 2 })
    })

    it('changes what it names and keeps the rest', async () => {
      const { pk, sk } = await stored(table, { kept: 1, set: 1, since: 1, count: 1, gone: 1 })
      await table.write([
        {
          update: { pk, sk },
          set: { set: 2 },
          setIfAbsent: { since: 2 },
          add: { count: -3 },
          remove: ['gone', 'never'],
        },
      ])
      expect(await table.get({ pk, sk })).toEqual({ pk, sk, kept: 1, set: 2, since: 1, count: -2 })
    })

    it('copes with names that DynamoDB reserves or could not read', async () => {
      const { pk, sk } = await stored(table, { status: 1, 'a.b': 1 })
      await table.write([{ update: { pk, sk }, set: { size: 1, 'c d': 1 }, add: { 'a.b': 1 }, remove: ['status'] }])
      expect(await table.get({ pk, sk })).toEqual({ pk, sk, size: 1, 'c d': 1, 'a.b': 2 })
    })

    it('is refused when it changes nothing, an attribute twice, or the key', async () => {
      const update = { pk: newPartition(), sk: 'a' }
      await expect(table.write([{ update }])).rejects.toThrow(RangeError)
      await expect(table.write([{ update, set: { n: 1 }, add: { n: 1 } }])).rejects.toThrow(RangeError)
      await expect(table.write([{ update, set: { sk: 'b' } }])).rejects.toThrow(RangeError)
    })

    it('is refused when it adds to a text', async () => {
      const { pk, sk } = await stored(table, { text: 'x' })
      await expect(table.write([{ update: { pk, sk }, add: { text: 1 } }])).rejects.toThrow(Error)
    })

    it('loses none of many at the same moment', async () => {
      const update = { pk: newPartition(), sk: 'a' }
      await Promise.all(Array.from({ length: 50 }, () => table.write([{ update, add: { count: 1 } }])))
      expect(await table.get(update)).toMatchObject({ count: 50 })
    })
  })
}
