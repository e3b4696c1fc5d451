import { beforeAll, describe, expect, it } from 'vitest'
import { representationKey } from '../../../shared/items/person-item.ts'
import { profileKey } from '../../../shared/items/profile-item.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'

let world: ApiWorld
let representative: Required<Sender>
let person: Sender

const aProfile = (differing: object = {}) => ({
  offers: [{ code: 'micro.epitaxy.mocvd', capacity: { amount: 400, unit: 'wafers a month' }, readiness: 7 }],
  needs: [{ code: 'micro.substrate', text: '200 mm' }],
  place: 'Зеленоград',
  openToInvitations: true,
  ...differing,
})

const put = (version: number, body: object, from = representative) =>
  world.send(from, 'PUT', '/api/profile', { body, headers: { 'if-match': `"${version}"` } })

const read = (key = representative.organisation) => world.send(person, 'GET', `/api/organisations/${key}/profile`)

beforeAll(async () => {
  world = await apiWorld()
  representative = await world.aRepresentative(world.register[2]!)
  person = await world.aPerson()
})

describe('the profile of an organisation', () => {
  it('is empty and open until somebody writes it, and has a version all the same', async () => {
    const reply = await read(world.register[5]!.key)
    expect(reply.json).toMatchObject({ offers: [], needs: [], openToInvitations: true, source: 'import' })
    expect(reply.headers['etag']).toBe('"1"')
    expect((await read('ru-inn:7735007358')).statusCode).toBe(404)
  })

  it('is written by a representative against the version that was seen, and read by anybody signed in', async () => {
    const written = await put(1, aProfile())
    expect([written.statusCode, written.headers['etag']]).toEqual([200, '"2"'])
    const { json, headers } = await read()
    expect(json).toMatchObject({ ...aProfile(), source: 'representative' })
    expect(headers['etag']).toBe('"2"')
    expect(JSON.stringify(json)).not.toContain(representative.personId)
    expect((await put(1, aProfile({ place: 'Москва' }))).statusCode).toBe(412)
    expect((await put(2, aProfile({ place: 'Москва' }))).headers['etag']).toBe('"3"')
    expect((await read()).json.place).toBe('Москва')
  })

  it('is not written over by the slower of two that saw the same version', async () => {
    const other = await world.aRepresentative(world.register[3]!)
    const replies = await Promise.all([put(1, aProfile(), other), put(1, aProfile({ place: 'Тверь' }), other)])
    expect(replies.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 412])
  })

  it('takes only codes of the taxonomy, each once, and names the place of what is wrong', async () => {
    const wrong = await put(
      3,
      aProfile({ offers: [{ code: 'micro.litho' }, { code: 'micro.nothing', readiness: 12 }] }),
    )
    expect(wrong.json.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/offers/1/code',
      '/offers/1/readiness',
    ])
    const twice = await put(3, aProfile({ needs: [{ code: 'micro.litho' }, { code: 'micro.litho' }] }))
    expect(twice.json.errors).toMatchObject([{ pointer: '/needs' }])
  })

  it('is not written by whoever was removed while writing', async () => {
    const removed = await world.aRepresentative(world.register[4]!)
    let looks = 0
    world.around(async ({ verb }, proceed) => {
      // The first look is for who asks, the second for the profile.
      if (verb === 'getMany' && (looks += 1) === 2)
        await world.store.write([{ delete: representationKey(removed.personId, removed.organisation) }])
      return proceed()
    })
    const { statusCode } = await put(1, aProfile(), removed)
    world.around()
    expect(statusCode).toBe(412)
    expect(await world.table.get(profileKey(removed.organisation))).toBeUndefined()
  })
})

describe('the taxonomy', () => {
  it('is there for anybody signed in, with its version', async () => {
    const { json } = await world.send(person, 'GET', '/api/taxonomy')
    expect(json.version).toBe(1)
    expect(json.entries).toContainEqual({
      code: 'micro.epitaxy.mbe',
      kind: 'process',
      en: ['Molecular beam epitaxy', 'MBE'],
      ru: expect.arrayContaining(['Молекулярно-лучевая эпитаксия', 'МЛЭ']),
    })
  })
})
