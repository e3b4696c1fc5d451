import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { fanOutKey, mailKey } from '../../shared/items/mail-item.ts'
import { dynamoTable } from '../../shared/stores/dynamo-table.ts'
import { Busy } from '../../shared/stores/table.ts'
import { newDynamoTable } from '../support/dynoxide.ts'
import { aPipeline, type Pipeline } from '../support/pipeline.ts'
import { withConflicts } from '../support/with-conflicts.ts'

const MANY = 300

/** As Step Functions does, and as a client does that is told to come again. */
const patiently = async <Result>(attempt: () => Promise<Result>): Promise<Result> => {
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof Busy)) throw error
      await sleep(Math.random() * 100)
    }
  }
}

/** The execution of one application, from its first wait to its registration; gives how often it was assessed. */
const execute = async (world: Pipeline, id: string): Promise<number> => {
  let assessed = 0
  for (;;) {
    const token = await patiently(() => world.wait(id))
    while (!world.outcomeOf(token)) {
      await patiently(() => world.cases.wake({ applicationId: id, now: world.now() }))
      await sleep(2)
    }
    for (let outcome = 'changed'; outcome === 'changed';) {
      const enteredAt = world.now()
      assessed += 1
      if ((await patiently(() => world.task(id, 'assess', enteredAt))) !== 'approved') break
      const registerEnteredAt = world.now()
      outcome = await patiently(() => world.task(id, 'register', registerEnteredAt))
      if (outcome === 'registered') return assessed
    }
  }
}

describe('300 acceptances of one application at the same moment', () => {
  it('make one cluster of all, with exact counts', { timeout: 120_000 }, async () => {
    const { client, tableName } = await newDynamoTable()
    const contended = withConflicts(client)
    const world = await aPipeline({ organisations: MANY + 1, store: dynamoTable({ client: contended, tableName }) })
    const invited = world.register.slice(1)
    const id = await world.gather(invited)
    const [assessed] = await Promise.all([
      execute(world, id),
      ...invited.map((organisation) => patiently(() => world.accept(id, organisation))),
    ])

    expect(await world.counts(id)).toMatchObject({ confirmed: MANY + 1, open: 0, phase: 'registered' })
    expect(await world.recount(id)).toEqual({ confirmed: MANY + 1, open: 0 })
    expect(await world.application(id)).toMatchObject({ status: 'registered' })
    expect(await world.cluster(id)).toMatchObject({ status: 'registered' })
    const members = await world.members(id)
    expect([...members].toSorted()).toEqual(world.register.map(({ key }) => key).toSorted())
    const events = await world.events(id)
    const registered = events.filter(({ type }) => type === 'registered')
    expect(registered).toHaveLength(1)
    expect(events.filter(({ type }) => type === 'confirmed' || type === 'joined')).toHaveLength(MANY)
    const cause = registered[0]!.id
    expect(await world.store.get(mailKey(`${cause}-approved`))).toBeDefined()
    expect(await world.store.get(fanOutKey(`${cause}-registered`))).toBeDefined()
    expect(contended.conflicts()).toBeGreaterThan(100)
    expect(assessed).toBeLessThan(100)
  })
})
