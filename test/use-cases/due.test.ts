import { firstRulePack } from '../../shared/domain/rule-pack.ts'
import { describe, expect, it } from 'vitest'
import type { DueMessage } from '../../shared/domain/message.ts'
import type { Moment } from '../../shared/domain/time.ts'
import { applicationDueKey, putDue } from '../../shared/items/due-item.ts'
import { takeLease } from '../../shared/items/lease-item.ts'
import { wakeKey } from '../../shared/items/outbox-item.ts'
import { makeActOnDue } from '../../shared/use-cases/act-on-due.ts'
import { memoryFiles } from '../../shared/stores/memory-files.ts'
import { makeTickDue } from '../../shared/use-cases/tick-due.ts'
import { faultyTable } from '../support/faulty-table.ts'
import { aPipeline, type PipelineOptions } from '../support/pipeline.ts'
import { aPostOffice } from '../support/post-office.ts'

const gathering = async (options: PipelineOptions = {}) => {
  const pipeline = await aPipeline({ pack: { minimumOrganisations: 3 }, ...options })
  const { store, newId, now, cases, advanceTo } = pipeline
  const id = await pipeline.gather(pipeline.register.slice(1, 4))
  const sent: DueMessage[] = []
  const tick = makeTickDue({ table: store, newId, send: async (messages) => void sent.push(...messages) })
  const actOver = (table: typeof store | ReturnType<typeof faultyTable>) =>
    makeActOnDue({ files: memoryFiles(), table, newId, restartAttempt: cases.restart })
  const act = actOver(store)
  /** Goes to a moment, ticks, and acts on all that is due, in the order of the messages. */
  const at = async (moment: Moment) => {
    advanceTo(moment)
    sent.length = 0
    await tick({ now: now() })
    const outcomes = []
    for (const message of sent) outcomes.push((await act({ ...message, now: now() })).outcome)
    return outcomes.toSorted()
  }
  const states = async () =>
    (await pipeline.answers(id)).filter(({ coordinator }) => !coordinator).map(({ state }) => state)
  return { ...pipeline, id, sent, tick, act, actOver, at, states, post: aPostOffice(store, now) }
}

const REMINDER = '2026-09-08T09:00:00.000Z'
const EXPIRY = '2026-10-01T20:59:00.000Z'

describe('what is due', () => {
  it('is nothing before its time', async () => {
    const { at } = await gathering()
    expect(await at('2026-09-08T07:00:00.000Z')).toEqual([])
  })

  it('reminds those who are silent after a week, once', async () => {
    const { id, at, accept, register, mails, events, post } = await gathering()
    await accept(id, register[1]!)
    await post.deliverAll()
    expect(await at(REMINDER)).toEqual(['reminded', 'reminded'])
    expect(await at('2026-09-20T09:00:00.000Z')).toEqual([])
    expect(mails('reminder')).toHaveLength(2)
    expect((await events(id)).filter(({ type }) => type === 'reminded')).toHaveLength(2)
    const subjects = (await post.deliverAll()).map(({ subject }) => subject)
    expect(subjects.every((subject) => /^(Reminder|Напоминание)/.test(subject))).toBe(true)
  })

  it('drops a reminder to somebody who answered before it went out', async () => {
    const { id, at, accept, register, mails, post } = await gathering()
    await post.deliverAll()
    await at(REMINDER)
    await accept(id, register[1]!)
    await post.deliverAll()
    expect(
      mails('reminder')
        .map(({ status }) => status)
        .toSorted(),
    ).toEqual(['dropped', 'sent', 'sent'])
  })

  it('ends invitations that ran out, in the counts too, and tells the invited', async () => {
    const { id, at, states, counts, recount, mails, events } = await gathering()
    await at(REMINDER)
    expect(await at(EXPIRY)).toEqual(['expired', 'expired', 'expired'])
    expect(await states()).toEqual(['expired', 'expired', 'expired'])
    expect(await counts(id)).toMatchObject({ open: 0, confirmed: 1 })
    expect(await recount(id)).toEqual({ open: 0, confirmed: 1 })
    expect(mails('invitationExpired')).toHaveLength(3)
    expect((await events(id)).filter(({ type }) => type === 'invitationExpired')).toHaveLength(3)
    expect(await at('2026-10-02T09:00:00.000Z')).toEqual([])
  })

  it('is acted on once, however often the message comes', async () => {
    const { at, sent, act, now, mails } = await gathering()
    await at(REMINDER)
    const repeated = [...sent, ...sent]
    const outcomes = await Promise.all(repeated.map((message) => act({ ...message, now: now() })))
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['moved']))
    expect(mails('reminder')).toHaveLength(3)
  })

  it('is acted on once by two at the same moment', async () => {
    const { sent, tick, act, now, advanceTo, mails } = await gathering()
    advanceTo(REMINDER)
    await tick({ now: now() })
    const outcomes = await Promise.all([...sent, ...sent].map((message) => act({ ...message, now: now() })))
    expect(outcomes.filter(({ outcome }) => outcome === 'reminded')).toHaveLength(3)
    expect(mails('reminder')).toHaveLength(3)
  })

  it('does not act on a moment that was moved, nor on one that is gone', async () => {
    const { id, sent, tick, act, now, advanceTo, accept, register, mails } = await gathering()
    advanceTo(REMINDER)
    await tick({ now: now() })
    await accept(id, register[1]!)
    const { outcome } = await act({ ...sent.find(({ sk }) => sk.endsWith(register[1]!.key))!, now: now() })
    expect(outcome).toBe('moved')
    expect(await act({ pk: 'X', sk: 'Y', dueAt: REMINDER, now: now() })).toEqual({ outcome: 'gone' })
    expect(mails('reminder')).toEqual([])
  })

  it('reminds nobody of a case that has ended, and closes what is still open', async () => {
    const { id, at, cases, coordinator, now, mails, states } = await gathering()
    await cases.withdraw({ ...coordinator, applicationId: id, now: now() })
    expect(await at(REMINDER)).toEqual(['settled', 'settled', 'settled'])
    expect(await at(EXPIRY)).toEqual(['settled', 'settled', 'settled'])
    expect(await states()).toEqual(['closed', 'closed', 'closed'])
    expect([...mails('reminder'), ...mails('invitationExpired')]).toEqual([])
  })

  it('is there whole or not at all, wherever it is cut off', async () => {
    const { id: _, ...probe } = await gathering()
    probe.advanceTo(EXPIRY)
    await probe.tick({ now: probe.now() })
    const counting = faultyTable(probe.store)
    await probe.actOver(counting)({ ...probe.sent[0]!, now: probe.now() })
    for (const when of ['before', 'after'] as const)
      for (let at = 1; at <= counting.calls(); at += 1) {
        const { id, store, actOver, act, sent, tick, advanceTo, now, mails, counts, recount } = await gathering()
        advanceTo(REMINDER)
        await tick({ now: now() })
        await actOver(faultyTable(store, { at, when }))({ ...sent[0]!, now: now() }).catch(() => {})
        await act({ ...sent[0]!, now: now() })
        expect(mails('reminder'), `${when} call ${at}`).toHaveLength(1)
        expect(await counts(id)).toMatchObject(await recount(id))
      }
  })
})

const ending = () =>
  gathering({
    pack: {
      minimumOrganisations: 3,
      times: {
        ...firstRulePack.times,
        gathering: { days: 20 },
        correction: { days: 14 },
        extension: { days: 30 },
        tooFewWindow: { days: 7 },
        invitation: { days: 30 },
        reminder: { days: 7 },
        resend: { hours: 72 },
        appeal: { days: 30 },
        addressChange: { days: 14 },
        mendConcern: { days: 90 },
        mergeUndo: { days: 14 },
        erasure: { days: 7 },
        officerEscalation: { days: 5 },
      },
    },
  })

describe('the deadline of an application', () => {
  it('is handled before those of its invitations, which end with it', async () => {
    const { id, at, store, states, application, task, wait, advanceTo, now, sent, tick, act } = await ending()
    await wait(id)
    const found = await application(id)
    const deadline = 'deadline' in found ? found.deadline : ''
    await at(REMINDER)
    const due = new Date(Date.parse(deadline) + 1000).toISOString()
    expect(await at(due)).toEqual(['later', 'later', 'later', 'wakes'])
    expect(await store.get(wakeKey(id))).toMatchObject({ entity: 'Wake', applicationId: id })
    expect(await store.get(applicationDueKey(id, 'deadline'))).toBeUndefined()
    expect(await states()).toEqual(['invited', 'invited', 'invited'])
    await task(id, 'assess')
    expect(await task(id, 'reject')).toBe('rejected')
    advanceTo(due)
    sent.length = 0
    await tick({ now: now() })
    for (const message of sent) expect(await act({ ...message, now: now() })).toEqual({ outcome: 'settled' })
    expect(await states()).toEqual(['closed', 'closed', 'closed'])
  })
})

describe('moments in an application’s life', () => {
  it('begin the next attempt where a retry is due, once', async () => {
    const { id, store, at, application, now } = await gathering()
    await store.write([putDue(id, 'retry', now())])
    expect(await at('2026-09-02T08:00:00.000Z')).toEqual(['restarted'])
    expect(await application(id)).toMatchObject({ attempt: 2 })
    expect(await at('2026-09-03T08:00:00.000Z')).toEqual([])
  })

  it('drop a retry of an application that has ended', async () => {
    const { id, store, at, cases, coordinator, now } = await gathering()
    await cases.withdraw({ ...coordinator, applicationId: id, now: now() })
    await store.write([putDue(id, 'retry', now())])
    expect(await at('2026-09-02T08:00:00.000Z')).toEqual(['settled'])
    expect(await store.get(applicationDueKey(id, 'retry'))).toBeUndefined()
  })
})

describe('a tick', () => {
  it('leaves the work to whoever holds the lease, until that has run out', async () => {
    const { store, tick, now, passed } = await gathering()
    await store.write([takeLease('due', 'somebody', '2026-09-01T08:05:00.000Z', now())])
    expect(await tick({ now: now() })).toEqual({ outcome: 'busy' })
    passed({ minutes: 6 })
    expect(await tick({ now: now() })).toEqual({ outcome: 'ticked', sent: 0, more: false })
    expect(await tick({ now: now() })).toMatchObject({ outcome: 'ticked' })
  })

  it('gives the lease back where sending fails, and sends all again', async () => {
    const { store, newId, tick, sent, now, advanceTo } = await gathering()
    advanceTo(REMINDER)
    const failing = makeTickDue({ table: store, newId, send: async () => Promise.reject(new Error('no queue')) })
    await expect(failing({ now: now() })).rejects.toThrow('no queue')
    expect(await tick({ now: now() })).toEqual({ outcome: 'ticked', sent: 3, more: false })
    expect(sent).toHaveLength(3)
  })
})
