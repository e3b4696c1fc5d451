import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { S3Client } from '@aws-sdk/client-s3'
import { beforeAll, expect, it } from 'vitest'
import * as z from 'zod'
import { call, until } from '../../local/client.ts'
import { clientFor } from '../../local/endpoint.ts'
import { importCsv } from '../../local/import.ts'
import { rebuildSearch } from '../../local/rebuild-search.ts'
import { SNAPSHOT_PATH } from '../../shared/search/snapshot.ts'
import { s3Files } from '../../shared/stores/s3-files.ts'
import { describeStage, openWorld, type Applicant, type World } from './support/world.ts'

const MIKRON = 'ru-inn:7735007358'
const ROWS = `key,aliases,name,kind,category,sectors,status,registeredEmail,contactEmail,language,offers,place,description,asOf
7735007358,,АО «Микрон»,participant,industry,electronics,active,ru-inn-7735007358@example.invalid,,ru,micro.epitaxy.mbe|200 wafers a month|8,Зеленоград,Чиним телеграфные аппараты,2026-11-20
eu-pic:999997930,,Quantum Optics GmbH,participant,research,photonics,active,,,en,photo.laser,Jena,Assembling ultrafast cryostats,2026-11-20
`

describeStage('the search over organisations, on the deployed stacks', () => {
  let world: World
  let mikron: Applicant
  const ask = (query: Record<string, string>) =>
    mikron.ask('GET', `/api/search/organisations?${new URLSearchParams(query)}`)
  const first = async (q: string) => {
    const [found] = (await ask({ q, limit: '1' })).organisations
    return found && { key: found.key, ...found.matches[0] }
  }
  const snapshotBytes = async () => {
    const client = new S3Client({ ...clientFor(world.endpoint), forcePathStyle: true })
    return Buffer.from(await s3Files({ client, bucket: world.outputs['SearchBucketName'] ?? '' }).read(SNAPSHOT_PATH))
  }

  beforeAll(async () => {
    world = await openWorld('energy')
    await importCsv(world.colleagues.officer, ROWS, () => {})
    mikron = await world.applicant(await world.register(MIKRON))
    await until('the register to be in the search', 150, async () => {
      const { total } = await ask({ q: '' })
      return total > 8500 && (await first('микрон'))?.key === MIKRON ? true : undefined
    })
  })

  it.each([
    ['Mikron', 'ru-inn:7735007358', 'name', 'микрон', 'transliterated'],
    ['микронам', 'ru-inn:7735007358', 'name', 'микрон', 'wordForm'],
    ['мекрон', 'ru-inn:7735007358', 'name', 'микрон', 'fuzzy'],
    ['телеграфных аппаратов', 'ru-inn:7735007358', 'description', 'телеграфные', 'wordForm'],
    ['ultrafast cryostat', 'eu-pic:999997930', 'description', 'ultrafast', 'exact'],
    ['assemblies cryostat', 'eu-pic:999997930', 'description', 'assembling', 'wordForm'],
    ['квантум', 'eu-pic:999997930', 'name', 'quantum', 'transliterated'],
    ['quantum lazer', 'eu-pic:999997930', 'name', 'quantum', 'exact'],
  ])('for %s finds who is meant, and says why', async (q, key, field, found, how) => {
    expect(await first(q)).toMatchObject({ key, field, found, how })
  })

  it('finds by capability in both languages, narrowed by what is offered, where and to whom it is open', async () => {
    for (const q of ['микрон эпитаксия', 'mikron molecular beam epitaxy', 'микрон МЛЭ']) {
      const { organisations } = await ask({ q })
      expect(organisations[0].key, q).toBe(MIKRON)
      const reason = { field: 'offers', found: 'micro.epitaxy.mbe', how: 'synonym' }
      expect(organisations[0].matches, q).toContainEqual(expect.objectContaining(reason))
    }
    const narrowed = {
      q: 'микрон',
      capability: 'micro.epitaxy',
      place: 'зеленоград',
      category: 'industry',
      open: 'true',
    }
    expect(await ask(narrowed)).toMatchObject({ total: 1, organisations: [{ key: MIKRON }] })
    expect(await ask({ ...narrowed, capability: 'robot' })).toMatchObject({ total: 0 })
  })

  it('counts facets over everybody, each as if it did not narrow itself', async () => {
    const { total, facets } = await ask({ category: 'industry' })
    const count = (facet: string, value: string) =>
      facets[facet].find((one: { value: string }) => one.value === value)?.count ?? 0
    expect(count('category', 'industry')).toBe(total)
    expect(count('category', 'research')).toBeGreaterThan(100)
    expect(count('kind', 'participant') + count('kind', 'partner')).toBe(total)
    expect(count('open', 'true') + count('open', 'false')).toBe(total)
  })

  it('finds within seconds what a representative has just written, and no longer what it replaced', async () => {
    const profile = {
      offers: [{ code: 'photo.laser', readiness: 6 }],
      needs: [],
      place: 'Зеленоград',
      description: 'Выращиваем сапфировые були',
      openToInvitations: false,
    }
    const read = { path: `/api/organisations/${MIKRON}/profile`, token: await mikron.person.session.token() }
    const headers = { 'if-match': (await call(world.reach.address, read, z.unknown())).headers.get('etag') ?? '' }
    await mikron.person.ask({ method: 'PUT', path: '/api/profile', body: profile, headers }, z.unknown(), MIKRON)
    const found = await until('the new words to be found', 20, async () => {
      const one = await first('сапфировых булей')
      return one?.key === MIKRON ? one : undefined
    })
    expect(found).toMatchObject({ field: 'description', found: 'сапфировые', how: 'wordForm' })
    expect((await ask({ q: 'телеграфные микрон', open: 'false' })).organisations[0]?.matches ?? []).not.toContainEqual(
      expect.objectContaining({ found: 'телеграфные' }),
    )
    expect(await ask({ q: 'микрон', open: 'false' })).toMatchObject({ total: 1 })
  })

  it('has the same snapshot, byte for byte, when it is built anew from the register', async () => {
    const client = new LambdaClient(clientFor(world.endpoint))
    const FunctionName = world.outputs['SearchSnapshotName'] ?? ''
    const { Payload } = await client.send(new InvokeCommand({ FunctionName, Payload: '{"how":"always"}' }))
    expect(JSON.parse(Buffer.from(Payload ?? []).toString())).toMatchObject({ outcome: 'advanced' })
    const fed = await snapshotBytes()
    const { bytes, documents } = await rebuildSearch(client, FunctionName)
    expect(documents).toBeGreaterThan(8500)
    expect(bytes).toBe(fed.length)
    expect((await snapshotBytes()).equals(fed)).toBe(true)
    expect(await first('сапфировых булей')).toMatchObject({ key: MIKRON })
  })
})
