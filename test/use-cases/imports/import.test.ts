import { describe, expect, it } from 'vitest'
import { completeInn } from '../../../shared/domain/identifiers/ru-inn.ts'
import { completeOgrn } from '../../../shared/domain/identifiers/ru-ogrn.ts'
import { aliasKey, awaitedItem, organisationKey } from '../../../shared/items/organisation-item.ts'
import { aRow, csvOf, importWorld, inShort, tallyOf } from '../../support/import-world.ts'

const key = (serial: number) => `ru-inn:${completeInn(`96${String(serial).padStart(7, '0')}`)}`
const ogrn = (serial: number) => `ru-ogrn:${completeOgrn(`11096${String(serial).padStart(7, '0')}`)}`
const rows = (count: number) => Array.from({ length: count }, (_, at) => aRow(key(at)))

describe('a register import', () => {
  it('brings every valid row into the register, and gives each row one verdict', async () => {
    const world = importWorld()
    const file = [
      aRow(key(1), {
        aliases: `${ogrn(1)}; vat:ATU76231908`,
        sectors: 'robotics;electronics',
        asOf: '2026-08-01T03:00:00+03:00',
      }),
      aRow('ru-inn:1234567890'),
      aRow(key(2), { name: '"Ромашка", ООО' }),
      aRow(key(1)),
      aRow(key(3), { aliases: ogrn(1) }),
    ]
    const done = await world.run(file)
    expect(done).toMatchObject({ state: 'done', check: { rows: 5, valid: 2, invalid: 1, duplicate: 2, findings: [] } })
    expect(await world.verdictsOf(done.id)).toEqual([
      { line: 2, verdict: 'new', key: key(1) },
      {
        line: 3,
        verdict: 'invalid',
        reasons: [{ column: 'key', reason: 'wrongChecksum', given: 'ru-inn:1234567890' }],
      },
      { line: 4, verdict: 'new', key: key(2) },
      { line: 5, verdict: 'duplicate', key: key(1), ofLine: 2 },
      { line: 6, verdict: 'duplicate', key: key(3), ofLine: 2 },
    ])
    expect(done.cursor?.counts).toMatchObject({ new: 2, changed: 0, unchanged: 0, older: 0, duplicate: 2, invalid: 1 })
    expect(await world.organisation(key(1))).toEqual({
      key: key(1),
      aliases: [ogrn(1), 'vat:ATU76231908'],
      name: `Organisation ${key(1)}`,
      kind: 'participant',
      category: 'sme',
      sectors: ['robotics', 'electronics'],
      status: 'active',
      statusSince: '2026-08-01T00:00:00.000Z',
      registeredEmail: expect.any(String),
      registeredEmailSince: expect.stringContaining('2026-09-01T08:00'),
      language: 'en',
      asOf: '2026-08-01T00:00:00.000Z',
    })
    expect(await world.table.get(aliasKey(ogrn(1)))).toMatchObject({ organisation: key(1) })
    expect((await world.organisation(key(2)))?.name).toBe('"Ромашка", ООО')
  })

  it('changes nothing when it is repeated', async () => {
    const world = importWorld({ rowsPerPart: 7 })
    const file = rows(20).map((row, at) => ({ ...row, aliases: ogrn(at) }))
    await world.run(file)
    const before = world.table.items().filter(({ pk }) => /^(ORG|ALIAS)#/.test(pk))
    const again = await world.run(file)
    expect(tallyOf(await world.verdictsOf(again.id))).toMatchObject({ new: 0, changed: 0, unchanged: 20 })
    expect(world.table.items().filter(({ pk }) => /^(ORG|ALIAS)#/.test(pk))).toEqual(before)
  })

  it('applies a row only if it is newer than what the register has', async () => {
    const world = importWorld()
    await world.run([aRow(key(1), { name: 'August' })])
    const older = await world.run([aRow(key(1), { name: 'July', asOf: '2026-07-01' })])
    const same = await world.run([aRow(key(1), { name: 'Also August' })])
    const newer = await world.run([aRow(key(1), { name: 'September', asOf: '2026-09-01' })])
    const outcomes = await Promise.all([older, same, newer].map(({ id }) => world.verdictsOf(id)))
    expect(outcomes.flat().map(({ verdict }) => verdict)).toEqual(['older', 'older', 'changed'])
    expect((await world.organisation(key(1)))?.name).toBe('September')
  })

  it('takes files by their moments, in whatever order they come, also where one of them changes nothing', async () => {
    const world = importWorld()
    await world.run([aRow(key(1), { name: 'A', asOf: '2026-06-01' })])
    await world.run([aRow(key(1), { name: 'A', asOf: '2026-08-01' })])
    await world.run([aRow(key(1), { name: 'B', asOf: '2026-07-01' })])
    expect(await world.organisation(key(1))).toMatchObject({ name: 'A', asOf: '2026-08-01T00:00:00.000Z' })
  })

  it('says which fields have changed, and since when', async () => {
    const world = importWorld()
    const row = aRow(key(1), { contactEmail: 'post@example.invalid', aliases: ogrn(1) })
    await world.run([row])
    await world.table.write([
      { update: organisationKey(key(1)), set: { undeliverableSince: '2026-08-15T00:00:00.000Z' } },
    ])
    const asOf = '2026-08-20'
    const changed = await world.run([
      { ...row, asOf, status: 'suspended', registeredEmail: 'new@example.invalid', contactEmail: '', aliases: ogrn(2) },
      aRow(key(2)),
    ])
    await world.release(changed.id)
    await world.settle()
    const [first] = await world.verdictsOf(changed.id)
    expect(first).toEqual({
      line: 2,
      verdict: 'changed',
      key: key(1),
      fields: ['aliases', 'status', 'registeredEmail'],
    })
    const organisation = await world.organisation(key(1))
    expect(organisation).toMatchObject({
      statusSince: '2026-08-20T00:00:00.000Z',
      registeredEmail: 'new@example.invalid',
      contactEmail: 'post@example.invalid',
      aliases: [ogrn(2)],
    })
    expect(organisation).not.toHaveProperty('undeliverableSince')
    expect(organisation!.registeredEmailSince! > '2026-09-01').toBe(true)
    expect(await world.table.get(aliasKey(ogrn(1)))).toBeUndefined()
    expect(await world.table.get(aliasKey(ogrn(2)))).toMatchObject({ organisation: key(1) })
  })

  it('stirs for an awaited arrival and for a change of status, kind or address, and for nothing else', async () => {
    const world = importWorld()
    await world.table.write([{ put: awaitedItem(key(1)) }])
    const stirs = async (row: ReturnType<typeof aRow>) => {
      const { id, state } = await world.run([
        row,
        ...rows(100)
          .slice(10)
          .map((one) => ({ ...one, asOf: row.asOf })),
      ])
      expect(state).toBe('done')
      expect(await world.verdictsOf(id)).toHaveLength(91)
      return (await world.table.get(organisationKey(row.key)))?.['_stirs']
    }
    expect(await stirs(aRow(key(1)))).toBe(true)
    expect(await stirs(aRow(key(2)))).toBe(false)
    expect(await stirs(aRow(key(1), { name: 'Other', asOf: '2026-08-02' }))).toBe(false)
    expect(await stirs(aRow(key(1), { name: 'Other', kind: 'partner', asOf: '2026-08-03' }))).toBe(true)
    expect(await stirs(aRow(key(1), { name: 'Other', kind: 'partner', asOf: '2026-08-04' }))).toBe(false)
    expect(await stirs(aRow(key(1), { name: 'Other', kind: 'partner', status: 'suspended', asOf: '2026-08-05' }))).toBe(
      true,
    )
    expect(await stirs(aRow(key(2), { registeredEmail: '', asOf: '2026-08-05' }))).toBe(true)
  })

  it('leaves a broken alias or contact address out, with a note, and takes no alias away for it', async () => {
    const world = importWorld()
    await world.run([aRow(key(1), { aliases: ogrn(1) })])
    const { id } = await world.run([
      aRow(key(1), { aliases: 'ru-ogrn:1027700132196', contactEmail: 'nobody', name: 'Renamed', asOf: '2026-08-02' }),
    ])
    expect(await world.verdictsOf(id)).toEqual([
      {
        line: 2,
        verdict: 'changed',
        key: key(1),
        fields: ['name'],
        notes: [
          { column: 'aliases', reason: 'wrongChecksum', given: 'ru-ogrn:1027700132196' },
          { column: 'contactEmail', reason: 'notAnAddress' },
        ],
      },
    ])
    expect((await world.organisation(key(1)))?.aliases).toEqual([ogrn(1)])
  })

  it("leaves another organisation's alias where it is: the known goes on without, the unknown is refused", async () => {
    const world = importWorld()
    await world.run([aRow(key(1), { aliases: ogrn(1) }), aRow(key(2))])
    const { id } = await world.run([
      aRow(key(2), { aliases: ogrn(1), name: 'Renamed', asOf: '2026-08-02' }),
      aRow(key(4), { asOf: '2026-08-02' }),
    ])
    const { id: other } = await world.run([
      aRow(key(3), { aliases: ogrn(1), asOf: '2026-08-02' }),
      ...rows(7)
        .slice(4)
        .map((row) => ({ ...row, asOf: '2026-08-02' })),
    ])
    const taken = { column: 'aliases', reason: 'aliasTaken', given: ogrn(1), by: key(1) }
    expect((await world.verdictsOf(id))[0]).toMatchObject({ verdict: 'changed', fields: ['name'], notes: [taken] })
    expect((await world.verdictsOf(other))[0]).toEqual({ line: 2, verdict: 'invalid', key: key(3), reasons: [taken] })
    expect(await world.organisation(key(3))).toBeUndefined()
    expect((await world.organisation(key(2)))?.aliases).toEqual([])
  })

  it('says all that is wrong with a row at once', async () => {
    const world = importWorld()
    const bad = aRow('7735007350', { name: ' ', kind: 'guest', registeredEmail: 'x', asOf: '2026-02-30' })
    const { id } = await world.run(`${csvOf([bad, aRow(key(1), { asOf: '2027-01-01' })])}a,b\n\n,,,,,,,,,,\n"open,\n`)
    const verdicts = await world.verdictsOf(id)
    expect(
      verdicts.map(({ line, reasons }) => [line, reasons?.map(({ column, reason }) => `${column} ${reason}`)]),
    ).toEqual([
      [2, ['key wrongChecksum', 'name missing', 'kind notOneOf', 'registeredEmail notAnAddress', 'asOf notAMoment']],
      [3, ['asOf inFuture']],
      [4, ['row wrongCellCount']],
      [7, ['row brokenQuotes']],
    ])
  })

  it('takes the moment of the file for rows without one', async () => {
    const world = importWorld()
    const csv = csvOf([aRow(key(1), { asOf: '' })])
    const dated = await world.run(csv, '2026-08-07T00:00:00.000Z')
    expect(inShort(await world.verdictsOf(dated.id))).toEqual(['2 new'])
    expect((await world.organisation(key(1)))?.asOf).toBe('2026-08-07T00:00:00.000Z')
    const other = importWorld()
    const undated = await other.run(csv)
    expect((await other.verdictsOf(undated.id))[0]?.reasons).toEqual([{ column: 'asOf', reason: 'missing' }])
  })

  it('does not add a row whose key was merged into another organisation', async () => {
    const world = importWorld()
    await world.table.write([{ put: { ...aliasKey(key(1)), entity: 'Alias', organisation: key(2) } }])
    const { id } = await world.run([aRow(key(1))])
    expect(await world.verdictsOf(id)).toEqual([{ line: 2, verdict: 'duplicate', key: key(1), of: key(2) }])
  })

  it.each([
    ['', { fault: 'noHeader' }],
    ['key,name\n', { fault: 'columnsMissing', columns: expect.arrayContaining(['kind', 'status']) }],
    [csvOf([]).replace('aliases', 'aliases,name'), { fault: 'columnsTwice', columns: ['name'] }],
    [csvOf([]), { fault: 'noRows' }],
  ])('refuses %j, and says why', async (csv, refusal) => {
    const world = importWorld()
    expect(await world.run(csv)).toMatchObject({ state: 'refused', refusal })
    expect((await world.run([aRow(key(1))])).state).toBe('done')
  })
})
