import { beforeAll, expect, it } from 'vitest'
import * as z from 'zod'
import type { Facts } from '../../shared/domain/conditions/condition.ts'
import { isFactId, specOf } from '../../shared/domain/measures/fact-list.ts'
import { testsIn } from '../../shared/domain/measures/rule.ts'
import { factsOf, pairFor, sampleMeasures } from '../support/sample-measures.ts'
import { refusal } from './support/consortium.ts'
import { describeStage, openWorld, type Applicant, type World } from './support/world.ts'

const SECTOR = 'mechanicalEngineering'

/** Measures that ask for facts which a representative enters, and for this sector. */
const ofSector = sampleMeasures.filter(
  ({ id, rule }) =>
    id.endsWith(`-${SECTOR.toLowerCase()}`) &&
    testsIn(rule).every(
      ({ fact }) =>
        isFactId(fact) && (fact === 'sectors' || (specOf(fact).entered && specOf(fact).of === 'organisation')),
    ),
)

const entered = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([fact]) => isFactId(fact) && specOf(fact).entered))

describeStage('support measures', () => {
  let world: World
  let applicant: Applicant
  let version = 1

  const tell = async (facts: Facts): Promise<void> => {
    const request = { method: 'PUT', path: '/api/facts', body: { facts }, headers: { 'if-match': `"${version}"` } }
    await applicant.person.ask(request, z.unknown(), applicant.key)
    version += 1
  }

  beforeAll(async () => {
    world = await openWorld(SECTOR)
    applicant = await world.applicant((await world.take(60)).at(-1))
  })

  it('are there to try: more than 200, found for an organisation the nearest first', async () => {
    const { counts, measures } = await applicant.ask('GET', '/api/measures?limit=100')
    const all = Object.values<number>(counts).reduce((sum, count) => sum + count, 0)
    expect(all).toBeGreaterThanOrEqual(200)
    expect(measures).toHaveLength(100)
    const open = measures.filter(({ state }: any) => ['tellUs', 'lacks', 'opensLater'].includes(state))
    const distances = open.map(({ distance }: any) => distance)
    expect(distances).toEqual(distances.toSorted((a: number, b: number) => a - b))
  })

  it('are told by the facts that a representative enters: one fact decides', async () => {
    expect(ofSector.length).toBeGreaterThan(5)
    // The stage's day, not this machine's: other files of tests move its clock, and a pair differs by a single day.
    const { context } = await applicant.ask('GET', '/api/measures?limit=1')
    for (const { id, rule } of ofSector.slice(0, 6)) {
      const { having, lacking } = pairFor(rule, context.today, factsOf(rule).at(-1))
      const distances: number[] = []
      for (const facts of [having, lacking]) {
        await tell(entered(facts))
        distances.push((await applicant.ask('GET', `/api/measures/${id}`)).measure.distance)
      }
      expect([distances[0] === 0, distances[1]! > 0], id).toEqual([true, true])
    }
  })

  it('are taken back by an officer, with effect on the next request', async () => {
    const [measure] = ofSector
    const path = `/api/officer/measures/${measure!.id}`
    const retire = {
      method: 'POST',
      path: `${path}/retire`,
      body: { reason: 'The programme ended' },
      headers: { 'if-match': '"1"' },
    }
    await world.colleagues.officer.ask(retire, z.unknown())
    expect(await refusal(applicant.ask('GET', `/api/measures/${measure!.id}`))).toMatchObject({ status: 404 })
    const { versions } = await world.officer('GET', `${path}/versions`)
    expect(versions.map(({ status }: any) => status)).toEqual(['retired', 'published'])
  })
})
