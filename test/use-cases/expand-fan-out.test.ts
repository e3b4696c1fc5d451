import { describe, expect, it } from 'vitest'
import { fanOutFrom, fanOutKey } from '../../shared/items/mail-item.ts'
import { makeExpandFanOut } from '../../shared/use-cases/expand-fan-out.ts'
import { faultyTable } from '../support/faulty-table.ts'
import { aPipeline } from '../support/pipeline.ts'

/** Withdrawn with 120 organisations asked, of which one has said yes, one no. */
const withdrawn = async () => {
  const pipeline = await aPipeline({ organisations: 121 })
  const { register, cases, coordinator, now, store } = pipeline
  const id = await pipeline.gather(register.slice(1))
  await pipeline.accept(id, register[1]!)
  await pipeline.decline(id, register[2]!)
  await cases.withdraw({ ...coordinator, applicationId: id, now: now() })
  const fanOut = store.items().find(({ entity }) => entity === 'FanOut')!
  const mailedKeys = () =>
    pipeline.mails('withdrawn').map(({ recipient }) => (recipient.to === 'organisation' ? recipient.key : ''))
  return { ...pipeline, id, fanOutId: fanOutFrom(fanOut).id, mailedKeys }
}

describe('a mail to many', () => {
  it('becomes a mail to each who was asked and has not declined, but the coordinator’s own is its own', async () => {
    const { store, register, fanOutId, now, mailedKeys, mails } = await withdrawn()
    const expand = makeExpandFanOut({ table: store })
    expect(await expand({ id: fanOutId, now: now() })).toEqual({ mails: 119 })
    const expected = register.filter((_, at) => at !== 2).map(({ key }) => key)
    expect(mailedKeys().toSorted()).toEqual(expected.toSorted())
    expect(
      mails('withdrawn').filter(
        ({ recipient }) => recipient.to === 'organisation' && recipient.key === register[0]!.key,
      ),
    ).toHaveLength(1)
    expect(await store.get(fanOutKey(fanOutId))).toBeUndefined()
  })

  it('ends the open questions with it, and takes nobody’s answer away', async () => {
    const { id, store, register, fanOutId, now, answers } = await withdrawn()
    await makeExpandFanOut({ table: store })({ id: fanOutId, now: now() })
    const states = new Map((await answers(id)).map(({ organisation, state }) => [organisation, state]))
    expect(states.get(register[1]!.key)).toBe('confirmed')
    expect(states.get(register[2]!.key)).toBe('declined')
    expect([...states.values()].filter((state) => state === 'closed')).toHaveLength(118)
    expect(store.items().filter((item) => item['gsi3pk'] !== undefined && item['entity'] === 'Answer')).toEqual([])
  })

  it('makes nothing more when it is expanded again, or by two at once', async () => {
    const { store, fanOutId, now, mailedKeys } = await withdrawn()
    const expand = makeExpandFanOut({ table: store })
    await Promise.all([expand({ id: fanOutId, now: now() }), expand({ id: fanOutId, now: now() })])
    await expand({ id: fanOutId, now: now() })
    expect(mailedKeys()).toHaveLength(120)
    expect(new Set(mailedKeys()).size).toBe(120)
  })

  it('goes on where it was cut off, wherever that was', async () => {
    const probe = await withdrawn()
    const counting = faultyTable(probe.store)
    await makeExpandFanOut({ table: counting })({ id: probe.fanOutId, now: probe.now() })
    for (const when of ['before', 'after'] as const)
      for (let at = 1; at <= counting.calls(); at += 1) {
        const { store, fanOutId, now, mailedKeys } = await withdrawn()
        await makeExpandFanOut({ table: faultyTable(store, { at, when }) })({ id: fanOutId, now: now() }).catch(
          () => {},
        )
        await makeExpandFanOut({ table: store })({ id: fanOutId, now: now() })
        expect(new Set(mailedKeys()).size, `${when} call ${at}`).toBe(120)
        expect(mailedKeys()).toHaveLength(120)
      }
  })
})
