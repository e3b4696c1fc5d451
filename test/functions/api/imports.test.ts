import { beforeEach, describe, expect, it } from 'vitest'
import { importBindings } from '../../../functions/api/imports.bindings.ts'
import { completeInn } from '../../../shared/domain/identifiers/ru-inn.ts'
import { createPerson } from '../../../shared/items/person-item.ts'
import { importPaths } from '../../../shared/use-cases/support/register-file.ts'
import { httpCalls } from '../../support/http-call.ts'
import { aRow, csvOf, importWorld, officer } from '../../support/import-world.ts'

const key = (serial: number) => `ru-inn:${completeInn(`96${String(serial).padStart(7, '0')}`)}`
const rows = (count: number) => Array.from({ length: count }, (_, at) => aRow(key(at)))

const aWorld = async () => {
  const world = importWorld()
  let ids = 0
  const newId = () => `0190a1b2-c3d4-7e5f-9a6b-${String((ids += 1)).padStart(12, '0')}`
  const { personId } = officer
  const person = { id: personId, email: 'o@example.invalid', language: 'en', roles: ['officer' as const] } as const
  await world.table.write(
    createPerson({ ...person, roles: [...person.roles], consentVersion: '1', createdAt: world.clock.now() }),
  )
  const call = httpCalls(importBindings(world.deps), { table: world.table, now: world.clock.now, newId })
  const send = (route: string, more: Parameters<typeof call>[1] = {}) => call(route, { personId, ...more })
  const about = (what: string, id: string, more: Parameters<typeof call>[1] = {}) =>
    send(what.replace(' ', ' /api/officer/imports/{id}'), { params: { id }, ...more })
  /** Opens an import over HTTP, uploads its file and starts it. */
  const begin = async (csv: string, body = {}): Promise<string> => {
    const { id } = (await send('POST /api/officer/imports', { body })).json.import
    world.files.put(importPaths(id).upload, csv)
    await about('POST /start', id)
    await world.settle()
    return id
  }
  return { ...world, send, about, begin }
}
let world: Awaited<ReturnType<typeof aWorld>>

beforeEach(async () => {
  world = await aWorld()
})

describe('the routes of imports', () => {
  it('open an import, once for each idempotency key, with an address for its file', async () => {
    const open = () => world.send('POST /api/officer/imports', { body: {}, headers: { 'idempotency-key': 'k' } })
    const opened = await open()
    const { id } = opened.json.import
    expect(opened).toMatchObject({ statusCode: 201, headers: { location: `/api/officer/imports/${id}` } })
    expect(opened.json.upload).toMatchObject({ method: 'PUT', url: expect.stringContaining(id), seconds: 3600 })
    expect((await open()).json).toEqual(opened.json)
    expect((await world.send('GET /api/officer/imports')).json.imports).toMatchObject([{ id, state: 'created' }])
  })

  it('take a day or a moment for the whole file, and nothing else', async () => {
    const id = await world.begin(csvOf([aRow(key(1), { asOf: '' })]), { asOf: '2026-08-07' })
    expect((await world.organisation(key(1)))?.asOf).toBe('2026-08-07T00:00:00.000Z')
    expect((await world.about('GET ', id)).json).toMatchObject({ state: 'done', asOf: '2026-08-07T00:00:00.000Z' })
    const refused = await world.send('POST /api/officer/imports', { body: { asOf: 'yesterday' } })
    expect(refused).toMatchObject({ statusCode: 400, json: { errors: [{ pointer: '/asOf' }] } })
  })

  it('tell how far an import is, and what became of each row, in the language that is asked for', async () => {
    const id = await world.begin(csvOf([...rows(60), aRow('ru-inn:7735007350'), aRow('100000001')]))
    expect((await world.about('GET ', id)).json).toMatchObject({
      state: 'done',
      check: { rows: 62, valid: 60, invalid: 2 },
      progress: { rows: 62, verdicts: { new: 60, invalid: 2 } },
    })
    const first = (await world.about('GET /verdicts', id)).json
    expect(first.verdicts).toHaveLength(50)
    const second = (await world.about('GET /verdicts', id, { query: { cursor: first.next } })).json
    expect(second.verdicts.map(({ line }: { line: number }) => line)).toEqual(
      Array.from({ length: 12 }, (_, at) => 52 + at),
    )
    expect(second.next).toBeUndefined()
    const invalid = await world.about('GET /verdicts', id, {
      query: { only: 'invalid' },
      headers: { 'accept-language': 'ru' },
    })
    expect(invalid.json.verdicts).toMatchObject([
      { line: 62, reasons: [{ column: 'key', reason: 'wrongChecksum', says: expect.stringContaining('контрольные') }] },
      { line: 63, reasons: [{ column: 'key' }] },
    ])
    expect((await world.about('GET /verdicts', id, { query: { only: 'noted' } })).json.verdicts).toEqual([])
  })

  it('release a suspicious file, twice with the same effect', async () => {
    await world.begin(csvOf(rows(10)))
    const id = await world.begin(csvOf(rows(5)))
    expect((await world.about('GET ', id)).json).toMatchObject({
      state: 'waitingForOfficer',
      check: { findings: ['muchShorter'] },
    })
    expect(await world.about('POST /release', id)).toMatchObject({ statusCode: 202, json: { state: 'applying' } })
    await world.settle()
    expect((await world.about('POST /release', id)).json).toMatchObject({ state: 'done' })
  })

  it('say what stands against a word: another import, no file, an end', async () => {
    await world.begin(csvOf(rows(10)))
    const waiting = await world.begin(csvOf(rows(5)))
    const other = (await world.send('POST /api/officer/imports', { body: {} })).json.import.id
    const typeOf = async (what: string, id: string) => {
      const { statusCode, json } = await world.about(what, id)
      return [statusCode, json.type.split('/').at(-1)]
    }
    expect(await typeOf('POST /start', other)).toEqual([409, 'not-in-this-state'])
    world.files.put(importPaths(other).upload, csvOf(rows(10)))
    expect(await typeOf('POST /start', other)).toEqual([409, 'import-running'])
    expect(await world.about('POST /discard', waiting)).toMatchObject({ statusCode: 200, json: { state: 'discarded' } })
    expect(await typeOf('POST /start', waiting)).toEqual([409, 'not-in-this-state'])
    expect(await typeOf('GET ', '0190a1b2-c3d4-7e5f-9a6b-ffffffffffff')).toEqual([404, 'not-found'])
  })
})
