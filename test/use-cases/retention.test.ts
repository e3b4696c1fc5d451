import { beforeEach, describe, expect, it } from 'vitest'
import { retention } from '../../shared/domain/retention.ts'
import { putAnswer } from '../../shared/items/answer-item.ts'
import { applicationDueKey } from '../../shared/items/due-item.ts'
import { claimKey, createClaim, latestClaimKey } from '../../shared/items/claim-item.ts'
import { mailItem } from '../../shared/items/mail-item.ts'
import { makeAppealRefusal } from '../../shared/use-cases/appeal-refusal.ts'
import { makeDecideAppeal } from '../../shared/use-cases/decide-appeal.ts'
import { approvalWorld, type ApprovalWorld } from '../support/approval-world.ts'
import { anOrganisation } from '../support/a-register.ts'
import { aProject, idOf, representativeOf } from '../support/builders.ts'
import { foundedWith } from '../support/founding.ts'

const { days } = retention.endedApplication

let world: ApprovalWorld

beforeEach(async () => {
  world = await approvalWorld()
})

const left = (id: string) => world.store.items().filter((item) => JSON.stringify(item).includes(id))
const kinds = (id: string) => [...new Set(left(id).map(({ entity }) => entity))]

const withdrawn = async (): Promise<string> => {
  const id = await world.apply(world.register.slice(1, 20))
  await world.settle()
  for (const organisation of world.register.slice(1, 6)) await world.accept(id, organisation)
  await world.settle()
  await world.withdraw(id)
  await world.settle()
  return id
}

const refused = async (): Promise<string> => {
  const id = await world.apply(world.register.slice(1, 12))
  await world.settle()
  await world.pass({ days: 62 })
  expect((await world.application(id)).status).toBe('rejected')
  return id
}

describe('an application that ended without a cluster', () => {
  it('is kept for its time, and then leaves figures in which nobody is', async () => {
    const id = await withdrawn()
    await world.pass({ days: days - 1 })
    expect((await world.application(id)).status).toBe('withdrawn')
    expect(await world.answers(id)).not.toEqual([])
    await world.pass({ days: 2 })
    const items = world.store.items().filter(({ pk }) => pk.startsWith(`APP#${id}`))
    expect(items).toMatchObject([{ sk: 'FIGURES', status: 'withdrawn', confirmed: 6 }])
    expect(JSON.stringify(items)).not.toMatch(/ru-inn|person:|Nitride/)
    expect(kinds(id).filter((kind) => kind !== 'Mail' && kind !== 'FanOut')).toEqual(
      expect.arrayContaining(['EndedFigures']),
    )
    expect(kinds(id)).not.toContain('Event')
    expect(kinds(id)).not.toContain('Answer')
  })

  it('takes the projects with it, and who was to take part, of a cluster that was only forming', async () => {
    const id = await withdrawn()
    const organisation = anOrganisation(1).key
    await world.store.write(foundedWith(id, [aProject([organisation])], organisation))
    expect(kinds(id)).toEqual(expect.arrayContaining(['Project', 'Participation']))
    await world.pass({ days: days + 1 })
    for (const kind of ['Project', 'Participation']) expect(kinds(id)).not.toContain(kind)
  })

  it('is kept as long as its appeal is open, and from the decision on as long as others', async () => {
    const id = await refused()
    const applicant = world.register[0]!
    const by = representativeOf(applicant.key)
    const organisation = applicant.key
    await makeAppealRefusal(world)({
      applicationId: id,
      organisation,
      statement: 'No',
      by,
      now: world.now(),
      extra: [],
    })
    expect(await world.table.get(applicationDueKey(id, 'retention'))).toBeUndefined()
    await world.pass({ days: days + 10 })
    expect(await world.answers(id)).not.toEqual([])
    const decide = makeDecideAppeal({ ...world, newCaseNumber: async () => '26-000-999' })
    const decision = { applicationId: id, verdict: 'upheld', reason: 'It was right', personId: idOf(77) } as const
    await decide({ ...decision, now: world.now(), extra: [] })
    await world.pass({ days: days - 1 })
    expect((await world.application(id)).status).toBe('rejected')
    await world.pass({ days: 2 })
    expect(world.store.items().filter(({ pk }) => pk.startsWith(`APP#${id}`))).toHaveLength(1)
  })

  it('is never taken away when it was registered', async () => {
    const id = await world.apply(world.register.slice(1, 35))
    await world.settle()
    for (const organisation of world.register.slice(1, 31)) await world.accept(id, organisation)
    await world.settle()
    await world.pass({ days: days + 10 })
    expect((await world.application(id)).status).toBe('registered')
    expect(world.members(id).length).toBeGreaterThanOrEqual(30)
  })

  it('goes although it has 3,000 answers, in transactions that are small enough', async () => {
    const id = await withdrawn()
    const one = (await world.answers(id)).find(({ state }) => state === 'closed')!
    for (let at = 0; at < 30; at += 1)
      await world.store.write(
        Array.from({ length: 100 }, (_, more) =>
          putAnswer(undefined, { ...one, organisation: anOrganisation(1000 + at * 100 + more).key }),
        ),
      )
    expect((await world.answers(id)).length).toBeGreaterThan(3000)
    await world.pass({ days: days + 1 })
    expect(world.store.items().filter(({ pk }) => pk.startsWith(`APP#${id}`))).toHaveLength(1)
  })

  it('goes on being taken away where that was cut off, and keeps the figures of the beginning', async () => {
    const id = await withdrawn()
    await world.pass({ days: days - 1 })
    let deleting = 0
    world.around((call, proceed) => {
      if (call.verb === 'write' && (deleting += 1) > 4 && deleting < 8) throw new Error('cut off')
      return proceed()
    })
    await world.pass({ days: 2 }).catch(() => undefined)
    world.around()
    await world.pass({ days: 1 })
    expect(world.store.items().filter(({ pk }) => pk.startsWith(`APP#${id}`))).toMatchObject([
      { sk: 'FIGURES', confirmed: 6 },
    ])
  })
})

describe('a claim that has ended', () => {
  it('goes a year after it ran out, with the note that it is the latest', async () => {
    const claim = {
      id: idOf(5),
      personId: idOf(6),
      organisation: world.register[3]!.key,
      way: 'code',
      statement: 'mine',
      status: 'open',
      failures: 0,
      createdAt: world.now(),
      expiresAt: world.now(),
    } as const
    await world.table.write(createClaim(claim, undefined))
    await world.pass({ days: retention.claim.days - 1 })
    expect(await world.table.get(claimKey(claim.id))).toBeDefined()
    await world.pass({ days: 2 })
    expect(await world.table.get(claimKey(claim.id))).toBeUndefined()
    expect(await world.table.get(latestClaimKey(claim.personId, claim.organisation))).toBeUndefined()
  })
})

describe('a mail', () => {
  it('expires when it is of no use any more, and not while it waits for somebody', () => {
    const createdAt = '2026-09-01T08:00:00.000Z'
    const mail = {
      id: 'm',
      template: 'expired',
      recipient: { to: 'person', id: idOf(1) },
      data: {},
      attempts: 1,
    } as const
    for (const status of ['pending', 'parked'] as const)
      expect(mailItem({ ...mail, status, createdAt })['ttl']).toBeUndefined()
    const seconds = Date.parse(createdAt) / 1000 + retention.mail.days * 86_400
    expect(mailItem({ ...mail, status: 'dropped', createdAt })['ttl']).toBe(seconds)
    expect(mailItem({ ...mail, status: 'sent', createdAt, sentAt: createdAt })['ttl']).toBe(seconds)
  })
})
