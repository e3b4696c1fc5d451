import { beforeAll, describe, expect, it } from 'vitest'
import { aliasItem } from '../../../shared/items/organisation-item.ts'
import { anOrganisation, registered } from '../../support/a-register.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'

let world: ApiWorld
let person: Sender

const names = ['ООО «Алмаз»', 'Алмазные технологии', 'Quantum Optics GmbH', 'Завод «Квант»', 'АО Квантовые технологии']

const search = async (query: Record<string, string>) => {
  const found: { name: string; key: string }[] = []
  let pages = 0
  let cursor: string | undefined
  do {
    const { json } = await world.send(person, 'GET', '/api/organisations', {
      query: { ...query, ...(cursor === undefined ? {} : { cursor }) },
    })
    found.push(...json.organisations)
    cursor = json.next
    pages += 1
  } while (cursor !== undefined)
  return { names: found.map(({ name }) => name), pages }
}

const searchBy = (identifier: string) => search({ identifier })

beforeAll(async () => {
  world = await apiWorld({ organisations: 300 })
  person = await world.aPerson()
  const special = names.map((name, at) =>
    anOrganisation(1000 + at, { name, category: 'research', sectors: ['diamonds'], aliases: [] }),
  )
  await world.table.write(special.map((organisation) => registered(organisation)))
  await world.table.write([{ put: aliasItem('ru-ogrn:1027700132195', special[0]!.key) }])
})

describe('the register', () => {
  it('lists everybody once, in the order of names, whatever the size of a page', async () => {
    const all = await search({ limit: '100' })
    expect(all.names).toHaveLength(305)
    expect(new Set(all.names).size).toBe(305)
    expect((await search({ limit: '7' })).names).toEqual(all.names)
    expect(all.names.indexOf('Organisation 1')).toBeLessThan(all.names.indexOf('Organisation 10'))
  })

  it('finds by words that all occur in the name, through case, quotes, legal forms and look-alikes', async () => {
    expect((await search({ q: 'алмаз' })).names).toEqual(['ООО «Алмаз»', 'Алмазные технологии'])
    expect((await search({ q: 'ТЕХНОЛОГИИ квант' })).names).toEqual(['АО Квантовые технологии'])
    expect((await search({ q: 'quantum' })).names).toEqual(['Quantum Optics GmbH'])
    expect((await search({ q: 'nothing like it' })).names).toEqual([])
  })

  it('finds by category and by sector', async () => {
    expect((await search({ category: 'research' })).names.toSorted()).toEqual(names.toSorted())
    expect((await search({ sector: 'diamonds', limit: '2' })).names.toSorted()).toEqual(names.toSorted())
    expect((await search({ category: 'sme', sector: 'diamonds' })).names).toEqual([])
  })

  it('finds by any identifier, and explains a broken one', async () => {
    expect((await searchBy('1027700132195')).names).toEqual(['ООО «Алмаз»'])
    expect((await searchBy(anOrganisation(1002).key)).names).toEqual(['Quantum Optics GmbH'])
    expect((await searchBy('ru-inn:7735007358')).names).toEqual([])
    const broken = await world.send(person, 'GET', '/api/organisations', { query: { identifier: '773500735' } })
    expect(broken.json).toMatchObject({ errors: [{ in: 'query', pointer: '/identifier' }] })
  })

  it('shows no addresses', async () => {
    const { json } = await world.send(person, 'GET', `/api/organisations/${anOrganisation(5).key}`)
    expect(Object.keys(json).toSorted()).toEqual(
      ['aliases', 'category', 'key', 'kind', 'name', 'reachable', 'sectors', 'status', 'statusSince'].toSorted(),
    )
  })

  it('refuses a cursor of another query, of another person, and a forged one', async () => {
    const { json } = await world.send(person, 'GET', '/api/organisations', { query: { limit: '5' } })
    const other = await world.aPerson()
    const attempts = [
      world.send(person, 'GET', '/api/organisations', { query: { cursor: json.next, q: 'organisation' } }),
      world.send(other, 'GET', '/api/organisations', { query: { cursor: json.next } }),
      world.send(person, 'GET', '/api/organisations', { query: { cursor: `A${json.next.slice(1)}` } }),
      world.send(person, 'GET', '/api/clusters', { query: { cursor: json.next } }),
    ]
    for (const reply of await Promise.all(attempts)) expect(reply.json.errors[0].pointer).toBe('/cursor')
  })
})

describe('about oneself', () => {
  it('tells the roles and the organisations that one may act for', async () => {
    const representative = await world.aRepresentative(world.register[7]!)
    const { json } = await world.send(representative, 'GET', '/api/me')
    expect(json.person).toMatchObject({ id: representative.personId, roles: [] })
    expect(json.person).not.toHaveProperty('consentVersion')
    expect(json.organisations).toMatchObject([{ organisation: { key: representative.organisation }, provenBy: 'code' }])
  })
})
