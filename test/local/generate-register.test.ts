import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { generateRegister, registerCsv } from '../../local/generate-register.ts'
import { profileContentSchema } from '../../shared/domain/profile.ts'
import { organisationSchema } from '../../shared/domain/organisation.ts'

const asOf = '2026-01-15T00:00:00.000Z'
const register = generateRegister({ count: 9000, seed: 1, asOf })

const share = (condition: (row: (typeof register)[number]) => boolean) =>
  register.filter(condition).length / register.length

const csv = (seed: number) => registerCsv(generateRegister({ count: 300, seed, asOf }))

describe('the generated register', () => {
  it('is the same, byte for byte, for the same seed, and another for another', () => {
    expect(csv(7)).toBe(csv(7))
    expect(csv(7)).not.toBe(csv(8))
  })

  it('holds only valid organisations', () => {
    const invalid = register.filter(({ profile, ...row }) => {
      const organisation = organisationSchema.safeParse({ ...row, statusSince: asOf })
      const content = profileContentSchema.safeParse({ ...profile, openToInvitations: true })
      return !organisation.success || !content.success
    })
    expect(invalid).toEqual([])
  })

  it('gives every identifier, name and address once', () => {
    const once = [
      ...register.map(({ key }) => key),
      ...register.flatMap(({ aliases }) => aliases),
      ...register.map(({ name }) => name),
      ...register.flatMap(({ registeredEmail }) => registeredEmail ?? []),
    ]
    expect(new Set(once).size).toBe(once.length)
  })

  it('gives numbers of a region that does not exist', () => {
    expect(register.every(({ key }) => key.startsWith('ru-inn:96'))).toBe(true)
    expect(register.some(({ key }) => key.length === 'ru-inn:'.length + 12)).toBe(true)
  })

  it.each(['robotics', 'electronics', 'IT'])('has at least 60 active participants with an address in %s', (sector) => {
    const found = register.filter(
      ({ kind, status, sectors, registeredEmail }) =>
        kind === 'participant' && status === 'active' && sectors.includes(sector) && registeredEmail !== undefined,
    )
    expect(found.length).toBeGreaterThanOrEqual(60)
  })

  it('is mixed as a real one', () => {
    expect(share(({ kind }) => kind === 'partner')).toBeCloseTo(0.08, 1)
    expect(share(({ category }) => category === 'sme')).toBeCloseTo(0.9, 1)
    expect(share(({ status }) => status === 'suspended')).toBeCloseTo(0.02, 1)
    expect(share(({ registeredEmail }) => registeredEmail === undefined)).toBeCloseTo(0.03, 1)
    expect(share(({ aliases }) => aliases.length > 0)).toBeCloseTo(0.5, 1)
    expect(new Set(register.map(({ category }) => category)).size).toBe(7)
    expect(new Set(register.map(({ language }) => language))).toEqual(new Set(['ru', 'en']))
  })

  it('comes as CSV with a header, parted by semicolons where there are several', () => {
    const rows: Record<string, string>[] = parse(registerCsv(register), { columns: true })
    expect(rows).toHaveLength(register.length)
    expect(rows.map((row) => row['sectors'])).toEqual(register.map(({ sectors }) => sectors.join(';')))
    expect(rows.map((row) => row['registeredEmail'])).toEqual(register.map((row) => row.registeredEmail ?? ''))
    expect(rows[0]!['asOf']).toBe(asOf)
  })

  it('quotes what a name may hold', () => {
    const row = { ...register[0]!, name: 'ООО "А, Б"' }
    expect(parse(registerCsv([row]), { columns: true })).toMatchObject([{ name: 'ООО "А, Б"' }])
  })
})
