import { beforeEach, describe, expect, it } from 'vitest'
import { claimCaseId, reviewCaseId } from '../../../shared/domain/officer-case.ts'
import { organisationItem } from '../../../shared/items/organisation-item.ts'
import { putRepresentation, representationKey } from '../../../shared/items/person-item.ts'
import { START } from '../../support/builders.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'

let world: ApiWorld
let [officer, other]: Sender[] = []

const gather = async (at: number, name: string) => {
  const [applicant, ...others] = world.register.slice(at, at + 3)
  const id = await world.apply(others, { applicant: applicant!, content: { name } })
  await world.settle()
  for (const organisation of others) await world.accept(id, organisation)
  await world.settle()
  return id
}

/** A registered cluster, and an application with nearly its name and everybody's yes: a case for an officer. */
const inReview = async (): Promise<string> => {
  await gather(0, 'Nitride microelectronics')
  return gather(10, 'Nitride Microelectronics 2')
}

/** A claim before an officer, because mail does not reach the organisation. */
const aClaim = async (at: number) => {
  const { registeredEmail: _, ...unreachable } = world.register[at]!
  await world.store.write([{ put: organisationItem(unreachable, false) }])
  const claimant = await world.aPerson()
  const body = { organisation: unreachable.key, statement: 'I am the director' }
  return { claimant, id: (await world.send(claimant, 'POST', '/api/me/claims', { body })).json.id as string }
}

const list = async (who: Sender, query: Record<string, string> = {}) =>
  (await world.send(who, 'GET', '/api/officer/cases', { query })).json.cases
const assign = (who: Sender, id: string, to: string) =>
  world.send(who, 'PUT', `/api/officer/cases/${id}/assignment`, { body: { to } })
const represents = (who: Sender, at: number) =>
  world.store.write([
    putRepresentation({
      personId: who.personId!,
      organisation: world.register[at]!.key,
      since: START,
      provenBy: 'code',
    }),
  ])

beforeEach(async () => {
  world = await apiWorld({ organisations: 20, pack: { minimumOrganisations: 3 } })
  officer = await world.aPerson({ roles: ['officer'] })
  other = await world.aPerson({ roles: ['officer'] })
})

describe('the queue of officers', () => {
  it('holds what waits of every kind, the oldest first, and can be narrowed', async () => {
    const application = await inReview()
    const { id } = await aClaim(15)
    expect(await list(officer!)).toMatchObject([{ id: reviewCaseId(application) }, { id: claimCaseId(id) }])
    expect(await list(officer!, { kind: 'claim' })).toMatchObject([{ id: claimCaseId(id), facts: {} }])
    await assign(officer!, claimCaseId(id), 'me')
    expect(await list(officer!, { assigned: 'me' })).toMatchObject([{ id: claimCaseId(id), mine: true }])
    expect(await list(other!, { assigned: 'nobody' })).toMatchObject([{ id: reviewCaseId(application) }])
  })

  it('says what stands against an officer, who then cannot take the case', async () => {
    const application = await inReview()
    const id = reviewCaseId(application)
    await represents(officer!, 12)
    expect(await list(officer!)).toMatchObject([{ id, conflict: 'represents' }])
    expect(await assign(officer!, id, 'me')).toMatchObject({ statusCode: 403 })
    expect((await list(other!))[0]).not.toHaveProperty('conflict')
    expect((await assign(officer!, id, 'fewest')).json).toMatchObject({ assignedTo: other!.personId, mine: false })
    const { claimant, id: claim } = await aClaim(16)
    await world.store.write([
      { update: { pk: `PERSON#${claimant.personId}`, sk: 'PERSON' }, set: { roles: ['officer'] } },
    ])
    expect(await list(claimant, { kind: 'claim' })).toMatchObject([{ id: claimCaseId(claim), conflict: 'ownClaim' }])
  })

  it('gives a case to one officer, who alone passes it on until it is released', async () => {
    const id = claimCaseId((await aClaim(15)).id)
    expect((await assign(officer!, id, 'me')).statusCode).toBe(200)
    expect((await assign(officer!, id, 'me')).statusCode).toBe(200)
    expect((await assign(other!, id, 'me')).json.type).toBe('/problems/case-taken')
    expect((await assign(officer!, id, other!.personId!)).json).toMatchObject({ assignedTo: other!.personId })
    const release = () => world.send(officer!, 'DELETE', `/api/officer/cases/${id}/assignment`)
    expect([(await release()).statusCode, (await release()).statusCode]).toEqual([204, 204])
    expect((await assign(officer!, id, 'me')).statusCode).toBe(200)
    const nobody = '00000000-0000-4000-8000-0000000000aa'
    expect((await assign(officer!, id, nobody)).statusCode).toBe(404)
  })

  it('gives a case that two want at the same moment to one of them', async () => {
    const id = claimCaseId((await aClaim(15)).id)
    const replies = await Promise.all([assign(officer!, id, 'me'), assign(other!, id, 'me')])
    expect(replies.map(({ statusCode }) => statusCode)).toEqual(expect.arrayContaining([200, 409]))
  })

  it('shares cases out to whoever has the fewest', async () => {
    const ids = [claimCaseId((await aClaim(15)).id), claimCaseId((await aClaim(16)).id)]
    const gets = []
    for (const id of ids) gets.push((await assign(officer!, id, 'fewest')).json.assignedTo)
    expect(new Set(gets)).toEqual(new Set([officer!.personId, other!.personId]))
  })

  it('is left by a case when its claim is decided, and its application withdrawn', async () => {
    const { id } = await aClaim(15)
    const application = await inReview()
    const body = { verdict: 'refused', reason: 'no letter came' }
    await world.send(officer!, 'POST', `/api/officer/claims/${id}/decision`, { body })
    const coordinator = await world.aRepresentative(world.register[10]!)
    await world.send(coordinator, 'POST', `/api/applications/${application}/withdraw`, { body: {} })
    expect(await list(officer!)).toEqual([])
    const closed = await world.send(officer!, 'GET', `/api/officer/cases/${claimCaseId(id)}`)
    expect(closed.json).toMatchObject({ status: 'closed', outcome: 'refused', reason: 'no letter came' })
    const review = await world.send(officer!, 'GET', `/api/officer/cases/${reviewCaseId(application)}`)
    expect(review.json).toMatchObject({ status: 'closed', outcome: 'ended', closedBy: 'service' })
  })

  it('is not left by hand where a decision ends the case', async () => {
    const id = claimCaseId((await aClaim(15)).id)
    const reply = await world.send(officer!, 'POST', `/api/officer/cases/${id}/close`, { body: { reason: 'old' } })
    expect(reply.json.type).toBe('/problems/decided-elsewhere')
  })

  it('mails every officer without a conflict when a case grows old, and only whoever has it after that', async () => {
    const application = await inReview()
    await represents(officer!, 12)
    const waits = () => world.mails().filter(({ template }) => template === 'caseWaits')
    await world.pass({ days: 6 })
    expect(waits()).toMatchObject([{ recipient: { id: other!.personId }, status: 'sent' }])
    expect(world.events(application).filter(({ type }) => type === 'escalated')).toHaveLength(1)
    const third = await world.aPerson({ roles: ['officer'] })
    await assign(third, reviewCaseId(application), 'me')
    await world.pass({ days: 6 })
    expect(waits().map(({ recipient }) => 'id' in recipient && recipient.id)).toEqual([other!.personId, third.personId])
    await world.store.write([{ delete: representationKey(officer!.personId!, world.register[12]!.key) }])
  })

  it('loses a claim that has run out', async () => {
    const { id } = await aClaim(15)
    await world.pass({ days: 100 })
    expect(await list(officer!)).toEqual([])
    const closed = await world.send(officer!, 'GET', `/api/officer/cases/${claimCaseId(id)}`)
    expect(closed.json).toMatchObject({ status: 'closed', outcome: 'expired' })
  })
})

const cancel = (who: Sender, id: string) =>
  world.send(who, 'POST', `/api/officer/applications/${id}/cancel`, { body: { reason: 'It was sent twice' } })

describe('an officer who cancels an application', () => {
  it('ends it in any state before registration, and everybody concerned hears why', async () => {
    const [applicant, ...others] = world.register.slice(0, 4)
    const id = await world.apply(others, { applicant: applicant!, content: { name: 'Sent twice' } })
    await world.settle()
    await world.accept(id, others[0]!)
    await world.settle()
    expect((await cancel(officer!, id)).json).toEqual({ id, status: 'withdrawn' })
    await world.settle()
    expect((await cancel(officer!, id)).json).toEqual({ id, status: 'withdrawn' })
    expect(await world.application(id)).toMatchObject({ cancelled: true, reason: 'It was sent twice' })
    expect(world.mails().filter(({ template }) => template === 'cancelled')).toHaveLength(4)
    expect(world.events(id).filter(({ type }) => type === 'cancelled')).toMatchObject([
      { by: `officer:${officer!.personId}`, data: { reason: 'It was sent twice' } },
    ])
    expect(await world.executions.read(`${id}-1`)).toMatchObject({ status: 'SUCCEEDED' })
  })

  it('closes the case of one in review', async () => {
    const id = await inReview()
    await cancel(officer!, id)
    await world.settle()
    expect(await list(officer!)).toEqual([])
  })

  it('keeps off an application of its own, and off one that has become a cluster', async () => {
    const id = await inReview()
    await represents(officer!, 12)
    expect((await cancel(officer!, id)).statusCode).toBe(403)
    const registered = world.store.items().find(({ entity }) => entity === 'Cluster')!['id'] as string
    expect((await cancel(other!, registered)).json).toMatchObject({ facts: { status: 'registered' } })
  })
})

const preview = (who: Sender, cases: readonly string[], verdict: string) =>
  world.send(who, 'POST', '/api/officer/cases/preview', { body: { cases, verdict } })
const decide = (who: Sender, cases: readonly { id: string; seen: string }[], verdict: string, key: string) =>
  world.send(who, 'POST', '/api/officer/cases/decide', {
    body: { cases, verdict, reason: 'Looked at together' },
    headers: { 'idempotency-key': key },
  })

describe('deciding many cases', () => {
  it('says before what would happen to each and what is left out, then does just that, once', async () => {
    const application = await inReview()
    const ids = [reviewCaseId(application), claimCaseId((await aClaim(15)).id), claimCaseId((await aClaim(16)).id)]
    await assign(other!, ids[2]!, 'me')
    const seen = (await preview(officer!, [...ids, 'claim~none'], 'accept')).json.cases
    expect(seen).toMatchObject([
      { id: ids[0], would: 'isAssessedAgain' },
      { id: ids[1], would: 'represents' },
      { id: ids[2], excluded: 'taken' },
      { id: 'claim~none', excluded: 'notFound' },
    ])
    const chosen = seen.map(({ id, seen: as }: { id: string; seen: string }) => ({ id, seen: as }))
    const outcomes = async (key: string) =>
      (await decide(officer!, chosen, 'accept', key)).json.cases.map(({ outcome }: { outcome: string }) => outcome)
    const expected = ['decided', 'decided', 'excluded', 'excluded']
    expect(await outcomes('one')).toEqual(expected)
    expect(await outcomes('one')).toEqual(expected)
    await world.settle()
    expect(await world.application(application)).toMatchObject({ status: 'registered' })
    expect(world.events(application).filter(({ type }) => type === 'found')).toHaveLength(1)
    expect(world.mails().filter(({ template }) => template === 'claimDecided')).toHaveLength(1)
    expect(await outcomes('two')).toEqual(expected)
  })

  it('decides nothing that is not what was seen, nothing of one’s own, and no more at once than the pack says', async () => {
    const application = await inReview()
    const id = reviewCaseId(application)
    const [{ seen }] = (await preview(officer!, [id], 'accept')).json.cases
    expect((await decide(officer!, [{ id, seen }], 'refuse', 'r')).json.cases).toEqual([{ id, outcome: 'changed' }])
    await represents(officer!, 12)
    expect((await preview(officer!, [id], 'accept')).json.cases).toMatchObject([{ id, excluded: 'conflict' }])
    const many = Array.from({ length: 51 }, (_, at) => `claim~${at}`)
    expect((await preview(officer!, many, 'accept')).json).toMatchObject({ facts: { most: 50 } })
  })
})

const correct = (who: Sender, at: number, correction: object) =>
  world.send(who, 'PATCH', `/api/officer/organisations/${world.register[at]!.key}`, {
    body: { correction, reason: 'The file had it wrong' },
  })

describe('an officer who puts an organisation right', () => {
  it('changes what is wrong, on record, and open applications count by it at once', async () => {
    const [applicant, ...others] = world.register.slice(0, 4)
    const id = await world.apply(others, { applicant: applicant!, content: { name: 'Counts' } })
    await world.settle()
    const reply = await correct(officer!, 1, { name: 'The right name', kind: 'partner' })
    expect(reply.json).toMatchObject({ name: 'The right name', kind: 'partner' })
    await world.settle()
    const answers = await world.answers(id)
    expect(answers.find(({ organisation }) => organisation === others[0]!.key)).toMatchObject({ counts: false })
    const record = () => world.store.items().filter(({ entity }) => entity === 'Correction')
    expect(record()).toMatchObject([
      { to: 'name: The right name', reason: 'The file had it wrong', by: `officer:${officer!.personId}` },
      { from: 'kind: participant', to: 'kind: partner' },
    ])
    await correct(officer!, 1, { name: 'The right name' })
    expect(record()).toHaveLength(2)
  })

  it('gives an identifier to one organisation only, and keeps off its own', async () => {
    const ogrn = 'ru-ogrn:1027700132195'
    expect((await correct(officer!, 1, { aliases: [ogrn] })).json).toMatchObject({ aliases: [ogrn] })
    expect((await correct(officer!, 2, { aliases: [ogrn] })).json).toMatchObject({
      type: '/problems/identifier-taken',
      facts: { key: world.register[1]!.key },
    })
    expect((await correct(officer!, 1, { aliases: [] })).json).toMatchObject({ aliases: [] })
    expect((await correct(officer!, 2, { aliases: [ogrn] })).statusCode).toBe(200)
    await represents(officer!, 3)
    expect((await correct(officer!, 3, { name: 'Better' })).statusCode).toBe(403)
  })
})
