import { describe, expect, it } from 'vitest'
import { completeInn } from '../../../shared/domain/identifiers/ru-inn.ts'
import { importLeaseKey } from '../../../shared/items/import-item.ts'
import { listedFrom, registerSizeKey } from '../../../shared/items/register-size-item.ts'
import { aRow, csvOf, importWorld, tallyOf } from '../../support/import-world.ts'

const key = (serial: number) => `ru-inn:${completeInn(`96${String(serial).padStart(7, '0')}`)}`
const later = { asOf: '2026-08-20' }
const rows = (count: number, more: Parameters<typeof aRow>[1] = {}) =>
  Array.from({ length: count }, (_, at) => aRow(key(at), more))

const withRegister = async (count: number, around: Parameters<typeof importWorld>[0] = {}) => {
  const world = importWorld(around)
  await world.run(rows(count))
  return world
}

const suspended = (count: number) => [
  ...rows(count, { ...later, status: 'suspended' }),
  ...rows(100, later).slice(count),
]

describe('a suspicious file', () => {
  it('waits for an officer where more than 2 % of the register would be newly suspended', async () => {
    const world = await withRegister(100)
    const waiting = await world.run(suspended(3))
    expect(waiting).toMatchObject({
      state: 'waitingForOfficer',
      check: { newlySuspended: 3, findings: ['manySuspended'] },
    })
    expect((await world.organisation(key(0)))?.status).toBe('active')
  })

  it('does not wait at 2 %, nor because of who was suspended before', async () => {
    const world = await withRegister(100)
    expect((await world.run(suspended(2))).state).toBe('done')
    const more = suspended(4).map((row) => ({ ...row, asOf: '2026-08-21' }))
    expect(await world.run(more)).toMatchObject({ state: 'done', check: { newlySuspended: 2 } })
  })

  it('counts who is struck off among them, and an older row not at all', async () => {
    const world = await withRegister(100)
    const old = rows(100, { status: 'suspended', asOf: '2026-07-01' })
    expect(await world.run(old)).toMatchObject({ state: 'done', check: { newlySuspended: 0 } })
    const gone = suspended(3).map((row) => (row.status === 'suspended' ? { ...row, status: 'struckOff' } : row))
    expect(await world.run(gone)).toMatchObject({ state: 'waitingForOfficer', check: { newlySuspended: 3 } })
  })

  it('waits where it is shorter than the register by 20 %', async () => {
    const world = await withRegister(10)
    expect(await world.run(rows(8))).toMatchObject({
      state: 'waitingForOfficer',
      check: { listed: 10, findings: ['muchShorter'] },
    })
  })

  it('is not expected to list who is struck off', async () => {
    const world = await withRegister(10)
    const last = await world.run([...rows(9, later), aRow(key(9), { ...later, status: 'struckOff' })])
    await world.release(last.id)
    await world.settle()
    expect(listedFrom(await world.table.get(registerSizeKey))).toBe(9)
    expect((await world.run(rows(8))).state).toBe('done')
    expect((await world.run(rows(7))).state).toBe('waitingForOfficer')
  })

  it('is applied once an officer has released it, and the record says who', async () => {
    const world = await withRegister(10)
    const { id } = await world.run(rows(5, later))
    await world.release(id)
    await world.settle()
    const done = await world.read(id)
    expect(done).toMatchObject({ state: 'done', decidedBy: expect.stringMatching(/^officer:/) })
    expect(tallyOf(await world.verdictsOf(id))).toMatchObject({ unchanged: 5 })
    expect(world.sfn.run(`${id}-1`).status).toBe('SUCCEEDED')
  })

  it('is not applied once an officer has discarded it, and others may run', async () => {
    const world = await withRegister(10)
    const { id } = await world.run(rows(5, { ...later, name: 'Other' }))
    await world.discard(id)
    await world.settle()
    expect((await world.read(id)).state).toBe('discarded')
    expect(world.sfn.run(`${id}-1`)).toMatchObject({ status: 'SUCCEEDED', state: 'Discarded' })
    expect((await world.organisation(key(0)))?.name).not.toBe('Other')
    expect((await world.run(rows(10))).state).toBe('done')
  })

  it('hears a word that was said before it began to wait, and a word that is said again', async () => {
    const world = await withRegister(10)
    const id = await world.open(csvOf(rows(5, later)))
    const start = world.start(id)
    await start
    await world.release(id)
    await world.release(id)
    await world.settle()
    expect((await world.read(id)).state).toBe('done')
    await expect(world.discard(id)).rejects.toMatchObject({ code: 'notInThisState', facts: { status: 'done' } })
  })

  it('hears a word that was said while the wait was being written', async () => {
    const words: (() => Promise<unknown>)[] = []
    const world = await withRegister(10, {
      table: (table) => ({
        ...table,
        write: async (writes) => {
          const isWait = writes.some((write) => 'put' in write && write.put['entity'] === 'ImportWait')
          if (isWait) await words.pop()?.()
          return table.write(writes)
        },
      }),
    })
    const id = await world.open(csvOf(rows(5, later)))
    words.push(() => world.release(id))
    expect((await world.start(id)).state).toBe('done')
  })

  it('is given up when nobody says anything for thirty days; it can be started again, and waits again', async () => {
    const world = await withRegister(10)
    const { id } = await world.run(rows(5, later))
    world.sfn.timeOut(`${id}-1`)
    await world.settle()
    expect(await world.read(id)).toMatchObject({
      state: 'failed',
      failure: { state: 'AwaitOfficer', error: 'States.Timeout' },
    })
    expect((await world.run(rows(10))).state).toBe('done')
    expect(await world.start(id)).toMatchObject({ state: 'waitingForOfficer', attempt: 2 })
    await world.release(id)
    await world.settle()
    expect((await world.read(id)).state).toBe('done')
  })
})

describe('one import at a time', () => {
  it('refuses to start a second one, and says which is running', async () => {
    const world = await withRegister(10)
    const { id } = await world.run(rows(5, later))
    const other = await world.open(csvOf(rows(10)))
    await expect(world.start(other)).rejects.toMatchObject({ code: 'importRunning', facts: { import: id } })
    await world.discard(id)
    expect((await world.start(other)).state).toBe('done')
    expect(await world.table.get(importLeaseKey)).toBeUndefined()
  })

  it('refuses to start without a file, or what has ended', async () => {
    const world = importWorld()
    const id = await world.open(undefined)
    await expect(world.start(id)).rejects.toMatchObject({ code: 'notInThisState', facts: { status: 'notUploaded' } })
    await world.discard(id)
    await expect(world.start(id)).rejects.toMatchObject({ facts: { status: 'discarded' } })
    await expect(world.start('0190a1b2-c3d4-7e5f-8a6b-999999999999')).rejects.toMatchObject({ name: 'NotFound' })
  })
})
