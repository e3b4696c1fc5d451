import { describe, expect, it } from 'vitest'
import { completeInn } from '../../../shared/domain/identifiers/ru-inn.ts'
import { completeOgrn } from '../../../shared/domain/identifiers/ru-ogrn.ts'
import { awaitedItem, organisationItem } from '../../../shared/items/organisation-item.ts'
import { listedFrom, registerSizeKey } from '../../../shared/items/register-size-item.ts'
import type { Files } from '../../../shared/stores/files.ts'
import { Busy, type Table } from '../../../shared/stores/table.ts'
import { importPaths } from '../../../shared/use-cases/support/register-file.ts'
import { aRow, csvOf, importWorld, type ImportWorld } from '../../support/import-world.ts'

const key = (serial: number) => `ru-inn:${completeInn(`96${String(serial).padStart(7, '0')}`)}`
const ogrn = (serial: number) => `ru-ogrn:${completeOgrn(`11096${String(serial).padStart(7, '0')}`)}`
const rows = (count: number) => Array.from({ length: count }, (_, at) => aRow(key(at)))

/** What is there already, and a file that does everything to it that a file can do. */
const before = [
  aRow(key(1)),
  aRow(key(2), { aliases: ogrn(2), status: 'suspended' }),
  aRow(key(3), { asOf: '2026-08-25' }),
  aRow(key(4), { aliases: ogrn(4) }),
  aRow(key(40), { aliases: ogrn(40) }),
]
const later = { asOf: '2026-08-20' }
const file = csvOf([
  aRow(key(1), { ...later, aliases: ogrn(1) }),
  aRow(key(2), { ...later, aliases: ogrn(22), registeredEmail: '' }),
  aRow(key(3), { ...later, name: 'Older' }),
  aRow(key(4), { ...later, aliases: `${ogrn(4)};nonsense`, status: 'struckOff' }),
  aRow('nonsense'),
  aRow(key(5), { ...later, aliases: ogrn(40) }),
  aRow(key(6), later),
  aRow(key(6), later),
  aRow(key(7), later),
  aRow(key(8), { ...later, aliases: ogrn(8) }),
])

type Outcome = { readonly report: unknown; readonly register: unknown; readonly files: unknown; readonly size: number }

const withoutMoments = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (name, part) =>
    name === 'registeredEmailSince' || name === 'gsi4sk' ? '...' : part,
  )

const outcomeOf = async (world: ImportWorld, id: string): Promise<Outcome> => {
  const { state, cursor } = await world.read(id)
  const lying = world.table.items().filter(({ pk }) => /^(ORG|ALIAS)#/.test(pk))
  return {
    report: { state, counts: cursor?.counts, verdicts: await world.verdictsOf(id) },
    register: withoutMoments(lying.toSorted((a, b) => (a.pk < b.pk ? -1 : 1))),
    files: world.files.paths(),
    size: listedFrom(await world.table.get(registerSizeKey)),
  }
}

type Plan = { at: number; when: 'before' | 'after' }

/** Lets one call of a task fail, on the table or the files alike, and what runs after it. */
const killedAt = async (plan: Plan | undefined) => {
  let calls = 0
  let isArmed = false
  const around = async <T>(call: () => Promise<T>): Promise<T> => {
    if (!isArmed) return call()
    calls += 1
    if (calls !== plan?.at) return call()
    if (plan.when === 'after') await call()
    throw new Error('killed')
  }
  const world = importWorld({
    rowsPerPart: 3,
    table: (table: Table) => ({
      get: (one) => around(() => table.get(one)),
      getMany: (keys) => around(() => table.getMany(keys)),
      query: (query) => around(() => table.query(query)),
      write: (writes) => around(() => table.write(writes)),
    }),
    files: (files: Files) => ({
      ...files,
      read: (path, stretch, version) => around(() => files.read(path, stretch, version)),
      write: (path, content) => around(() => files.write(path, content)),
    }),
  })
  await world.table.write([{ put: awaitedItem(key(7)) }])
  await world.run(before)
  const id = await world.open(file)
  isArmed = true
  const { state } = await world.start(id)
  expect(state).toBe('waitingForOfficer')
  await world.release(id)
  await world.settle()
  isArmed = false
  return { calls, outcome: await outcomeOf(world, id) }
}

describe('an import that is killed', () => {
  it('ends the same wherever it is killed, before and after each call: the register, the report, its files', async () => {
    const { calls, outcome } = await killedAt(undefined)
    expect(outcome.report).toMatchObject({
      state: 'done',
      counts: { new: 3, changed: 3, unchanged: 0, older: 1, duplicate: 1, invalid: 2, noted: 1 },
    })
    expect(outcome.size).toBe(7)
    expect(calls).toBeGreaterThan(25)
    for (let at = 1; at <= calls; at += 1)
      for (const when of ['before', 'after'] as const)
        expect((await killedAt({ at, when })).outcome, `killed ${when} call ${at}`).toEqual(outcome)
  })

  it('gets on by turns where the time of one call is not enough', async () => {
    const world = importWorld({ rowsPerPart: 10, mayGoOn: () => false })
    const done = await world.run(rows(95))
    expect(done).toMatchObject({ state: 'done', part: 11, cursor: { counts: { new: 95 } } })
    const entered = world.sfn
      .run(`${done.id}-1`)
      .events.filter(({ state, type }) => state === 'ApplyRows' && type.endsWith('Entered'))
    expect(entered).toHaveLength(10)
  })

  it('has a last, empty part where its rows fill the parts exactly', async () => {
    const world = importWorld({ rowsPerPart: 5 })
    const { id } = await world.run(rows(10))
    expect(await world.verdictsOf(id)).toHaveLength(10)
  })

  it('goes on after a failure from where it stood, when it is started again', async () => {
    let isBroken = true
    const world = importWorld({
      rowsPerPart: 10,
      files: (files) => ({
        ...files,
        write: async (path, content) => {
          if (isBroken && path.endsWith('000003.jsonl')) throw new Error('the bucket is gone')
          return files.write(path, content)
        },
      }),
    })
    const failed = await world.run(rows(50))
    expect(failed).toMatchObject({ state: 'failed', part: 3, failure: { state: 'ApplyRows', error: 'Error' } })
    isBroken = false
    const done = await world.start(failed.id)
    expect(done).toMatchObject({ state: 'done', attempt: 2, cursor: { counts: { new: 50, unchanged: 0 } } })
    expect(done).not.toHaveProperty('failure')
  })

  it('gets a new attempt by the sweep where its execution is gone', async () => {
    const world = importWorld()
    await world.run(rows(10))
    const { id } = await world.run(rows(5).map((row) => ({ ...row, asOf: '2026-08-20' })))
    world.sfn.stop(`${id}-1`)
    await world.mend()
    expect((await world.read(id)).attempt).toBe(1)
    world.clock.advance({ minutes: 2 })
    await world.mend()
    expect(await world.read(id)).toMatchObject({ state: 'waitingForOfficer', attempt: 2 })
    await world.release(id)
    await world.settle()
    expect((await world.read(id)).state).toBe('done')
    await world.mend()
  })

  it('fails where another file was uploaded after it began', async () => {
    const world = importWorld()
    await world.run(rows(10))
    const { id } = await world.run(rows(5))
    world.files.put(importPaths(id).upload, csvOf(rows(200)))
    await world.release(id)
    await world.settle()
    expect(await world.read(id)).toMatchObject({ state: 'failed', failure: { error: 'FileChanged' } })
  })

  it('is superseded by a later attempt, and then leaves the import alone', async () => {
    const world = importWorld()
    await world.run(rows(10))
    const { id } = await world.run(rows(5))
    world.clock.advance({ minutes: 31 })
    world.sfn.stop(`${id}-1`)
    await world.mend()
    expect((await world.read(id)).attempt).toBe(2)
    await world.discard(id)
    await world.settle()
    expect(world.sfn.run(`${id}-2`).state).toBe('Discarded')
  })
})

describe('while an import runs', () => {
  it('decides a row again that somebody else has just written, and keeps what it need not change', async () => {
    let isDone = false
    const world = importWorld({
      table: (table) => ({
        ...table,
        write: async (writes) => {
          if (!isDone && writes.some((write) => 'update' in write && write.set?.['name'] === 'Renamed')) {
            isDone = true
            const organisation = (await world.organisation(key(1)))!
            await table.write([
              {
                put: organisationItem({ ...organisation, status: 'suspended', asOf: '2026-08-10T00:00:00.000Z' }, true),
              },
              { put: awaitedItem(key(9)) },
            ])
          }
          return table.write(writes)
        },
      }),
    })
    await world.run(rows(5))
    const { id } = await world.run([
      ...rows(5).map((row) => ({ ...row, name: 'Renamed', asOf: '2026-08-20' })),
      aRow(key(9), { asOf: '2026-08-20' }),
    ])
    expect((await world.verdictsOf(id)).map(({ fields }) => fields)).toEqual([
      ['name'],
      ['name', 'status'],
      ['name'],
      ['name'],
      ['name'],
      undefined,
    ])
    expect((await world.table.get({ pk: `ORG#${key(9)}`, sk: 'ORG' }))?.['_stirs']).toBe(true)
  })

  it('comes back later where the table is too busy, once something was done', async () => {
    let writes = 0
    const world = importWorld({
      rowsPerPart: 5,
      table: (table) => ({
        ...table,
        write: async (members) => {
          writes += 1
          if (writes % 9 === 0) throw new Busy(new Error('throttled'))
          return table.write(members)
        },
      }),
    })
    expect(await world.run(rows(100))).toMatchObject({ state: 'done', cursor: { counts: { new: 100 } } })
  })
})
