import { describe, expect, it } from 'vitest'
import { capabilitySchema, profileContentSchema } from '../../shared/domain/profile.ts'
import {
  broaderOf,
  capabilityCodeSchema,
  capabilityName,
  entryOf,
  isWithin,
  taxonomy,
  TAXONOMY_VERSION,
} from '../../shared/domain/taxonomy.ts'

const codes = taxonomy.map(({ code }) => code)

describe('the taxonomy', () => {
  it('is small, has a version, and uses each code once', () => {
    expect(codes.length).toBeGreaterThanOrEqual(150)
    expect(codes.length).toBeLessThanOrEqual(250)
    expect(new Set(codes).size).toBe(codes.length)
    expect(TAXONOMY_VERSION).toBe(1)
  })

  it('has every parent, before its children', () => {
    const orphans = codes.filter((code, at) => {
      const broader = broaderOf(code)
      return broader !== undefined && !codes.slice(0, at).includes(broader)
    })
    expect(orphans).toEqual([])
  })

  it('speaks Russian in Cyrillic and English in Latin letters, names and synonyms alike', () => {
    for (const { code, en, ru } of taxonomy) {
      expect(
        en.filter((words) => /\p{Script=Cyrillic}/u.test(words)),
        code,
      ).toEqual([])
      expect(
        ru.filter((words) => !/\p{Script=Cyrillic}/u.test(words)),
        code,
      ).toEqual([])
    }
  })

  it('gives no name twice within a language', () => {
    for (const language of ['en', 'ru'] as const) {
      const names = taxonomy.map((entry) => entry[language][0]!.toLowerCase())
      expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    }
  })

  it('has what a nitride power transistor takes, from the substrate to the application', () => {
    const chain = [
      ['micro.substrate.gan', 'нитрида галлия'],
      ['micro.epitaxy', 'Эпитаксия'],
      ['micro.litho', 'Литография'],
      ['micro.metal', 'Металлизация'],
      ['micro.dicing', 'Резка'],
      ['micro.packaging', 'Корпусирование'],
      ['micro.test', 'Электрический контроль'],
      ['micro.design.driver', 'драйверов'],
      ['it.firmware', 'Встроенное'],
      ['micro.reliability', 'надёжность'],
      ['serv.application', 'Применение'],
    ] as const
    for (const [code, words] of chain) expect(capabilityName(code, 'ru')).toContain(words)
  })

  it('knows what lies below a code, and nothing of a code that it does not have', () => {
    expect(isWithin('micro.epitaxy.mbe', 'micro.epitaxy')).toBe(true)
    expect(isWithin('micro.epitaxy', 'micro.epitaxy')).toBe(true)
    expect(isWithin('micro.epitaxy', 'micro.epitaxy.mbe')).toBe(false)
    expect(isWithin('micro.sensors', 'micro.sen')).toBe(false)
    expect(broaderOf('micro')).toBeUndefined()
    expect(entryOf('micro.none')).toBeUndefined()
    expect(capabilityName('micro.none', 'en')).toBe('micro.none')
    expect(capabilityCodeSchema.safeParse('micro.none').success).toBe(false)
  })
})

const fits = (differing: object): boolean => capabilitySchema.safeParse({ code: 'micro.litho', ...differing }).success

describe('a capability', () => {
  it('has a readiness from 1 to 9, and a capacity as a number with its unit or in words', () => {
    expect(fits({})).toBe(true)
    expect(fits({ readiness: 9, capacity: { amount: 400, unit: 'wafers a month' } })).toBe(true)
    expect(fits({ capacity: { words: 'as much as is wanted' } })).toBe(true)
    for (const readiness of [0, 10, 4.5]) expect(fits({ readiness })).toBe(false)
    for (const capacity of [{ amount: 4 }, { amount: 0, unit: 't' }, {}]) expect(fits({ capacity })).toBe(false)
  })

  it('is named once in a profile', () => {
    const twice = [{ code: 'micro.litho' }, { code: 'micro.litho', readiness: 3 }]
    const profile = { offers: twice, needs: [], openToInvitations: true }
    expect(profileContentSchema.safeParse(profile).success).toBe(false)
    expect(profileContentSchema.safeParse({ ...profile, offers: twice.slice(0, 1) }).success).toBe(true)
  })
})
