import { describe, expect, it } from 'vitest'
import { answerStateSchema } from '../../shared/domain/answer.ts'
import { categorySchema } from '../../shared/domain/organisation.ts'
import { programmeSchema, projectStageSchema } from '../../shared/domain/project.ts'
import { statusSchema } from '../../functions/api/views/application.ts'
import { counted, formFor } from '../../web/assets/lib/counted.js'
import { preferred } from '../../web/assets/lib/language.js'
import { en } from '../../web/assets/texts/en.js'
import { ru } from '../../web/assets/texts/ru.js'

const leaves = (texts: unknown, path = ''): [string, unknown][] =>
  typeof texts === 'object' && texts !== null
    ? Object.entries(texts).flatMap(([name, value]) => leaves(value, `${path}.${name}`))
    : [[path, texts]]

const catalogues = [
  ['en', en],
  ['ru', ru],
] as const

describe('what the pages say', () => {
  it('is said in both languages, every sentence of it', () => {
    expect(leaves(ru).map(([path]) => path)).toEqual(leaves(en).map(([path]) => path))
  })

  it('is Russian where it is to be Russian: no sentence is the English one', () => {
    const english = new Map(leaves(en))
    const same = leaves(ru).filter(([path, text]) => typeof text === 'string' && text === english.get(path))
    expect(same).toEqual([])
  })

  it('is Russian in Cyrillic: no Latin look-alike inside a word', () => {
    const mixed = leaves(ru).filter(([, text]) => typeof text === 'string' && /[а-яё][a-z]|[a-z][а-яё]/i.test(text))
    expect(mixed).toEqual([])
  })

  it.each(catalogues)('is never empty and never exclaims (%s)', (_, texts) => {
    const said = leaves(texts).filter(([, text]) => typeof text === 'string')
    expect(said.filter(([, text]) => text === '' || String(text).includes('!'))).toEqual([])
  })

  it.each(catalogues)('has a word for every state, category, programme and stage of the domain (%s)', (_, texts) => {
    const { application, invitation } = texts
    expect(Object.keys(application.status)).toEqual(expect.arrayContaining(statusSchema.options))
    expect(Object.keys(application.answers).toSorted()).toEqual(answerStateSchema.options.toSorted())
    expect(Object.keys(application.categories).toSorted()).toEqual(categorySchema.options.toSorted())
    expect(Object.keys(invitation.programmes).toSorted()).toEqual(programmeSchema.options.toSorted())
    expect(Object.keys(invitation.stages).toSorted()).toEqual(projectStageSchema.options.toSorted())
    const letters = Object.values(application.categories).map(({ letter }) => letter)
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
  ])('for a reader who likes %j is %s', (liked, language) => expect(preferred(liked)).toBe(language))
})
