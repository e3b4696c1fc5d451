import { beforeAll, describe, expect, it } from 'vitest'
import type { Facts } from '../../../shared/domain/conditions/condition.ts'
import { isFactId, specOf } from '../../../shared/domain/measures/fact-list.ts'
import { testsIn } from '../../../shared/domain/measures/rule.ts'
import { organisationSchema, type Organisation } from '../../../shared/domain/organisation.ts'
import { registered } from '../../support/a-register.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'
import { START } from '../../support/builders.ts'
import { factsOf, pairFor, sampleMeasures } from '../../support/sample-measures.ts'

const TODAY = START.slice(0, 10)

/** Those that ask for facts of an organisation alone, so that a pair of organisations can be put into the register. */
const ofOrganisations = sampleMeasures.filter(({ rule }) =>
  testsIn(rule).every(({ fact }) => isFactId(fact) && specOf(fact).of === 'organisation' && fact !== 'inCluster'),
)

let world: ApiWorld
let officer: Sender
let senders: readonly Required<Sender>[]

const entered = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([fact]) => isFactId(fact) && specOf(fact).entered))

const inRegister = (before: Organisation, { kind, category, sectors, registerStatus, statusSince }: Facts) =>
  organisationSchema.parse({
    ...before,
    ...(kind === undefined ? {} : { kind }),
    ...(category === undefined ? {} : { category }),
    ...(sectors === undefined ? {} : { sectors }),
    ...(registerStatus === undefined ? {} : { status: registerStatus }),
    ...(typeof statusSince === 'string' ? { statusSince: `${statusSince}T12:00:00.000Z` } : {}),
  })

/** Makes an organisation what these facts say: the register says its part, a representative tells the rest. */
const become = async (at: number, facts: Facts): Promise<void> => {
  const sender = senders[at]!
  await world.table.write([registered(inRegister(world.register[at]!, facts))])
  const { headers } = await world.send(sender, 'GET', '/api/facts')
  const etag = String(headers['etag'])
  const body = { facts: entered(facts) }
  const told = await world.send(sender, 'PUT', '/api/facts', { body, headers: { 'if-match': etag } })
  expect(told.statusCode).toBe(200)
}

const distanceFor = async (sender: Sender, id: string): Promise<number> =>
  (await world.send(sender, 'GET', `/api/measures/${id}`)).json.measure.distance

beforeAll(async () => {
  world = await apiWorld({ organisations: 2 })
  officer = await world.aPerson({ roles: ['officer'] })
  senders = [await world.aRepresentative(world.register[0]!), await world.aRepresentative(world.register[1]!)]
  for (let from = 0; from < sampleMeasures.length; from += 40) {
    const body = { measures: sampleMeasures.slice(from, from + 40) }
    await world.send(officer, 'POST', '/api/officer/measures', { body })
  }
})

describe('a pair of organisations, one fact apart', () => {
  it('is there for most measures; the others ask for facts of clusters and projects', () => {
    expect(ofOrganisations.length).toBeGreaterThan(150)
  })

  it.each(ofOrganisations.map((measure) => [measure.id, measure] as const))(
    'hears opposite verdicts on %s from the API, by the last fact that it asks for',
    async (id, { rule }) => {
      const { having, lacking } = pairFor(rule, TODAY, factsOf(rule).at(-1))
      await become(0, having)
      await become(1, lacking)
      expect(await distanceFor(senders[0]!, id)).toBe(0)
      expect(await distanceFor(senders[1]!, id)).toBeGreaterThan(0)
    },
  )
})
