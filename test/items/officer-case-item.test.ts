import { describe, expect, it } from 'vitest'
import {
  CASE_QUEUE,
  closeCase,
  officerCaseFrom,
  officerCaseKey,
  openCase,
} from '../../shared/items/officer-case-item.ts'
import { memoryTable } from '../../shared/stores/memory-table.ts'
import { idOf, START } from '../support/builders.ts'

const LATER = '2026-10-01T08:00:00.000Z'

const concern = {
  id: `clusterConcern~${idOf(1)}`,
  kind: 'clusterConcern',
  subject: { type: 'cluster', id: idOf(1) },
  concerned: [],
} as const

const read = async (table: ReturnType<typeof memoryTable>) =>
  officerCaseFrom((await table.get(officerCaseKey(concern.id)))!)

describe('a case of the officers', () => {
  it('is opened once for its cause, and lies in the queue until it is closed', async () => {
    const table = memoryTable()
    await table.write([openCase(concern, START)])
    await expect(table.write([openCase(concern, LATER)])).rejects.toThrow('did not hold')
    const queue = async () => (await table.query({ index: 'gsi2', pk: CASE_QUEUE })).items
    expect(await queue()).toHaveLength(1)
    await table.write([closeCase(await read(table), { outcome: 'mended', by: 'service' }, LATER)])
    expect(await queue()).toHaveLength(0)
    expect(await read(table)).toMatchObject({ status: 'closed', version: 2, closedBy: 'service', outcome: 'mended' })
  })

  it('is closed once, and opened anew after that', async () => {
    const table = memoryTable()
    await table.write([openCase(concern, START)])
    const before = await read(table)
    await table.write([closeCase(before, { outcome: 'mended', by: 'service' }, LATER)])
    await expect(table.write([closeCase(before, { outcome: 'struckOff', by: 'service' }, LATER)])).rejects.toThrow(
      'did not hold',
    )
    await table.write([openCase(concern, LATER)])
    expect(await read(table)).toMatchObject({ status: 'open', version: 1, openedAt: LATER })
  })
})
