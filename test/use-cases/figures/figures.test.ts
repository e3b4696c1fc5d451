import { describe, expect, it } from 'vitest'
import { retention } from '../../../shared/domain/retention.ts'
import { clusterFrom, clusterKey, clusterItem } from '../../../shared/items/cluster-item.ts'
import { organisationFrom, organisationItem, organisationKey } from '../../../shared/items/organisation-item.ts'
import { inBatches } from '../../../shared/stores/in-batches.ts'
import { memoryTable, type Change } from '../../../shared/stores/memory-table.ts'
import type { Table } from '../../../shared/stores/table.ts'
import { makeCountSubject } from '../../../shared/use-cases/figures/count-subject.ts'
import { makeReadCatalogue } from '../../../shared/use-cases/measures/read-catalogue.ts'
import { approvalWorld } from '../../support/approval-world.ts'
import { countDirectly } from '../../support/direct-count.ts'
import { faultyTable } from '../../support/faulty-table.ts'
import { figuresOver } from '../../support/figures.ts'

const FEW = { minimumOrganisations: 4 }

/** A world whose changes are kept until somebody counts them. */
const aWorld = async () => {
  const changes: Change[] = []
  const world = await approvalWorld({ organisations: 24, pack: FEW, onChange: (change) => void changes.push(change) })
  const { store, register } = world
  const { count, lines, recount } = figuresOver(store, world.now)
  const register4 = async (from: number, name: string) => {
    const [applicant, ...invited] = register.slice(from, from + 5)
    const id = await world.apply(invited, { applicant: applicant!, content: { name } })
    await world.settle()
    for (const organisation of invited) await world.accept(id, organisation)
    await world.settle()
    return id
  }
  return {
    ...world,
    changes,
    count: (some: readonly Change[] = changes.splice(0)) => count(some),
    figures: lines,
    recount,
    register4,
  }
}

/** Two clusters, a refusal, a withdrawal; one member has left. */
const aCity = async () => {
  const world = await aWorld()
  const first = await world.register4(0, 'Nitride')
  const second = await world.register4(5, 'Robots of the north')
  const withdrawn = await world.apply(world.register.slice(11, 13), {
    applicant: world.register[10]!,
    content: { name: 'Ceramics' },
  })
  await world.settle()
  await world.withdraw(withdrawn, world.register[10])
  await world.settle()
  const refused = await world.apply(world.register.slice(16, 18), {
    applicant: world.register[15]!,
    content: { name: 'Lasers and optics' },
  })
  await world.settle()
  await world.pass({ days: 70 })
  await world.decline(first, world.register[3]!)
  return { ...world, first, second, refused }
}

const counter = (table: Table) => makeCountSubject({ table, readCatalogue: makeReadCatalogue({ table }) })

describe('the figures of the city', () => {
  it('say how things stand, after everything that was written', async () => {
    const world = await aCity()
    await world.count()
    const figures = await world.figures()
    expect(figures.filter((line) => line.startsWith('outcomes'))).toEqual([
      'outcomes 2026-09 registered 2',
      'outcomes 2026-09 withdrawn 1',
      expect.stringMatching(/^outcomes 2026-1[01] rejected 1$/),
    ])
    expect(figures).toContain('clusters 2026-09 registered 2')
    expect(figures).toContain('applications 2026-09 submitted 4')
    const members = figures.filter((line) => line.startsWith('members')).map((line) => Number(line.split(' ').at(-1)))
    expect(members.reduce((sum, value) => sum + value, 0)).toBe(9)
    expect(figures.filter((line) => line.startsWith('decidedBy')).every((line) => line.includes('rules'))).toBe(true)
  })

  it('come to the same in any order, in batches of any size, and however often they are heard', async () => {
    const world = await aCity()
    const all = world.changes.splice(0)
    await world.count(all)
    const once = await world.figures()
    await world.count(all.toReversed())
    for (const change of all.filter((_, at) => at % 5 === 0)) await world.count([change])
    expect(await world.figures()).toEqual(once)
  })

  it('are the same when they are counted from scratch', async () => {
    const world = await aCity()
    await world.count()
    const kept = await world.figures()
    expect(await world.recount()).toBe(4)
    expect(await world.figures()).toEqual(kept)
    await world.recount()
    expect(await world.figures()).toEqual(kept)
  })

  it('are the same from scratch after retention has taken away what ended without a cluster', async () => {
    const world = await aCity()
    await world.count()
    const kept = (await world.figures()).filter((line) => !line.startsWith('reach'))
    const { days } = retention.endedApplication
    await world.pass({ days: days + 100 })
    const { items } = await world.store.query({ pk: `APP#${world.refused}` })
    expect(items).toMatchObject([{ entity: 'EndedFigures', sawAnOfficer: false }])
    await world.count()
    expect(await world.recount()).toBe(4)
    expect((await world.figures()).filter((line) => !line.startsWith('reach'))).toEqual(kept)
  })

  it('are right from scratch where the stream had forgotten everything', async () => {
    const world = await aCity()
    expect(await world.figures()).toEqual([])
    await world.recount()
    const fromScratch = await world.figures()
    const other = await aCity()
    await other.count()
    expect(fromScratch).toEqual(await other.figures())
  })

  it('are right after a failure before or after any call', async () => {
    const city = await aCity()
    const changes = city.changes.splice(0)
    const copy = async () => {
      const store = memoryTable()
      for (const items of inBatches(city.store.items(), 100)) await store.write(items.map((put) => ({ put })))
      return store
    }
    const right = await countDirectly(await copy(), city.now())
    const subject = { kind: 'cluster', id: city.first } as const
    const counting = faultyTable(await copy())
    await counter(counting)(subject, city.now())
    expect(counting.calls()).toBeGreaterThan(5)
    for (const when of ['before', 'after'] as const)
      for (let at = 1; at <= counting.calls(); at += 1) {
        const store = await copy()
        await counter(faultyTable(store, { at, when }))(subject, city.now()).catch(() => {})
        const figures = figuresOver(store, city.now)
        await figures.count(changes)
        expect(await figures.lines(), `${when} call ${at}`).toEqual(right)
      }
  })

  it('count what changes during a recount in both counts', async () => {
    const world = await aCity()
    await world.count()
    const cluster = clusterFrom((await world.store.get(clusterKey(world.second)))!)
    let struckOff = false
    const table: typeof world.store = {
      ...world.store,
      query: async (query) => {
        const page = await world.store.query(query)
        if (query.index === 'gsi5' && !struckOff) {
          struckOff = true
          await world.store.write([{ put: clusterItem({ ...cluster, status: 'struckOff' }) }])
          await world.count()
        }
        return page
      },
    }
    await figuresOver(table, world.now).recount()
    const figures = await world.figures()
    expect(figures).toContain('clusters 2026-09 registered 1')
    expect(figures).toContain('clusters 2026-09 struckOff 1')
    await world.recount()
    expect(await world.figures()).toEqual(figures)
  })

  it('follow an organisation that the register puts into another category', async () => {
    const world = await aCity()
    await world.count()
    const { key } = world.register[1]!
    const before = organisationFrom(await world.store.get(organisationKey(key)))!
    await world.store.write([{ put: organisationItem({ ...before, category: 'municipalAuthority' }, false) }])
    await world.count()
    expect(await world.figures()).toContain('members 2026-09 municipalAuthority 1')
  })
})
