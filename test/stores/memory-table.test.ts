import { describe, expect, it } from 'vitest'
import { type Change, memoryTable } from '../../shared/stores/memory-table.ts'
import { describeTable } from './table-suite.ts'

describeTable('memory', async () => memoryTable())

describe('the table in memory', () => {
  it('gives out what nobody can change', async () => {
    const table = memoryTable()
    await table.write([{ put: { pk: 'p', sk: 's', list: [{ deep: 1 }] } }])
    const list = (await table.get({ pk: 'p', sk: 's' }))?.['list']
    if (!Array.isArray(list)) throw new Error('the list is gone')
    expect(() => list.push({ deep: 2 })).toThrow(TypeError)
    expect(Object.isFrozen(list[0])).toBe(true)
    expect(table.items()).toEqual([{ pk: 'p', sk: 's', list: [{ deep: 1 }] }])
  })

  it('tells of each write that changes something, once it stands', async () => {
    const heard: (readonly Change[])[] = []
    const table = memoryTable((changes) => heard.push(changes))
    const key = { pk: 'p', sk: 's' }
    await table.write([{ put: key }, { put: { pk: 'p', sk: 't' } }])
    await table.write([{ update: key, add: { n: 1 } }, { delete: { pk: 'p', sk: 'u' } }])
    await table.write([{ put: { ...key, n: 1 } }])
    await table.write([{ delete: key, when: [{ attribute: 'n', is: 2 }] }]).catch(() => {})
    await table.write([{ delete: key }])
    expect(heard).toEqual([
      [
        { eventName: 'INSERT', oldImage: undefined, newImage: key },
        { eventName: 'INSERT', oldImage: undefined, newImage: { pk: 'p', sk: 't' } },
      ],
      [{ eventName: 'MODIFY', oldImage: key, newImage: { ...key, n: 1 } }],
      [{ eventName: 'REMOVE', oldImage: { ...key, n: 1 }, newImage: undefined }],
    ])
  })
})
