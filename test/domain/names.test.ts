import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameKey, nameSimilarity, searchName, similarityTo } from '../../shared/domain/names.ts'
import { hasRealData, realRows } from '../support/real-data.ts'

describe('the key of a name', () => {
  it.each([
    ['case', 'Кластер Фотоники', 'КЛАСТЕР ФОТОНИКИ'],
    ['spaces of every kind', 'Кластер\u00a0 фотоники ', 'Кластер фото ники'],
    ['quotes of every kind', '«Кластер» "фотоники"', '“Кластер” ‘фотоники’'],
    ['dashes and punctuation', 'Кластер – фотоники.', 'Кластер-фотоники'],
    ['ё and е', 'Ёлка', 'Елка'],
    ['accents', 'Société Générale', 'SOCIETE GENERALE'],
    ['full-width letters', 'Ｃｌｕｓｔｅｒ １', 'Cluster 1'],
    ['Latin look-alikes inside Cyrillic words', 'РOБOТЫ MOСКВЫ', 'РОБОТЫ МОСКВЫ'],
    ['Cyrillic look-alikes inside Latin words', 'RОBОTIСS', 'ROBOTICS'],
    ['a word wholly of look-alikes', 'OOO', 'ООО'],
    ['Greek look-alikes', 'ΑΤΟΜ', 'ATOM'],
    ['invisible characters', 'Клас\u00adтер\u200b', 'Кластер'],
    ['ß and ss', 'Straße', 'STRASSE'],
  ])('sees through %s', (_, one, other) => {
    expect(nameKey(one)).toBe(nameKey(other))
  })

  it.each([
    ['Мой кластер', 'Мои кластер'],
    ['Кластер 1', 'Кластер 2'],
    ['Робот', 'Рабат'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other))
  })

  it('is empty for a name without letters and digits', () => {
    expect(nameKey(' «—» ')).toBe('')
  })

  it('is its own key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(nameKey(nameKey(name))).toBe(nameKey(name))
      }),
    )
  })
})

describe('the name for search', () => {
  it.each([
    ['ООО «Ромашка»', 'Ромашка'],
    ['OOO Ромашка', 'Ромашка'],
    ['Общество с ограниченной ответственностью"Ромашка"', 'Ромашка'],
    ['ОБЩЕСТВО С\u00a0ОГРАНИЧЕННОЙ  ОТВЕТСТВЕННОСТЬЮ "РОМАШКА"', 'ромашка'],
    ['ПАО Ромашка', 'Ромашка'],
    ['Ромашка, АО', 'Ромашка'],
    ['ACME GMBH & CO. KG', 'Acme'],
    ['Acme S.L.', 'Acme'],
    ['Acme s.p.a.', 'Acme'],
    ['ACME A/S', 'Acme'],
    ['Acme Sp. z o.o.', 'Acme'],
    ['Acme B.V.', 'Acme'],
    ['Acme Ltd', 'Acme'],
  ])('of %s is that of %s', (name, short) => {
    expect(searchName(name)).toBe(searchName(short))
  })

  it('keeps the words apart', () => {
    expect(searchName('ООО "Robot-Systems  №5"')).toBe('robot systems no5')
  })

  it('keeps words that are legal forms only elsewhere', () => {
    expect(searchName('SA Solar AG Systems')).toBe('sa solar ag systems')
  })

  it.each(['АО', 'Ltd', 'S.A.'])('is not empty for a name that is only a legal form, as %s', (name) => {
    expect(searchName(name)).not.toBe('')
  })
})

describe('the similarity of names', () => {
  it('is 1 for names that differ in writing only, 0 for names that share nothing', () => {
    expect(nameSimilarity('Кластер «Фотоника»', 'КЛАСТЕР ФОТОНИКА')).toBe(1)
    expect(nameSimilarity('Фотоника', 'Robots')).toBe(0)
    expect(nameSimilarity('ИТ', 'Я')).toBe(0)
    expect(nameSimilarity('«»', 'Фотоника')).toBe(0)
  })

  it('counts trigrams with their repetitions', () => {
    expect(nameSimilarity('aaaa', 'aaaaaa')).toBeCloseTo((2 * 2) / (2 + 4))
  })

  it('is high for a name with a number or a letter changed', () => {
    expect(nameSimilarity('Кластер нитридных технологий', 'Кластер нитридных технологий 2')).toBeGreaterThan(0.9)
    expect(nameSimilarity('Кластер нитридных технологий', 'Кластер нитридной технологии')).toBeGreaterThan(0.75)
    expect(nameSimilarity('Московский кластер фотоники', 'Московский кластер роботики')).toBeLessThan(0.75)
  })

  it('is symmetric and between 0 and 1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const similarity = nameSimilarity(a, b)
        expect(similarity).toBe(nameSimilarity(b, a))
        expect(similarity).toBeGreaterThanOrEqual(0)
        expect(similarity).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe.skipIf(!hasRealData)('published names', () => {
  const rows = hasRealData ? realRows('eu/consortia.csv') : []
  const names = rows.map((row) => `${row['acronym']} — ${row['title']}`)

  it('of 96 consortia are all different, and the two most alike reach 0.75', () => {
    expect(new Set(names.map(nameKey)).size).toBe(96)
    const similarities = names.flatMap((name, at) => names.slice(0, at).map(similarityTo(name)))
    expect(Math.max(...similarities)).toBe(0.75)
    expect(similarities.filter((similarity) => similarity > 0.55)).toHaveLength(1)
  })

  it('compares one name with a thousand in a few milliseconds', () => {
    const keys = Array.from({ length: 1000 }, (_, at) => nameKey(`${names[at % 96]} ${at}`))
    const run = () => {
      const start = performance.now()
      keys.forEach(similarityTo(names[0]!))
      return performance.now() - start
    }
    expect(Math.min(...Array.from({ length: 10 }, run))).toBeLessThan(30)
  })

  it('of organisations all leave something to search for', () => {
    const all = ['ru', 'eu'].flatMap((folder) => realRows(`${folder}/organisations.csv`)).map((row) => row['name']!)
    expect(all.filter((name) => searchName(name) === '')).toEqual([])
  })
})
