import { beforeEach, describe, expect, it } from 'vitest'
import { searchProjection } from '../../functions/streams/search-projection.ts'
import type { Organisation } from '../../shared/domain/organisation.ts'
import { emptyProfile } from '../../shared/domain/profile.ts'
import { replaceProfile } from '../../shared/items/profile-item.ts'
import { searchHeadKey } from '../../shared/items/search-item.ts'
import { SNAPSHOT_PATH } from '../../shared/search/snapshot.ts'
import { memoryFiles } from '../../shared/stores/memory-files.ts'
import { memoryTable, type Change } from '../../shared/stores/memory-table.ts'
import { makeBuildSearchSnapshot } from '../../shared/use-cases/build-search-snapshot.ts'
import { makeCurrentSearch } from '../../shared/use-cases/current-search.ts'
import { makeLogSearchChanges } from '../../shared/use-cases/log-search-changes.ts'
import { anOrganisation, organisations, registered } from '../support/a-register.ts'

const NOW = '2026-09-01T08:00:00.000Z'

const aWorld = () => {
  const waiting: Change[] = []
  const table = memoryTable((changes) => void waiting.push(...changes))
  const files = memoryFiles()
  const projection = searchProjection({ table, systemNow: () => NOW })
  let clock = 0
  const current = makeCurrentSearch({ table, files, clock: () => clock })
  const build = makeBuildSearchSnapshot({ table, files })
  return {
    table,
    files,
    build,
    pass: (milliseconds: number) => (clock += milliseconds),
    /** The stream, up to here. */
    project: async () => {
      const changes = waiting
        .splice(0)
        .map(({ newImage, oldImage }) => ({ after: newImage, before: oldImage }))
        .filter(projection.concerns)
      if (changes.length > 0) await projection.takeIn(changes)
      return changes.length
    },
    find: async (words: string) => {
      const { hits } = await (await current()).search({ words, filters: {}, from: 0, limit: 10 })
      return hits.map(({ document }) => document.name)
    },
    put: (...all: readonly Organisation[]) => table.write(all.map((one) => registered(one))),
  }
}

let world: ReturnType<typeof aWorld>
beforeEach(() => {
  world = aWorld()
})

describe('the search', () => {
  it('finds what changed since its snapshot, after two seconds and not before', async () => {
    await world.put(anOrganisation(1, { name: 'Микрон' }))
    await world.project()
    await world.build({ now: NOW })
    expect(await world.find('mikron')).toEqual(['Микрон'])
    await world.put(anOrganisation(2, { name: 'Квант' }))
    await world.table.write([
      replaceProfile(emptyProfile(anOrganisation(1).key, NOW), {
        ...emptyProfile(anOrganisation(1).key, NOW),
        offers: [{ code: 'micro.epitaxy' }],
        version: 2,
      }),
    ])
    expect(await world.project()).toBe(2)
    world.pass(1900)
    expect(await world.find('квант')).toEqual([])
    world.pass(100)
    expect(await world.find('квант')).toEqual(['Квант'])
    expect(await world.find('эпитаксия')).toEqual(['Микрон'])
    await world.put(anOrganisation(2, { name: 'Квант', status: 'struckOff' }))
    await world.project()
    world.pass(2000)
    expect(await world.find('квант')).toEqual([])
  })

  it('works before there is a snapshot, and goes over to a newer one where much has changed', async () => {
    for (const one of organisations(8)) {
      await world.put(one)
      await world.project()
    }
    expect(await world.find('organisation')).toHaveLength(5)
    await world.build({ now: NOW })
    world.pass(2000)
    expect(await world.find('organisation')).toHaveLength(8)
  })

  it('loads the snapshot anew where entries of the log are gone', async () => {
    await world.put(anOrganisation(1, { name: 'Микрон' }))
    await world.project()
    expect(await world.find('микрон')).toHaveLength(1)
    for (const number of [2, 3]) {
      await world.put(anOrganisation(number, { name: 'Микрон' }))
      await world.project()
    }
    await world.build({ now: NOW })
    await world.table.write([{ delete: { pk: 'SEARCH#LOG', sk: '000000000000002' } }])
    world.pass(2000)
    expect(await world.find('микрон')).toHaveLength(3)
  })

  it('hears nothing of changes that nobody can find by', async () => {
    await world.put(anOrganisation(1))
    expect(await world.project()).toBe(1)
    await world.put(anOrganisation(1, { asOf: NOW, contactEmail: 'other@example.invalid' }))
    expect(await world.project()).toBe(0)
  })
})

describe('a snapshot', () => {
  it('that went on from the one before has the same bytes as one from scratch', async () => {
    await world.put(...organisations(60))
    await world.project()
    expect(await world.build({ now: NOW })).toMatchObject({ outcome: 'rebuilt', documents: 60 })
    await world.put(anOrganisation(70, { name: 'Новая' }), anOrganisation(3, { name: 'Renamed' }))
    await world.put(anOrganisation(4, { status: 'struckOff' }))
    await world.project()
    expect(await world.build({ now: NOW, how: 'always' })).toMatchObject({ outcome: 'advanced', documents: 60 })
    const advanced = Buffer.from(await world.files.read(SNAPSHOT_PATH))
    expect(await world.build({ now: NOW, how: 'fromScratch' })).toMatchObject({ outcome: 'rebuilt' })
    expect(Buffer.from(await world.files.read(SNAPSHOT_PATH)).equals(advanced)).toBe(true)
  })

  it('is made when enough has changed or waited, and from scratch where the log has a gap', async () => {
    await world.put(...organisations(3))
    await world.project()
    expect((await world.build({ now: NOW })).outcome).toBe('rebuilt')
    expect((await world.build({ now: '2027-01-01T00:00:00.000Z' })).outcome).toBe('fresh')
    await world.put(anOrganisation(9))
    await world.project()
    expect((await world.build({ now: '2026-09-01T08:14:00.000Z' })).outcome).toBe('fresh')
    expect((await world.build({ now: '2026-09-01T08:15:00.000Z' })).outcome).toBe('advanced')
    for (const number of [10, 11]) {
      await world.put(anOrganisation(number))
      await world.project()
    }
    await world.table.write([{ delete: { pk: 'SEARCH#LOG', sk: '000000000000003' } }])
    expect(await world.build({ now: NOW, how: 'always' })).toMatchObject({ outcome: 'rebuilt', documents: 6 })
  })
})

describe('the log', () => {
  it('has no gap and loses nothing, although many append at once', async () => {
    const log = makeLogSearchChanges(world)
    await Promise.all(Array.from({ length: 12 }, (_, at) => log({ keys: [`k${at}`, `k${at}`], now: NOW })))
    const { items } = await world.table.query({ pk: 'SEARCH#LOG' })
    expect(items.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 12 }, (_, at) => at + 1))
    expect(new Set(items.flatMap(({ keys }) => keys)).size).toBe(12)
    expect(await world.table.get(searchHeadKey)).toMatchObject({ sequence: 12, changes: 12 })
  })
})
