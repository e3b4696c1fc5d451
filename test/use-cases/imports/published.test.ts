import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { euRegisterCsv } from '../../../local/eu-register.ts'
import { generateRegister, registerCsv } from '../../../local/generate-register.ts'
import { registerSizeKey } from '../../../shared/items/register-size-item.ts'
import { aRow, importWorld } from '../../support/import-world.ts'
import { hasRealData, realRows } from '../../support/real-data.ts'

describe.skipIf(!hasRealData)('an import of published organisations', () => {
  const russian = hasRealData ? realRows('ru/organisations.csv') : []
  const rows = russian.map(({ inn, ogrn, name, kind }) =>
    aRow(inn!, {
      aliases: ogrn!,
      name: name!,
      category: kind === 'education' ? 'education' : 'sme',
      language: 'ru',
    }),
  )

  it('brings all 13,209 Russian organisations in, each under its INN, 1,209 with their OGRN', async () => {
    const world = importWorld()
    const done = await world.run(rows)
    expect(done).toMatchObject({
      state: 'done',
      cursor: { counts: { new: 13_209, invalid: 0, duplicate: 0, noted: 0 } },
    })
    expect(await world.table.get(registerSizeKey)).toMatchObject({ listed: 13_209 })
    const stored = world.table.items()
    expect(stored.filter(({ entity }) => entity === 'Organisation')).toHaveLength(13_209)
    expect(stored.filter(({ entity }) => entity === 'Alias')).toHaveLength(1209)
  })

  it('refuses each broken identifier with its reason, as a key and as an alias', async () => {
    const broken = realRows('ru/invalid_identifiers.csv')
    const world = importWorld()
    const known = rows.slice(0, broken.length)
    const file = [
      ...broken.map(({ kind, value_as_published: value }) => aRow(`ru-${kind}:${value}`)),
      ...known.map((row, at) => ({ ...row, aliases: `ru-ogrn:${broken[at]!['value_as_published']}` })),
    ]
    const { id } = await world.run(file)
    const verdicts = await world.verdictsOf(id)
    for (const [at, { reasons }] of verdicts.slice(0, broken.length).entries())
      expect(reasons?.[0]?.column, broken[at]!['value_as_published']).toBe('key')
    for (const { verdict, notes } of verdicts.slice(broken.length)) {
      expect(verdict).toBe('new')
      expect(notes?.[0]?.column).toBe('aliases')
    }
    const zeroLost = verdicts.filter(({ reasons }) => reasons?.[0]?.reason === 'lostLeadingZero')
    expect(zeroLost.length).toBeGreaterThan(0)
    for (const { reasons } of zeroLost) expect(reasons?.[0]?.suggestion).toMatch(/^ru-inn:0\d{9}$/)
  })

  it('brings all 17,266 European organisations in', async () => {
    const world = importWorld()
    const csv = await euRegisterCsv(join(import.meta.dirname, '../../../../shared/data/eu'))
    expect(await world.run(csv)).toMatchObject({
      state: 'done',
      cursor: { counts: { new: 17_266, invalid: 0, noted: 0 } },
    })
  })
})

describe('an import of a generated register', () => {
  it('finds nothing wrong with it', async () => {
    const world = importWorld()
    const csv = registerCsv(generateRegister({ count: 3000, seed: 1, asOf: '2026-08-01T00:00:00.000Z' }))
    expect(await world.run(csv)).toMatchObject({ state: 'done', cursor: { counts: { new: 3000, noted: 0 } } })
  })
})
