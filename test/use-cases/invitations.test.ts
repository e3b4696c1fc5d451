import { describe, expect, it } from 'vitest'
import { completeInn } from '../../shared/domain/identifiers/ru-inn.ts'
import { anOrganisation, registered } from '../support/a-register.ts'
import { linkState } from '../../shared/domain/link.ts'
import { firstRulePack } from '../../shared/domain/rule-pack.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeAnswerClusterInvitation } from '../../shared/use-cases/joining/answer-cluster-invitation.ts'
import { makeMuteSender } from '../../shared/use-cases/mute-sender.ts'
import { faultyTable } from '../support/faulty-table.ts'
import { aPipeline, type Pipeline } from '../support/pipeline.ts'

const caps = (differing: Partial<typeof firstRulePack.caps>) => ({ caps: { ...firstRulePack.caps, ...differing } })
const unknown = (number: number) => `ru-inn:${completeInn(`99${String(number).padStart(7, '0')}`)}`

const add = (world: Pipeline, applicationId: string, identifiers: readonly string[]) =>
  world.cases.add({ ...world.coordinator, applicationId, identifiers, now: world.now() })

const verdicts = (answers: readonly { verdict: string }[]) => answers.map(({ verdict }) => verdict)

describe('a list of invitees', () => {
  it('of 500 identifiers gets an answer to each, and repeating it sends nothing twice', async () => {
    const world = await aPipeline({ organisations: 520 })
    const id = await world.gather([world.register[1]!])
    const before = world.mails('invitation').length
    const [suspended, unreachable] = [world.register[10]!, world.register[11]!]
    await world.setStatus(suspended, 'suspended')
    const { registeredEmail: _, ...without } = unreachable
    await world.store.write([registered(without)])
    const good = world.register.slice(12, 502).map(({ key }) => key)
    const list = [
      world.register[1]!.key,
      good[0]!.slice('ru-inn:'.length),
      good[0]!,
      suspended.key,
      unreachable.key,
      unknown(1),
      'ru-inn:7735007359',
      'nonsense',
      ...good.slice(1),
    ]
    expect(list).toHaveLength(497)
    const first = await add(world, id, list)
    expect(verdicts(first).slice(0, 8)).toEqual([
      'already',
      'asked',
      'twice',
      'suspended',
      'unreachable',
      'unknown',
      'broken',
      'broken',
    ])
    expect(first[6]).toMatchObject({ given: 'ru-inn:7735007359', reason: 'wrongChecksum' })
    expect(new Set(verdicts(first).slice(8))).toEqual(new Set(['asked']))
    expect(first.map(({ given }) => given)).toEqual(list)
    expect(world.mails('invitation')).toHaveLength(before + 490)
    const counts = await world.counts(id)
    expect(counts).toMatchObject(await world.recount(id))

    const again = await add(world, id, list)
    expect(new Set(verdicts(again))).toEqual(new Set(['already', 'twice', 'broken']))
    expect(world.mails('invitation')).toHaveLength(before + 490)
    expect((await world.counts(id)).versions).toEqual(counts.versions)
  })

  it('asks somebody again whose time has run out, although nobody has tidied up yet', async () => {
    const world = await aPipeline()
    const { key } = world.register[1]!
    const id = await world.gather([key])
    world.passed({ days: 31 })
    expect(verdicts(await add(world, id, [key]))).toEqual(['asked'])
    expect(verdicts(await add(world, id, [key]))).toEqual(['already'])
    expect(world.mails('invitation').map(({ data }) => data['generation'])).toEqual([1, 2])
    expect(await world.counts(id)).toMatchObject({ ...(await world.recount(id)), open: 1 })
  })

  it('counts an alias and its key once', async () => {
    const world = await aPipeline()
    const alias = 'ru-ogrn:1027700132195'
    const { key } = world.register[5]!
    await world.store.write([{ put: { pk: `ALIAS#${alias}`, sk: 'ALIAS', entity: 'Alias', organisation: key } }])
    const id = await world.gather([])
    expect(await add(world, id, [key, alias])).toMatchObject([{ verdict: 'asked' }, { verdict: 'twice', key }])
    expect(await add(world, id, ['ru-ogrn:1037700132194'])).toMatchObject([{ verdict: 'broken' }])
  })

  it('does not let two hands ask the same organisation twice', async () => {
    const world = await aPipeline()
    const id = await world.gather([])
    const { key } = world.register[5]!
    const both = await Promise.all([add(world, id, [key]), add(world, id, [key])])
    expect(both.flatMap(verdicts).toSorted()).toEqual(['already', 'asked'])
    expect(world.mails('invitation')).toHaveLength(1)
    expect(await world.counts(id)).toMatchObject(await world.recount(id))
  })

  it('is asked once although inviting is repeated', async () => {
    const world = await aPipeline()
    const id = await world.submit(world.register.slice(1, 35))
    await world.task(id, 'screen')
    const enteredAt = world.now()
    expect(await world.task(id, 'invite', enteredAt)).toBe('invited')
    expect(await world.task(id, 'invite', enteredAt)).toBe('invited')
    expect(await world.task(id, 'invite')).toBe('invited')
    expect(world.mails('invitation')).toHaveLength(34)
    expect(await world.counts(id)).toMatchObject({ confirmed: 1, open: 34 })
  })

  it.each(['before', 'after'] as const)(
    'is asked once although inviting was killed %s any of its calls',
    async (when) => {
      for (let at = 1, calls = at; at <= calls; at += 1) {
        let faulty: ReturnType<typeof faultyTable> | undefined
        const around = (inner: Table): Table => ({
          get: (key) => (faulty ?? inner).get(key),
          getMany: (keys) => (faulty ?? inner).getMany(keys),
          query: (query) => (faulty ?? inner).query(query),
          write: (writes) => (faulty ?? inner).write(writes),
        })
        const world = await aPipeline({ around })
        const id = await world.submit([...world.register.slice(1, 20), unknown(1)])
        await world.task(id, 'screen')
        const enteredAt = world.now()
        faulty = faultyTable(world.store, { at, when })
        await world.task(id, 'invite', enteredAt).catch(() => {})
        calls = faulty.calls()
        faulty = undefined
        expect(await world.task(id, 'invite', enteredAt)).toBe('invited')
        expect(world.mails('invitation')).toHaveLength(19)
        expect(await world.counts(id)).toMatchObject({ confirmed: 1, open: 19 })
        expect(await world.answers(id)).toHaveLength(21)
      }
    },
  )

  it('belongs to its applicant alone', async () => {
    const world = await aPipeline()
    const id = await world.gather([])
    const stranger = { ...world.coordinator, organisation: world.register[1]!.key }
    const asked = { ...stranger, applicationId: id, identifiers: [world.register[2]!.key], now: world.now() }
    await expect(world.cases.add(asked)).rejects.toMatchObject({ name: 'NotFound' })
  })

  it('cannot grow once the deadline is past or the case has ended', async () => {
    const world = await aPipeline()
    const id = await world.gather([])
    world.advanceTo('2026-10-31T20:59:00.000Z')
    await expect(add(world, id, [world.register[2]!.key])).rejects.toMatchObject({ code: 'deadlinePassed' })
    await world.cases.withdraw({ ...world.coordinator, applicationId: id, now: world.now() })
    await expect(add(world, id, [world.register[2]!.key])).rejects.toMatchObject({ code: 'notInThisState' })
  })
})

describe('caps on invitations', () => {
  it('hold for the open ones of an application', async () => {
    const world = await aPipeline({ pack: caps({ openPerApplication: 3 }) })
    const id = await world.gather([])
    const keys = world.register.slice(1, 6).map(({ key }) => key)
    const answers = await add(world, id, keys)
    expect(verdicts(answers)).toEqual(['asked', 'asked', 'asked', 'capped', 'capped'])
    expect(answers[4]).toHaveProperty('retryAt')
    await world.decline(id, world.register[1]!)
    expect(verdicts(await add(world, id, keys.slice(1)))).toEqual(['already', 'already', 'asked', 'capped'])
  })

  it('hold for a sender and a day, of which a repetition uses up nothing', async () => {
    const world = await aPipeline({ pack: caps({ perSenderAndDay: 3 }) })
    const id = await world.gather([])
    const [a, b, c, d] = world.register.slice(1, 5).map(({ key }) => key) as [string, string, string, string]
    expect(verdicts(await add(world, id, [a, a, 'nonsense']))).toEqual(['asked', 'twice', 'broken'])
    expect(verdicts(await add(world, id, [a]))).toEqual(['already'])
    expect(verdicts(await add(world, id, [b, c, d]))).toEqual(['asked', 'asked', 'capped'])
    world.passed({ days: 1 })
    expect(verdicts(await add(world, id, [d]))).toEqual(['asked'])
  })

  it('hold for an invited organisation', async () => {
    const world = await aPipeline({ pack: caps({ openPerOrganisation: 1 }) })
    const [, other, asked] = world.register
    await world.gather([asked!], { by: other!, content: { name: 'Another' } })
    const id = await world.gather([])
    expect(verdicts(await add(world, id, [asked!.key]))).toEqual(['capped'])
  })

  it('hold for whoever is asked in the place of another too, and let an unknown one be listed', async () => {
    const world = await aPipeline({ pack: caps({ openPerOrganisation: 1 }) })
    const [, other, asked, leaving] = world.register
    await world.gather([asked!], { by: other!, content: { name: 'Another' } })
    const id = await world.gather([leaving!])
    const replace = (to: string) =>
      world.cases.replace({ ...world.coordinator, applicationId: id, remove: leaving!.key, add: to, now: world.now() })
    expect(await replace(asked!.key)).toMatchObject({ verdict: 'capped' })
    expect(await world.counts(id)).toMatchObject({ open: 1 })
    expect(await replace(unknown(1))).toMatchObject({ verdict: 'unknown' })
  })
})

const resend = (world: Pipeline, applicationId: string, key: string) =>
  world.cases.resend({ ...world.coordinator, applicationId, key, now: world.now() })

describe('a cap says when more may be sent', () => {
  it('for an application: when the first of its open questions runs out', async () => {
    const world = await aPipeline({ pack: caps({ openPerApplication: 2 }) })
    const [a, b, c] = world.register.slice(1, 4).map(({ key }) => key) as [string, string, string]
    const id = await world.gather([a])
    world.passed({ days: 3 })
    const [, capped] = await add(world, id, [b, c])
    const first = (await world.answers(id)).find(({ organisation }) => organisation === a)!.expiresAt!
    expect(capped).toMatchObject({ verdict: 'capped', retryAt: first })
    world.advanceTo(first)
    expect(verdicts(await add(world, id, [c]))).toEqual(['asked'])
  })

  it('for a sender and day: the next day, by the clock of UTC', async () => {
    const world = await aPipeline({ pack: caps({ perSenderAndDay: 1 }) })
    const id = await world.gather([world.register[1]!])
    const [capped] = await add(world, id, [world.register[2]!.key])
    expect(capped).toMatchObject({ verdict: 'capped', retryAt: '2026-09-02T00:00:00.000Z' })
    world.advanceTo('2026-09-02T00:00:00.000Z')
    expect(verdicts(await add(world, id, [world.register[2]!.key]))).toEqual(['asked'])
  })

  it('for both together: the later of the two', async () => {
    const world = await aPipeline({ pack: caps({ perSenderAndDay: 1, openPerApplication: 1 }) })
    const id = await world.gather([world.register[1]!])
    const [capped] = await add(world, id, [world.register[2]!.key])
    const first = (await world.answers(id)).find(({ coordinator }) => !coordinator)!.expiresAt
    expect(capped).toMatchObject({ verdict: 'capped', retryAt: first })
  })

  it('for an invited organisation: when the first question to it runs out, and takes nothing out of the day’s allowance', async () => {
    const world = await aPipeline({ pack: caps({ openPerOrganisation: 1, perSenderAndDay: 1 }) })
    const [, other, asked, free] = world.register
    const theirs = await world.gather([asked!], { by: other!, content: { name: 'Another' } })
    const id = await world.gather([])
    const answers = await add(world, id, [asked!.key, free!.key])
    const until = (await world.answers(theirs)).find(({ organisation }) => organisation === asked!.key)!.expiresAt
    expect(answers).toMatchObject([{ verdict: 'capped', retryAt: until }, { verdict: 'asked' }])
  })

  it('not at all where nobody can be asked any more by then', async () => {
    const world = await aPipeline({ pack: caps({ openPerApplication: 1 }) })
    const id = await world.gather([])
    world.advanceTo('2026-10-30T08:00:00.000Z')
    const [asked, capped] = await add(world, id, [world.register[1]!.key, world.register[2]!.key])
    expect(asked).toMatchObject({ verdict: 'asked' })
    expect(capped).toMatchObject({ verdict: 'capped' })
    expect(capped).not.toHaveProperty('retryAt')
  })

  it('for the list of a draft: beside each who stays on it', async () => {
    const world = await aPipeline({ pack: caps({ openPerApplication: 1 }) })
    const id = await world.gather([world.register[1]!, world.register[2]!])
    const answers = (await world.answers(id)).filter(({ coordinator }) => !coordinator)
    const asked = answers.find(({ state }) => state === 'invited')!
    expect(answers.find(({ state }) => state === 'listed')).toMatchObject({
      held: { because: 'capped', retryAt: asked.expiresAt },
    })
  })
})

describe('a new invitation', () => {
  const endings = {
    expired: async (world: Pipeline, _id: string) => world.passed({ days: 31 }),
    declined: (world: Pipeline, id: string) => world.decline(id, world.register[1]!),
    revoked: (world: Pipeline, id: string) =>
      world.cases.remove({ ...world.coordinator, applicationId: id, key: world.register[1]!.key, now: world.now() }),
    left: async (world: Pipeline, id: string) => {
      await world.accept(id, world.register[1]!)
      await world.decline(id, world.register[1]!)
    },
  }

  it.each(Object.entries(endings))(
    'is not blocked by one that is %s, and is answered as if new',
    async (_name, end) => {
      const world = await aPipeline()
      const { key } = world.register[1]!
      const id = await world.gather([key])
      await end(world, id)
      expect(verdicts(await add(world, id, [key]))).toEqual(['asked'])
      expect(new Set(world.mails('invitation').map(({ data }) => data['generation'])).size).toBe(2)
      const answer = (await world.answers(id)).find(({ organisation }) => organisation === key)
      expect(answer).toMatchObject({ state: 'invited' })
      expect(answer).not.toHaveProperty('reason')
      await world.accept(id, world.register[1]!)
      expect(await world.counts(id)).toMatchObject({ ...(await world.recount(id)), confirmed: 2, open: 0 })
    },
  )
})

/** Lets an organisation mute the coordinator just before a write that would ask it. */
const muting =
  (world: { mute?: () => Promise<unknown> }) =>
  (inner: Table): Table => ({
    ...inner,
    get: (key) => inner.get(key),
    getMany: (keys) => inner.getMany(keys),
    query: (query) => inner.query(query),
    write: async (writes) => {
      const asks = writes.some((write) => 'put' in write && write.put['template'] === 'invitation')
      const { mute } = world
      if (asks && mute) {
        delete world.mute
        await mute()
      }
      return inner.write(writes)
    },
  })

const worldWithMute = async () => {
  const hook: { mute?: () => Promise<unknown> } = {}
  const world = await aPipeline({ around: muting(hook) })
  const { key } = world.register[5]!
  const mute = makeMuteSender({
    table: world.store,
    answer: world.cases.answer,
    answerCluster: makeAnswerClusterInvitation({ table: world.store, newId: world.newId }),
  })
  const atTheNextAsking = () => {
    hook.mute = () =>
      mute({ organisation: key, sender: world.register[0]!.key, by: { as: 'service' }, now: world.now() })
  }
  return { world, key, hook, atTheNextAsking }
}

describe('a mute at the same moment', () => {
  it('wins over the invitation of one that is added', async () => {
    const { world, key, hook, atTheNextAsking } = await worldWithMute()
    const id = await world.gather([])
    atTheNextAsking()
    expect(verdicts(await add(world, id, [key]))).toEqual(['notAccepting'])
    expect(await world.answers(id)).toHaveLength(1)
    expect(hook.mute).toBeUndefined()
  })

  it('wins over the invitation of one that was listed before', async () => {
    const { world, key, hook, atTheNextAsking } = await worldWithMute()
    const id = await world.submit([key])
    await world.task(id, 'screen')
    atTheNextAsking()
    await world.task(id, 'invite')
    expect(await world.answers(id)).toMatchObject([{}, { state: 'listed', held: { because: 'notAccepting' } }])
    expect(hook.mute).toBeUndefined()
    expect(world.mails('invitation')).toEqual([])
  })

  it('is kept when the register changes: who was listed meanwhile is not asked by itself', async () => {
    const world = await aPipeline()
    const organisation = world.register[5]!
    await world.setStatus(organisation, 'suspended')
    const id = await world.gather([organisation])
    const mute = makeMuteSender({
      table: world.store,
      answer: world.cases.answer,
      answerCluster: makeAnswerClusterInvitation({ table: world.store, newId: world.newId }),
    })
    await mute({
      organisation: organisation.key,
      sender: world.register[0]!.key,
      by: { as: 'service' },
      now: world.now(),
    })
    await world.setStatus(organisation, 'active')
    await world.cases.hear({ key: organisation.key, now: world.now() })
    expect((await world.answers(id)).map(({ state }) => state).toSorted()).toEqual(['confirmed', 'listed'])
    expect(world.mails('invitation')).toEqual([])
  })
})

describe('sending an invitation again', () => {
  it('is refused within 72 hours, with the moment when it may be', async () => {
    const world = await aPipeline()
    const id = await world.gather([world.register[1]!])
    const { key } = world.register[1]!
    const { sentAt } = (await world.answers(id)).find(({ organisation }) => organisation === key)!
    const refusal = {
      code: 'resendTooSoon',
      facts: { retryAt: new Date(Date.parse(sentAt!) + 72 * 3_600_000).toISOString() },
    }
    await expect(resend(world, id, key)).rejects.toMatchObject(refusal)
    world.passed({ hours: 72 })
    await resend(world, id, key)
    await expect(resend(world, id, key)).rejects.toMatchObject({ code: 'resendTooSoon' })
    expect(world.mails('invitation')).toHaveLength(2)
    expect(new Set(world.mails('invitation').map(({ data }) => data['generation']))).toEqual(new Set([1]))
  })

  it('reaches all who have not answered, and nobody else', async () => {
    const world = await aPipeline()
    const id = await world.gather(world.register.slice(1, 5))
    await world.accept(id, world.register[1]!)
    await world.decline(id, world.register[2]!)
    const all = () => world.cases.resendAll({ ...world.coordinator, applicationId: id, now: world.now() })
    expect(await all()).toMatchObject({ resent: 0, tooSoon: 2 })
    world.passed({ hours: 72 })
    expect(await all()).toMatchObject({ resent: 2, tooSoon: 0 })
    expect(await all()).toMatchObject({ resent: 0, tooSoon: 2 })
    await expect(resend(world, id, world.register[1]!.key)).rejects.toMatchObject({ code: 'alreadyAnswered' })
    await expect(resend(world, id, world.register[9]!.key)).rejects.toMatchObject({ name: 'NotFound' })
  })
})

const remove = (world: Pipeline, applicationId: string, key: string) =>
  world.cases.remove({ ...world.coordinator, applicationId, key, now: world.now() })

describe('taking a question back', () => {
  it('closes it, twice harmlessly, and frees its place in the counts', async () => {
    const world = await aPipeline()
    const id = await world.gather(world.register.slice(1, 4))
    const [, gone] = world.register
    await remove(world, id, gone!.key)
    await remove(world, id, gone!.key)
    expect(await world.counts(id)).toMatchObject({ open: 2 })
    await expect(world.accept(id, gone!)).rejects.toMatchObject({ code: 'invitationRevoked' })
    expect((await world.events(id)).filter(({ type }) => type === 'revoked')).toHaveLength(1)
  })

  it('makes a new question of another generation possible', async () => {
    const world = await aPipeline()
    const id = await world.gather(world.register.slice(1, 4))
    const [, gone] = world.register
    await remove(world, id, gone!.key)
    expect(verdicts(await add(world, id, [gone!.key]))).toEqual(['asked'])
    const answer = (await world.answers(id)).find(({ organisation }) => organisation === gone!.key)
    expect(answer).toMatchObject({ state: 'invited', generation: 3 })
    await world.accept(id, gone!)
  })

  it('is not possible of who has confirmed, and of who is not there', async () => {
    const world = await aPipeline()
    const id = await world.gather(world.register.slice(1, 4))
    await world.accept(id, world.register[1]!)
    await expect(remove(world, id, world.register[1]!.key)).rejects.toMatchObject({ code: 'alreadyAnswered' })
    await expect(remove(world, id, world.coordinator.organisation)).rejects.toMatchObject({ code: 'alreadyAnswered' })
    await expect(remove(world, id, world.register[9]!.key)).rejects.toMatchObject({ name: 'NotFound' })
  })
})

const replace = (world: Pipeline, applicationId: string, from: string, to: string) =>
  world.cases.replace({ ...world.coordinator, applicationId, remove: from, add: to, now: world.now() })

describe('asking one in place of another', () => {
  it('keeps the place in the projects', async () => {
    const world = await aPipeline()
    const [applicant, one, two, other] = world.register.map(({ key }) => key) as [string, string, string, string]
    const content = { projects: [{ ...(await anApplicationsProject(world)), members: [applicant, one, two] }] }
    const id = await world.gather(world.register.slice(1, 3), { content })
    expect(await replace(world, id, one, other)).toMatchObject({ verdict: 'asked', key: other })
    expect((await world.application(id)).projects[0]!.members).toEqual([applicant, other, two])
    const states = new Map((await world.answers(id)).map(({ organisation, state }) => [organisation, state]))
    expect(states.get(one)).toBe('revoked')
    expect(states.get(other)).toBe('invited')
    expect(await world.counts(id)).toMatchObject(await world.recount(id))
    expect(
      (await world.events(id))
        .map(({ type }) => type)
        .slice(-2)
        .toSorted(),
    ).toEqual(['invited', 'revoked'])
  })

  it('leaves a no on record', async () => {
    const world = await aPipeline()
    const id = await world.gather([world.register[1]!])
    await world.decline(id, world.register[1]!)
    await replace(world, id, world.register[1]!.key, world.register[2]!.key)
    const declined = (await world.answers(id)).find(({ organisation }) => organisation === world.register[1]!.key)
    expect(declined).toMatchObject({ state: 'declined', reason: 'no time' })
    expect(await world.counts(id)).toMatchObject({ confirmed: 1, open: 1 })
  })

  it('is refused for who has confirmed, and says what stands against the other', async () => {
    const world = await aPipeline()
    const id = await world.gather(world.register.slice(1, 4))
    const [, confirmed, asked, third] = world.register
    await world.accept(id, confirmed!)
    const { key } = world.register[9]!
    await expect(replace(world, id, confirmed!.key, key)).rejects.toMatchObject({ code: 'alreadyAnswered' })
    await expect(replace(world, id, key, third!.key)).rejects.toMatchObject({ name: 'NotFound' })
    expect(await replace(world, id, asked!.key, third!.key)).toMatchObject({ verdict: 'already' })
    expect(await replace(world, id, asked!.key, 'nonsense')).toMatchObject({ verdict: 'broken' })
    expect(await replace(world, id, asked!.key, unknown(3))).toMatchObject({ verdict: 'unknown' })
  })
})

const anApplicationsProject = async (world: Pipeline) => {
  const id = await world.submit([], { content: { name: 'A pattern' } })
  return (await world.application(id)).projects[0]!
}

describe('an organisation that is not in the register', () => {
  const later = anOrganisation(900)

  const listedBefore = async () => {
    const world = await aPipeline()
    const id = await world.gather([world.register[1]!, later.key])
    return { world, id }
  }

  const listedWhileGathering = async () => {
    const world = await aPipeline()
    const id = await world.gather([world.register[1]!])
    expect(verdicts(await add(world, id, [later.key]))).toEqual(['unknown'])
    return { world, id }
  }

  it.each([
    ['in the draft', listedBefore],
    ['while it gathers', listedWhileGathering],
  ])('and was listed %s is invited by itself when an import brings it', async (_, listed) => {
    const { world, id } = await listed()
    expect(await world.counts(id)).toMatchObject({ confirmed: 1, open: 1 })
    expect(world.mails('invitation')).toHaveLength(1)
    expect(await world.store.get({ pk: `ORG#${later.key}`, sk: 'ORG' })).toMatchObject({
      entity: 'AwaitedOrganisation',
    })
    await world.store.write([registered(later, true)])
    await world.cases.hear({ key: later.key, now: world.now() })
    await world.cases.hear({ key: later.key, now: world.now() })
    expect(await world.counts(id)).toMatchObject({ confirmed: 1, open: 2 })
    expect(world.mails('invitation')).toHaveLength(2)
    await world.accept(id, later)
    expect(await world.counts(id)).toMatchObject({ confirmed: 2, open: 1 })
  })

  it('cannot answer before', async () => {
    const { world, id } = await listedBefore()
    await expect(world.accept(id, later)).rejects.toMatchObject({ code: 'notInvited' })
  })

  it('is left alone when it comes after the end', async () => {
    const { world, id } = await listedBefore()
    await world.cases.withdraw({ ...world.coordinator, applicationId: id, now: world.now() })
    await world.store.write([registered(later, true)])
    await world.cases.hear({ key: later.key, now: world.now() })
    expect(world.mails('invitation')).toHaveLength(1)
  })
})

describe('an organisation that the register changes', () => {
  it('no longer counts while it is suspended, and again afterwards', async () => {
    const world = await aPipeline()
    const id = await world.gather(world.register.slice(1, 4))
    await world.accept(id, world.register[1]!)
    for (const organisation of [world.register[1]!, world.register[2]!]) {
      await world.setStatus(organisation, 'suspended')
      await world.cases.hear({ key: organisation.key, now: world.now() })
    }
    expect(await world.counts(id)).toMatchObject({ confirmed: 1, open: 1 })
    for (const organisation of [world.register[1]!, world.register[2]!]) {
      await world.setStatus(organisation, 'active')
      await world.cases.hear({ key: organisation.key, now: world.now() })
    }
    expect(await world.counts(id)).toMatchObject({ confirmed: 2, open: 2 })
    expect(world.mails('invitation')).toHaveLength(3)
  })

  it('is asked anew where its registered address is another, and the old link is void', async () => {
    const world = await aPipeline()
    const id = await world.gather([world.register[1]!])
    const changed = { ...world.register[1]!, registeredEmail: 'new@example.invalid', registeredEmailSince: world.now() }
    await world.store.write([registered(changed, true)])
    await world.cases.hear({ key: changed.key, now: world.now() })
    await world.cases.hear({ key: changed.key, now: world.now() })
    expect(world.mails('invitation').map(({ data }) => data['generation'])).toEqual([1, 2])
    expect(await world.counts(id)).toMatchObject({ open: 1 })
  })

  it.each(['whose address the register no longer has', 'that is suspended when its address changes'])(
    '%s is only listed, nobody waits for it, and the old link leads nowhere',
    async (which) => {
      const world = await aPipeline()
      const id = await world.gather([world.register[1]!])
      const { registeredEmail, ...without } = world.register[1]!
      const moved = { ...without, registeredEmailSince: world.now() }
      const changed = which.startsWith('whose')
        ? moved
        : { ...moved, registeredEmail: `new.${registeredEmail}`, status: 'suspended' as const }
      await world.store.write([registered(changed, true)])
      await world.cases.hear({ key: changed.key, now: world.now() })
      const answer = (await world.answers(id)).find(({ organisation }) => organisation === changed.key)!
      expect(linkState(answer, world.now())).toBeUndefined()
      expect(await world.counts(id)).toMatchObject({ ...(await world.recount(id)), open: 0 })
      const back = { ...moved, registeredEmail: 'new@example.invalid', status: 'active' as const }
      await world.store.write([registered(back, true)])
      await world.cases.hear({ key: back.key, now: world.now() })
      expect(world.mails('invitation').map(({ data }) => data['generation'])).toEqual([1, 2])
    },
  )

  it('is asked anew at another address beside a registered cluster too, where the old link would let somebody in', async () => {
    const world = await aPipeline({ pack: { minimumOrganisations: 2 } })
    const id = await world.gather(world.register.slice(1, 4))
    await world.accept(id, world.register[1]!)
    await world.task(id, 'assess')
    expect(await world.task(id, 'register')).toBe('registered')
    const changed = { ...world.register[2]!, registeredEmail: 'new@example.invalid', registeredEmailSince: world.now() }
    await world.store.write([registered(changed, true)])
    await world.cases.hear({ key: changed.key, now: world.now() })
    await world.setStatus(world.register[3]!, 'suspended')
    await world.cases.hear({ key: world.register[3]!.key, now: world.now() })
    const answers = new Map((await world.answers(id)).map((answer) => [answer.organisation, answer]))
    expect(answers.get(changed.key)).toMatchObject({ state: 'invited', generation: 2 })
    expect(answers.get(world.register[3]!.key)).toMatchObject({ state: 'invited', generation: 1 })
    await world.accept(id, changed)
    expect(await world.members(id)).toContain(changed.key)
    expect(await world.counts(id)).toMatchObject({ ...(await world.recount(id)), phase: 'registered' })
  })

  it('is heard of again if its cluster is just being registered', async () => {
    const world = await aPipeline()
    const id = await world.gather([world.register[1]!])
    await world.accept(id, world.register[1]!)
    for (let shard = 0; shard < 8; shard += 1)
      await world.store.write([{ update: { pk: `APP#${id}#CNT`, sk: `CNT#${shard}` }, set: { phase: 'registering' } }])
    await world.setStatus(world.register[1]!, 'suspended')
    await expect(world.cases.hear({ key: world.register[1]!.key, now: world.now() })).rejects.toMatchObject({
      name: 'Busy',
    })
  })
})
