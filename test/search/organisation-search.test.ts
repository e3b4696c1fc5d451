import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { searchOver } from '../../shared/search/organisation-search.ts'
import type { SearchFilters } from '../../shared/stores/search-index.ts'
import { aSearchDocument } from './a-search-document.ts'

const mikron = aSearchDocument(1, 'АО «Микрон»', {
  place: 'Зеленоград',
  offers: [{ code: 'micro.epitaxy.mbe', readiness: 8 }, { code: 'micro.litho.optical' }],
})
const quantum = aSearchDocument(2, 'Quantum Optics GmbH', {
  place: 'Moscow',
  open: false,
  offers: [{ code: 'photo.laser', text: 'Fibre lasers for cutting' }],
  aliases: ['ru-ogrn:1027700132195'],
})
const robots = aSearchDocument(3, 'ООО «Робототехнические системы»', {
  place: 'Зеленоград',
  description: 'Собираем манипуляторы малыми сериями',
  needs: [{ code: 'micro.epitaxy' }],
})
const search = searchOver([mikron, quantum, robots])

const find = async (words: string, filters: SearchFilters = {}) =>
  search.port.search({ words, filters, from: 0, limit: 10 })
const names = async (words: string, filters: SearchFilters = {}) =>
  (await find(words, filters)).hits.map(({ document }) => document.name)
const why = async (words: string) => (await find(words)).hits[0]?.matches[0]

describe('a search', () => {
  it.each([
    ['микрон', { field: 'name', found: 'микрон', how: 'exact' }],
    ['Mikron', { field: 'name', found: 'микрон', how: 'transliterated' }],
    ['микр', { field: 'name', found: 'микрон', how: 'prefix' }],
    ['мекрон', { field: 'name', found: 'микрон', how: 'fuzzy' }],
    ['quantom', { field: 'name', found: 'quantum', how: 'fuzzy' }],
    ['квантум', { field: 'name', found: 'quantum', how: 'transliterated' }],
    ['робототехнической', { field: 'name', found: 'робототехнические', how: 'wordForm' }],
    ['1027700132195', { field: 'identifiers', found: '1027700132195', how: 'exact' }],
    ['эпитаксии', { field: 'offers', found: 'micro.epitaxy.mbe', how: 'synonym' }],
    ['molecular beam epitaxy', { field: 'offers', found: 'micro.epitaxy.mbe', how: 'synonym' }],
    ['МЛЭ', { field: 'offers', found: 'micro.epitaxy.mbe', how: 'synonym' }],
    ['cutting', { field: 'offers', found: 'cutting', how: 'exact' }],
    ['сериями', { field: 'description', found: 'сериями', how: 'exact' }],
    ['zelenograd', { field: 'place', found: 'зеленоград', how: 'transliterated' }],
  ])('for %s says why its first row matched', async (words, reason) => {
    expect(await why(words)).toMatchObject(reason)
  })

  it('finds what has all of the words, wherever they are', async () => {
    expect(await names('эпитаксия зеленоград')).toEqual([mikron.name, robots.name])
    expect(await names('микрон эпитаксия зеленоград')).toEqual([mikron.name])
  })

  it('finds what has any of the words, where nothing has all', async () => {
    expect(await names('микрон nosuchword')).toEqual([mikron.name])
  })

  it('finds nothing where there is nothing, and everybody in the order of names where nothing is asked', async () => {
    expect(await names('nothinglikeit')).toEqual([])
    expect(await names('')).toEqual([quantum.name, mikron.name, robots.name])
    expect(await names('ООО')).toHaveLength(3)
  })

  it('is narrowed by a capability with those below it, by what is needed, place, openness, kind and category', async () => {
    expect(await names('', { capability: 'micro.epitaxy' })).toEqual([mikron.name])
    expect(await names('', { capability: 'micro' })).toEqual([mikron.name])
    expect(await names('', { needed: 'micro.epitaxy' })).toEqual([robots.name])
    expect(await names('', { place: 'ЗЕЛЕНОГРАД' })).toEqual([mikron.name, robots.name])
    expect(await names('', { open: false })).toEqual([quantum.name])
    expect(await names('', { category: 'sme' })).toEqual([quantum.name])
    expect(await names('микрон', { category: 'sme' })).toEqual([])
    expect(await names('', { kind: 'partner' })).toEqual([])
  })

  it('counts each facet as if it did not narrow itself', async () => {
    const { total, facets } = await find('', { place: 'Зеленоград', open: true })
    expect(total).toBe(2)
    expect(facets.place).toEqual([{ value: 'Зеленоград', count: 2 }])
    expect(facets.open).toEqual([{ value: 'true', count: 2 }])
    expect((await find('', { open: true })).facets.open).toEqual([
      { value: 'true', count: 2 },
      { value: 'false', count: 1 },
    ])
  })

  it('counts and narrows as going through all of them does', async () => {
    const one = fc.record({
      sectors: fc.subarray(['electronics', 'robotics', 'photonics']),
      category: fc.constantFrom('sme', 'research'),
      place: fc.constantFrom('Москва', 'Tver'),
      open: fc.boolean(),
    })
    const filter = fc.record(
      {
        sector: fc.constantFrom('electronics', 'robotics'),
        category: fc.constantFrom('sme', 'research'),
        place: fc.constantFrom('москва', 'Tver'),
        open: fc.boolean(),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(one, { maxLength: 30 }), filter, async (some, filters) => {
        const documents = some.map((differing, number) => aSearchDocument(number, `Name ${number}`, differing))
        const fits = (document: (typeof documents)[number], left?: string): boolean =>
          (left === 'sector' || !filters.sector || document.sectors.includes(filters.sector)) &&
          (left === 'category' || !filters.category || document.category === filters.category) &&
          (left === 'place' || !filters.place || document.place?.toLowerCase() === filters.place.toLowerCase()) &&
          (left === 'open' || filters.open === undefined || document.open === filters.open)
        const { total, facets } = await searchOver(documents).port.search({ words: 'name', filters, from: 0, limit: 5 })
        expect(total).toBe(documents.filter((document) => fits(document)).length)
        for (const { value, count } of facets.sector)
          expect(count).toBe(documents.filter((d) => fits(d, 'sector') && d.sectors.includes(value)).length)
        for (const { value, count } of facets.place)
          expect(count).toBe(documents.filter((d) => fits(d, 'place') && d.place === value).length)
        const open = (value: boolean) => documents.filter((d) => fits(d, 'open') && d.open === value).length
        expect(facets.open.reduce((all, { count }) => all + count, 0)).toBe(open(true) + open(false))
      }),
      { numRuns: 200 },
    )
  })

  it('gives who offers a capability, the readiest first, suspended ones too: whoever asks says so', async () => {
    const less = aSearchDocument(5, 'Less', { offers: [{ code: 'micro.epitaxy', readiness: 3 }] })
    const suspended = aSearchDocument(6, 'Suspended', {
      status: 'suspended',
      offers: [{ code: 'micro.epitaxy', readiness: 9 }],
    })
    const index = searchOver([less, suspended, mikron, robots]).port
    const found = await index.byCapability(['micro.epitaxy'], {}, 10)
    expect(found.map(({ name }) => name)).toEqual(['Suspended', mikron.name, 'Less'])
    expect(await index.byCapability(['micro.epitaxy'], { place: 'Тверь' }, 10)).toEqual([])
    expect(await index.byCapability(['micro.epitaxy'], {}, 1)).toHaveLength(1)
  })
})

describe('changes that are taken in one after the other', () => {
  const words = ['Микрон', 'Quantum', 'Робот', 'Алмаз', 'Vostok', 'Оптика']
  const change = fc.record({
    number: fc.integer({ min: 1, max: 8 }),
    name: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }).map((some) => some.join(' ')),
    code: fc.constantFrom('micro.epitaxy', 'micro.epitaxy.mbe', 'robot.vision'),
    place: fc.constantFrom('Москва', 'Tver', undefined),
    gone: fc.integer({ min: 0, max: 5 }).map((one) => one === 0),
  })

  it('leave a search that answers as one built from scratch', async () => {
    const questions = [...words.map((word) => word.slice(0, 4)), 'мкрон', 'epitaxy', 'Москва', 'vision quantum', '']
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 25 }), async (changes) => {
        const started = changes.slice(0, 3).map(({ number, name }) => aSearchDocument(number, name))
        const first = new Map(started.map((document) => [document.key, document]))
        const live = searchOver([...first.values()])
        for (const { number, name, code, place, gone } of changes) {
          const document = aSearchDocument(number, name, { offers: [{ code }], ...(place ? { place } : {}) })
          live.apply(document.key, gone ? undefined : document)
          if (gone) first.delete(document.key)
          else first.set(document.key, document)
        }
        const built = searchOver([...first.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1)))
        for (const question of questions) {
          const asked = { words: question, filters: {}, from: 0, limit: 20 }
          expect(await live.port.search(asked), question).toEqual(await built.port.search(asked))
        }
      }),
      { numRuns: 60 },
    )
  })
})
