import { beforeAll, describe, expect, it } from 'vitest'
import { anOrganisation, registered } from '../../support/a-register.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'

let world: ApiWorld
let person: Sender

const ask = async (query: Record<string, string>) =>
  (await world.send(person, 'GET', '/api/search/organisations', { query })).json

beforeAll(async () => {
  world = await apiWorld({ organisations: 60 })
  person = await world.aPerson()
  const mikron = anOrganisation(1000, { name: 'АО «Микрон»', category: 'research' })
  await world.table.write([registered(mikron)])
  const representative = await world.aRepresentative(mikron)
  await world.send(representative, 'PUT', '/api/profile', {
    headers: { 'if-match': '"1"' },
    body: {
      offers: [{ code: 'micro.epitaxy.mbe', readiness: 8, capacity: { amount: 200, unit: 'wafers a month' } }],
      needs: [],
      place: 'Зеленоград',
      openToInvitations: false,
    },
  })
})

describe('the search over organisations', () => {
  it('finds across scripts and languages, and says why', async () => {
    const { total, organisations } = await ask({ q: 'Mikron' })
    expect(total).toBe(1)
    expect(organisations[0]).toMatchObject({
      name: 'АО «Микрон»',
      place: 'Зеленоград',
      open: false,
      matches: [{ typed: 'mikron', field: 'name', found: 'микрон', how: 'transliterated' }],
    })
    expect((await ask({ q: 'эпитаксия' })).organisations[0].matches).toMatchObject([
      { typed: 'эпитаксия', field: 'offers', found: 'micro.epitaxy.mbe', how: 'synonym' },
    ])
  })

  it('narrows by what is offered, where, and whether invitations are welcome', async () => {
    const all = { capability: 'micro', place: 'зеленоград', open: 'false', category: 'research', kind: 'participant' }
    expect((await ask(all)).total).toBe(1)
    expect((await ask({ ...all, open: 'true' })).total).toBe(0)
    const unknown = await ask({ capability: 'micro.nothing' })
    expect(unknown.errors).toMatchObject([{ in: 'query', pointer: '/capability' }])
  })

  it('gives everything once, page after page, with the facets of the whole', async () => {
    const first = await ask({ limit: '25' })
    expect(first.total).toBe(61)
    const seen: string[] = first.organisations.map(({ key }: { key: string }) => key)
    let { next } = first
    while (next !== undefined) {
      const page = await ask({ limit: '25', cursor: next })
      seen.push(...page.organisations.map(({ key }: { key: string }) => key))
      next = page.next
      expect(page.facets).toEqual(first.facets)
    }
    expect(new Set(seen).size).toBe(61)
    expect(seen).toHaveLength(61)
    expect(first.facets.open).toEqual([
      { value: 'true', count: 60 },
      { value: 'false', count: 1 },
    ])
  })
})
