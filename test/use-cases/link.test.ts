import { describe, expect, test } from 'vitest'
import { invitationUrl, linkSecret } from '../../shared/crypto/links.ts'
import type { Reply } from '../../shared/domain/answer.ts'
import { Conflict, NotFound } from '../../shared/domain/errors.ts'
import { invitationId } from '../../shared/domain/invitation-id.ts'
import { answerFrom, answerKey, putAnswer } from '../../shared/items/answer-item.ts'
import { createApplication } from '../../shared/items/application-item.ts'
import { openCounts } from '../../shared/items/count-item.ts'
import { memoryTable } from '../../shared/stores/memory-table.ts'
import { makeAnswerClusterInvitation } from '../../shared/use-cases/joining/answer-cluster-invitation.ts'
import { makeAnswerInvitation } from '../../shared/use-cases/answer-invitation.ts'
import { makeAnswerLink } from '../../shared/use-cases/answer-link.ts'
import { makeReadLink } from '../../shared/use-cases/read-link.ts'
import { anOrganisation, registered } from '../support/a-register.ts'
import { anAnswer, anApplication, ids, START } from '../support/builders.ts'
import { faultyTable } from '../support/faulty-table.ts'
import { signingKeys } from '../support/sign-in-world.ts'

const NOW = START
const [coordinator, invited] = [anOrganisation(1), anOrganisation(2)]
const application = anApplication('gathering')
const ID = invitationId(application.id, invited.key)
const first = signingKeys('first')

const world = async (answer = anAnswer(invited), keys = first) => {
  const table = memoryTable()
  const own = anAnswer(coordinator, { coordinator: true, state: 'confirmed' })
  const { put } = createApplication(application)
  await table.write([
    { put: { ...put, _run: { resumeAt: 'AssessConsortium' } } },
    ...openCounts(application.id, own, NOW).map((count) => ({ put: { ...count.put, open: 1 } })),
    registered(coordinator),
    registered(invited),
    putAnswer(undefined, answer),
  ])
  const counted = faultyTable(table)
  const deps = { table: counted, keys: async () => keys }
  return {
    calls: counted.calls,
    read: makeReadLink(deps),
    answer: makeAnswerLink({
      ...deps,
      answer: makeAnswerInvitation({ table, newId: ids() }),
      answerCluster: makeAnswerClusterInvitation({ table, newId: ids() }),
    }),
    stored: async () => {
      const item = await table.get(answerKey(application.id, invited.key))
      return item && answerFrom(item)
    },
  }
}

const link = (generation = 1, keys = first) => ({
  invitation: ID,
  secret: linkSecret(keys.current.key, ID, generation),
  now: NOW,
})

const yes: Reply = { answer: 'accept' }
const no: Reply = { answer: 'decline', reason: 'no time' }

describe('the link of an invitation', () => {
  test('has its secret in the fragment only', () => {
    expect(invitationUrl('https://consort.example', ID, 'abc')).toBe(`https://consort.example/i#${ID}.abc`)
  })

  test('shows who asks whom for what and until when', async () => {
    const { read } = await world()
    expect(await read(link())).toMatchObject({
      state: 'open',
      organisation: { key: invited.key, name: invited.name },
      coordinator: { name: coordinator.name },
      application: { name: application.name, purpose: application.purpose },
      expiresAt: '2026-10-01T08:00:00.000Z',
    })
  })

  test('says that the invitation has run out, before anybody has tidied up', async () => {
    const { read } = await world()
    expect(await read({ ...link(), now: '2026-10-01T08:00:00.000Z' })).toMatchObject({ state: 'expired' })
  })

  test.each([
    ['a guessed secret', anAnswer(invited), { ...link(), secret: 'A'.repeat(43) }],
    ['no secret', anAnswer(invited), { ...link(), secret: '' }],
    ['a secret of an earlier generation', anAnswer(invited, { generation: 2 }), link(1)],
    ['an invitation that was taken back', anAnswer(invited, { state: 'revoked', generation: 2 }), link(2)],
    ['an organisation that was never asked', anAnswer(invited, { state: 'listed', generation: 0 }), link(0)],
    ['the coordinator', anAnswer(invited, { coordinator: true, state: 'confirmed' }), link()],
    ['an invitation that does not exist', anAnswer(invited), { ...link(), invitation: `${application.id}~ru-inn~1` }],
    ['what is no invitation at all', anAnswer(invited), { ...link(), invitation: 'nonsense' }],
  ])('opens nothing for %s, after the same calls', async (_, answer, given) => {
    const { read, calls } = await world(answer)
    await expect(read(given)).rejects.toBeInstanceOf(NotFound)
    expect(calls()).toBe(1)
  })

  test('stays good while the key before the current one is still valid, and no longer', async () => {
    const during = await world(anAnswer(invited), signingKeys('second', 'first'))
    expect(await during.read(link())).toMatchObject({ state: 'open' })
    const afterwards = await world(anAnswer(invited), signingKeys('third', 'second'))
    await expect(afterwards.read(link())).rejects.toBeInstanceOf(NotFound)
  })

  test('carries an answer in the name of the organisation', async () => {
    const { answer, stored } = await world()
    await answer({ ...link(), reply: yes })
    expect(await stored()).toMatchObject({ state: 'confirmed', answeredBy: `link:${invited.key}` })
  })

  test('is spent by an answer: the same may be said again, another takes a sign-in', async () => {
    const { answer, stored, read } = await world()
    await answer({ ...link(), reply: no })
    await answer({ ...link(), reply: no })
    await expect(answer({ ...link(), reply: yes })).rejects.toEqual(new Conflict('alreadyAnswered'))
    expect(await stored()).toMatchObject({ state: 'declined' })
    expect(await read(link())).toMatchObject({ state: 'declined', reason: 'no time' })
  })

  test('carries one of two answers that come at once', async () => {
    const { answer } = await world()
    const outcomes = await Promise.allSettled([yes, no].map((reply) => answer({ ...link(), reply })))
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('answers nothing with a guessed secret, nor after its time', async () => {
    const { answer, stored } = await world()
    const guess = { ...link(), secret: linkSecret('another key, long enough', ID, 1) }
    await expect(answer({ ...guess, reply: yes })).rejects.toBeInstanceOf(NotFound)
    const late = { ...link(), now: '2026-10-02T08:00:00.000Z' }
    await expect(answer({ ...late, reply: yes })).rejects.toEqual(new Conflict('invitationExpired'))
    expect(await stored()).toEqual(anAnswer(invited))
  })
})
