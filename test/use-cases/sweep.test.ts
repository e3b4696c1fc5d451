import { describe, expect, it } from 'vitest'
import type { MailMessage, StartMessage, WakeMessage } from '../../shared/domain/message.ts'
import { applicationKey } from '../../shared/items/application-item.ts'
import { putDue } from '../../shared/items/due-item.ts'
import { mailItem, putFanOut } from '../../shared/items/mail-item.ts'
import { organisationKey } from '../../shared/items/organisation-item.ts'
import { askForWake, startKey, wakeKey } from '../../shared/items/outbox-item.ts'
import { waitKey } from '../../shared/items/wait-item.ts'
import { makeHearRegisterChange } from '../../shared/use-cases/hear-register-change.ts'
import { makeSweep, type Swept } from '../../shared/use-cases/sweep.ts'
import { aPipeline } from '../support/pipeline.ts'
import { aPostOffice } from '../support/post-office.ts'

const sweeping = async () => {
  const pipeline = await aPipeline({ pack: { minimumOrganisations: 3 } })
  const { store, engine, cases, now } = pipeline
  const sent = { mail: [] as MailMessage[], start: [] as StartMessage[], wake: [] as WakeMessage[] }
  const makeOver = (table: Parameters<typeof makeSweep>[0]['table']) =>
    makeSweep({
      table,
      workflow: engine.workflow,
      restartAttempt: cases.restart,
      markStuck: pipeline.tasks.stuck,
      sendMail: async (messages) => void sent.mail.push(...messages),
      sendStart: async (messages) => void sent.start.push(...messages),
      sendWake: async (messages) => void sent.wake.push(...messages),
    })
  const sweep = () => makeOver(store)({ now: now() })
  /** Delivers the mail, wakes what is dirty and removes the request to start: all that the stream would have done. */
  const tidy = async (id: string) => {
    await aPostOffice(store, now).deliverAll()
    await store.write([{ delete: startKey(id) }, { delete: wakeKey(id) }])
    await cases.wake({ applicationId: id, now: now() })
  }
  /** A gathering application that waits, with nothing left to do. */
  const waiting = async () => {
    const id = await pipeline.gather(pipeline.register.slice(1, 4))
    await pipeline.wait(id)
    await tidy(id)
    return id
  }
  return { ...pipeline, sent, sweep, makeOver, tidy, waiting }
}

const NOTHING: Omit<Swept, 'live'> = {
  started: 0,
  restarted: 0,
  woken: 0,
  mailed: 0,
  stuck: 0,
  parked: 0,
  overdue: 0,
  failures: [],
}

describe('the sweep', () => {
  it('finds nothing to do where all is well, however often', async () => {
    const { sweep, waiting, passed, application, sent } = await sweeping()
    const id = await waiting()
    for (const _ of [1, 2, 3]) {
      passed({ minutes: 10 })
      expect(await sweep()).toEqual({ ...NOTHING, live: 1 })
    }
    expect(await application(id)).toMatchObject({ attempt: 1 })
    expect(sent).toEqual({ mail: [], start: [], wake: [] })
  })

  it('asks again for an attempt that nobody started, after two minutes', async () => {
    const { submit, register, sweep, passed, sent } = await sweeping()
    const id = await submit(register.slice(1, 4))
    expect(await sweep()).toMatchObject({ started: 0, mailed: 0 })
    passed({ minutes: 3 })
    expect(await sweep()).toMatchObject({ started: 1, restarted: 0 })
    expect(sent.start).toEqual([{ applicationId: id, attempt: 1 }])
  })

  it('begins the next attempt where a task takes longer than five minutes', async () => {
    const { submit, register, sweep, passed, application, store } = await sweeping()
    const id = await submit(register.slice(1, 4))
    await store.write([{ delete: startKey(id) }])
    passed({ minutes: 4 })
    expect(await sweep()).toMatchObject({ restarted: 0 })
    passed({ minutes: 2 })
    expect(await sweep()).toMatchObject({ restarted: 1 })
    expect(await application(id)).toMatchObject({ status: 'screening', attempt: 2 })
    expect(await sweep()).toMatchObject({ restarted: 0 })
  })

  it('calls a person where the same task hangs for the third time, and begins no attempts without end', async () => {
    const { submit, register, sweep, passed, application, store, engine, cases, due, now } = await sweeping()
    const id = await submit(register.slice(1, 4))
    for (const attempt of [1, 2, 3]) {
      engine.running.add(`${id}-${attempt}`)
      await store.write([{ delete: startKey(id) }])
      passed({ minutes: 6 })
      expect(await sweep()).toMatchObject({ restarted: 1 })
      if (attempt === 3) break
      expect(due(id, 'retry')).toBeDefined()
      const by = { as: 'service' } as const
      await cases.restart({ applicationId: id, expectedAttempt: attempt, because: 'failure', by, now: now() })
    }
    expect(await application(id)).toMatchObject({ attempt: 3, stuck: { error: 'ScreenApplication: TookTooLong' } })
    passed({ minutes: 60 })
    expect(await sweep()).toMatchObject({ stuck: 1, restarted: 0 })
  })

  it('puts the next attempt down where a wait never began', async () => {
    const { waiting, sweep, passed, store, due, task, accept, register } = await sweeping()
    const id = await waiting()
    await accept(id, register[1]!)
    await task(id, 'assess')
    await store.write([{ delete: waitKey(id, 'consortium') }])
    passed({ minutes: 1 })
    expect(await sweep()).toMatchObject({ restarted: 0 })
    passed({ minutes: 2 })
    expect(await sweep()).toMatchObject({ restarted: 1 })
    expect(due(id, 'retry')).toBeDefined()
  })

  it('gives invitations five minutes before it thinks that they hang', async () => {
    const { gather, register, sweep, passed, tidy } = await sweeping()
    const id = await gather(register.slice(1, 4))
    await tidy(id)
    passed({ minutes: 4 })
    expect(await sweep()).toMatchObject({ restarted: 0 })
    passed({ minutes: 2 })
    expect(await sweep()).toMatchObject({ restarted: 1 })
  })

  it('takes the wait of an older attempt for none', async () => {
    const { waiting, sweep, passed, cases, store, now, application } = await sweeping()
    const id = await waiting()
    await cases.restart({
      applicationId: id,
      expectedAttempt: 1,
      because: 'operator',
      by: { as: 'service' },
      now: now(),
    })
    await store.write([{ delete: startKey(id) }])
    passed({ minutes: 6 })
    expect(await sweep()).toMatchObject({ restarted: 1 })
    expect(await application(id)).toMatchObject({ attempt: 3 })
  })

  it('adopts an application whose execution is gone', async () => {
    const { waiting, sweep, passed, engine, application } = await sweeping()
    const id = await waiting()
    engine.running.clear()
    passed({ minutes: 1 })
    expect(await sweep()).toMatchObject({ restarted: 1 })
    expect(await application(id)).toMatchObject({ status: 'gathering', attempt: 2 })
  })

  it('asks about all executions in turn where there are many', async () => {
    const { gather, wait, register, sweep, passed, engine, store, application } = await sweeping()
    const ids = []
    for (let at = 0; at < 250; at += 1) {
      const id = await gather([register[1]!], { content: { name: `Cluster ${at}` } })
      await wait(id)
      await store.write([{ delete: startKey(id) }])
      ids.push(id)
    }
    engine.running.clear()
    passed({ minutes: 1 })
    const first = await sweep()
    expect(first.restarted).toBeGreaterThan(0)
    expect(first.restarted).toBeLessThanOrEqual(200)
    passed({ minutes: 5 })
    expect(first.restarted + (await sweep()).restarted).toBeGreaterThanOrEqual(250)
    for (const id of ids) expect((await application(id)) as { attempt: number }).toHaveProperty('attempt', 2)
  })

  it('leaves alone what is marked stuck or waits for its retry, and counts the stuck', async () => {
    const { submit, register, sweep, passed, store, application, now } = await sweeping()
    const stuck = await submit([register[1]!])
    const retrying = await submit([register[1]!], { content: { name: 'Another' } })
    await store.write([
      { delete: startKey(stuck) },
      { delete: startKey(retrying) },
      putDue(retrying, 'retry', '2026-09-01T09:00:00.000Z'),
      { update: applicationKey(stuck), set: { stuck: { since: now(), error: 'AssessConsortium: Busy' } } },
    ])
    passed({ minutes: 10 })
    expect(await sweep()).toMatchObject({ stuck: 1, restarted: 0, live: 2 })
    for (const id of [stuck, retrying]) expect(await application(id)).toMatchObject({ attempt: 1 })
  })

  it('sends for a look where nobody answered a request or a changed count', async () => {
    const { waiting, sweep, passed, store, sent, accept, register, now } = await sweeping()
    const id = await waiting()
    await store.write([askForWake(id, now())])
    expect(await sweep()).toMatchObject({ woken: 0 })
    passed({ minutes: 3 })
    expect(await sweep()).toMatchObject({ woken: 1 })
    await store.write([{ delete: wakeKey(id) }])
    await accept(id, register[1]!)
    await accept(id, register[2]!)
    passed({ minutes: 3 })
    expect(await sweep()).toMatchObject({ woken: 1 })
    expect(sent.wake).toEqual([1, 2].map(() => ({ kind: 'application', applicationId: id })))
  })

  it('sends for a look at who listed an organisation whose change nobody has heard of, until somebody has', async () => {
    const { waiting, sweep, passed, sent, setStatus, register, cases, now, counts } = await sweeping()
    const id = await waiting()
    await setStatus(register[1]!, 'suspended')
    expect(await sweep()).toMatchObject({ woken: 0 })
    passed({ minutes: 3 })
    expect(await sweep()).toMatchObject({ woken: 1 })
    const { key } = register[1]!
    expect(sent.wake).toEqual([{ kind: 'organisation', key }])
    await cases.hear({ key, now: now() })
    expect(await counts(id)).toMatchObject({ open: 2 })
    await cases.wake({ applicationId: id, now: now() })
    passed({ minutes: 3 })
    expect(await sweep()).toMatchObject({ woken: 0 })
  })

  it('forgets no change that comes while an earlier one is heard of', async () => {
    const { waiting, passed, sweep, setStatus, register, store, now, newId } = await sweeping()
    await waiting()
    const { key } = register[1]!
    await setStatus(register[1]!, 'suspended')
    let again: (() => Promise<unknown>) | undefined = () => setStatus(register[1]!, 'struckOff')
    const hear = makeHearRegisterChange({
      newId,
      table: {
        ...store,
        write: async (writes) => {
          await again?.()
          again = undefined
          await store.write(writes)
        },
      },
    })
    await hear({ key, now: now() })
    passed({ minutes: 3 })
    expect((await sweep()).woken).toBeGreaterThan(0)
    await hear({ key, now: now() })
    expect((await store.get(organisationKey(key)))?.['gsi4sk']).toBeUndefined()
  })

  it('sends for a look where a deadline came and its wait did not end', async () => {
    const { waiting, sweep, advanceTo, sent } = await sweeping()
    const id = await waiting()
    advanceTo('2026-12-01T08:00:00.000Z')
    expect(await sweep()).toMatchObject({ woken: 1, overdue: 4, restarted: 0 })
    expect(sent.wake).toEqual([{ kind: 'application', applicationId: id }])
  })

  it('sends for a look at an application that ended, so that its execution ends too', async () => {
    const { waiting, sweep, passed, sent, cases, coordinator, now } = await sweeping()
    const id = await waiting()
    await cases.withdraw({ ...coordinator, applicationId: id, now: now() })
    passed({ minutes: 3 })
    expect(await sweep()).toMatchObject({ live: 0, woken: 1 })
    expect(sent.wake).toEqual([{ kind: 'application', applicationId: id }])
  })

  it('sends mail and fan-outs again that nobody is at, and counts what was given up', async () => {
    const { gather, register, sweep, passed, store, sent, mails, now, tidy } = await sweeping()
    const id = await gather(register.slice(1, 4))
    const [parked, leased, ...others] = mails()
    await store.write([
      { put: mailItem({ ...parked!, status: 'parked' }) },
      { put: mailItem({ ...leased!, attempts: 1, leaseUntil: '2026-09-01T08:04:00.000Z' }) },
      putFanOut({
        id: 'fan',
        applicationId: id,
        template: 'withdrawn',
        audience: 'asked',
        closes: true,
        data: { applicationId: id },
        createdAt: now(),
      }),
    ])
    expect(await sweep()).toMatchObject({ mailed: 0, parked: 1 })
    passed({ minutes: 3 })
    expect(await sweep()).toMatchObject({ mailed: others.length + 1, parked: 1 })
    expect(sent.mail.map((message) => message.id).toSorted()).toEqual(
      ['fan', ...others.map((mail) => mail.id)].toSorted(),
    )
    passed({ minutes: 2 })
    sent.mail.length = 0
    await sweep()
    expect(sent.mail.map((message) => message.id)).toContain(leased!.id)
    await tidy(id)
    sent.mail.length = 0
    passed({ minutes: 5 })
    await sweep()
    expect(sent.mail).toEqual([])
  })

  it('looks after the others where one cannot be looked after, and says why', async () => {
    const { submit, register, store, makeOver, passed, now, sent } = await sweeping()
    const broken = await submit([register[1]!])
    const fine = await submit([register[1]!], { content: { name: 'Another' } })
    await store.write([{ update: applicationKey(broken), set: { status: 'nonsense' } }])
    passed({ minutes: 3 })
    const swept = await makeOver(store)({ now: now() })
    expect(swept.failures).toHaveLength(1)
    expect(sent.start).toEqual([{ applicationId: fine, attempt: 1 }])
  })
})
