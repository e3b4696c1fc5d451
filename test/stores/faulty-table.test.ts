import { expect, it } from 'vitest'
import { memoryTable } from '../../shared/stores/memory-table.ts'
import { faultyTable } from '../support/faulty-table.ts'

const put = { pk: 'p', sk: 's' }

it('a call can fail before it has an effect', async () => {
  const table = faultyTable(memoryTable(), { at: 2, when: 'before' })
  await table.get(put)
  await expect(table.write([{ put }])).rejects.toThrow('injected fault before call 2')
  expect(await table.get(put)).toBeUndefined()
  expect(table.calls()).toBe(3)
})

it('a call can fail after it had its effect', async () => {
  const table = faultyTable(memoryTable(), { at: 1, when: 'after' })
  await expect(table.write([{ put }])).rejects.toThrow('injected fault after call 1')
  expect(await table.getMany([put])).toEqual([put])
  expect((await table.query({ pk: 'p' })).items).toEqual([put])
})
