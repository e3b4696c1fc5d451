import { describe, expect, it } from 'vitest'
import { answerStateSchema } from '../../shared/domain/answer.ts'
import { categorySchema } from '../../shared/domain/organisation.ts'
import { programmeSchema, projectStageSchema } from '../../shared/domain/project.ts'
import { statusSchema } from '../../functions/api/views/application.ts'
import { readdirSync } from 'node:fs'
import { counted, formFor } from '../../web/app/i18n/counted.ts'
import { preferred } from '../../web/assets/lib/language.js'
import { preferred as preferredInPortal } from '../../web/app/i18n/language.ts'
import { en } from '../../web/assets/texts/en.js'
import { ru } from '../../web/assets/texts/ru.js'

const leaves = (texts: unknown, path = ''): [string, unknown][] =>
  typeof texts === 'object' && texts !== null
    ? Object.entries(texts).flatMap(([name, value]) => leaves(value, `${path}.${name}`))
    : [[path, texts]]

const folder = (language: string) => new URL(`../../web/app/texts/${language}/`, import.meta.url)
const parts = readdirSync(folder('en')).map((file) => file.replace('.ts', ''))

/** The catalogue of the small pages, and those of the portal by their parts. */
const allIn = async (language: 'en' | 'ru') => ({
  smallPages: language === 'en' ? en : ru,
  ...Object.fromEntries(
    await Promise.all(parts.map(async (part) => [part, (await import(`${folder(language).href}${part}.ts`)).texts])),
  ),
})
const [english, russian] = [await allIn('en'), await allIn('ru')]

const catalogues = [
  ['en', english],
  ['ru', russian],
] as const

describe('what the pages say', () => {
  it('is said in both languages, every sentence of it', () => {
    expect(parts.length).toBeGreaterThan(8)
    expect(
      leaves(russian)
        .map(([path]) => path)
        .toSorted(),
    ).toEqual(
      leaves(english)
        .map(([path]) => path)
        .toSorted(),
    )
  })

  it('is Russian where it is to be Russian: no sentence is the English one', () => {
    const said = new Map(leaves(english))
    const same = leaves(russian).filter(([path, text]) => typeof text === 'string' && text === said.get(path))
    expect(same).toEqual([])
  })

  it('is Russian in Cyrillic: no Latin look-alike inside a word', () => {
    const mixed = leaves(russian).filter(
      ([, text]) => typeof text === 'string' && /[а-яё][a-z]|[a-z][а-яё]/i.test(text),
    )
    expect(mixed).toEqual([])
  })

  it.each(catalogues)('is never empty and never exclaims (%s)', (_, texts) => {
    const said = leaves(texts).filter(([, text]) => typeof text === 'string')
    expect(said.filter(([, text]) => text === '' || String(text).includes('!'))).toEqual([])
  })

  it.each(catalogues)('has a word for every state, category, programme and stage of the domain (%s)', (_, texts) => {
    const { application, applications, places, project } = texts
    expect(Object.keys(applications.status).toSorted()).toEqual(statusSchema.options.toSorted())
    expect(Object.keys(application.answers).toSorted()).toEqual(answerStateSchema.options.toSorted())
    expect(Object.keys(places.categories).toSorted()).toEqual(categorySchema.options.toSorted())
    for (const said of [project, texts.smallPages.invitation]) {
      expect(Object.keys(said.programmes).toSorted()).toEqual(programmeSchema.options.toSorted())
      expect(Object.keys(said.stages).toSorted()).toEqual(projectStageSchema.options.toSorted())
    }
    const letters = Object.values<{ letter: string }>(places.categories).map(({ letter }) => letter)
    expect(new Set(letters).size).toBe(letters.length)
  })
})

describe('nouns after numbers', () => {
  const forms = { one: 'организация', few: 'организации', many: 'организаций', other: 'организации' }

  it.each([
    [1, 'организация'],
    [2, 'организации'],
    [5, 'организаций'],
    [11, 'организаций'],
    [21, 'организация'],
    [22, 'организации'],
    [111, 'организаций'],
  ])('take their Russian form after %i', (count, form) => {
    expect(counted('ru', count, forms)).toBe(`${count}\u00a0${form}`)
  })

  it('take their English form', () => {
    expect(counted('en', 1, { one: 'place', other: 'places' })).toBe('1\u00a0place')
    expect(counted('en', 21, { one: 'place', other: 'places' })).toBe('21\u00a0places')
  })

  it('fall back on the form for the rest', () =>
    expect(formFor('ru', 5, { one: 'проекта', other: 'проектов' })).toBe('проектов'))
})

describe('the language of a page', () => {
  it.each([
    [['ru-RU', 'en'], 'ru'],
    [['de', 'ru', 'en'], 'ru'],
    [['EN-us', 'ru'], 'en'],
    [['de-DE'], 'en'],
    [[], 'en'],
  ])('for a reader who likes %j is %s', (liked, language) => {
    expect(preferred(liked)).toBe(language)
    expect(preferredInPortal(liked)).toBe(language)
  })
})
