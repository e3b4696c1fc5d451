import { describe, expect, test } from 'vitest'
import { invitationUrl, linkSecret } from '../../shared/crypto/links.ts'
import type { Answer, Reply } from '../../shared/domain/answer.ts'
import type { Application } from '../../shared/domain/application.ts'
import { Conflict, NotFound } from '../../shared/domain/errors.ts'
import { invitationId } from '../../shared/domain/invitation-id.ts'
import { createApplication } from '../../shared/items/application-item.ts'
import { putAnswer } from '../../shared/items/answer-item.ts'
import { memoryTable } from '../../shared/stores/memory-table.ts'
import { makeAnswerLink } from '../../shared/use-cases/answer-link.ts'
import { makeReadLink } from '../../shared/use-cases/read-link.ts'
import { anOrganisation, registered } from '../support/a-register.ts'
import { faultyTable } from '../support/faulty-table.ts'
import { signingKeys } from '../support/sign-in-world.ts'

const NOW = '2026-09-01T08:00:00.000Z'
const APPLICATION = '0192f0c1-0000-7000-8000-000000000001'
const [coordinator, invited] = [anOrganisation(1), anOrganisation(2)]
const ID = invitationId(APPLICATION, invited.key)
const first = signingKeys('first')

const application: Application = {
  id: APPLICATION,
  name: 'Nitride microelectronics',
  purpose: 'To build it together',
  projects: [],
  admission: 'consent',
  applicant: coordinator.key,
  createdBy: 'person',
  createdAt: NOW,
  version: 1,
  status: 'draft',
}

const anAnswer = (differing: Partial<Answer> = {}): Answer => ({
  applicationId: APPLICATION,
  organisation: invited.key,
  coordinator: false,
  state: 'invited',
  generation: 1,
  counts: true,
  undeliverable: false,
  listedAt: NOW,
  invitedAt: NOW,
  expiresAt: '2026-10-01T08:00:00.000Z',
  ...differing,
})

const world = async (answer = anAnswer(), keys = first) => {
  const table = memoryTable()
  await table.write([
    createApplication(application),
    registered(coordinator),
    registered(invited),
    putAnswer(undefined, answer),
  ])
  const counted = faultyTable(table)
  const answered: { reply: Reply; by: unknown }[] = []
  const deps = { table: counted, keys: async () => keys }
  return {
    calls: counted.calls,
    answered,
    read: makeReadLink(deps),
    answer: makeAnswerLink({
      ...deps,
      answer: async ({ reply, by }) => void answered.push({ reply, by }),
    }),
  }
}

const link = (generation = 1, keys = first) => ({
  invitation: ID,
  secret: linkSecret(keys.current.key, ID, generation),
  now: NOW,
})

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
    ['a guessed secret', anAnswer(), { ...link(), secret: 'A'.repeat(43) }],
    ['no secret', anAnswer(), { ...link(), secret: '' }],
    ['a secret of an earlier generation', anAnswer({ generation: 2 }), link(1)],
    ['an invitation that was taken back', anAnswer({ state: 'revoked', generation: 2 }), link(2)],
    ['an organisation that was never asked', anAnswer({ state: 'listed', generation: 0 }), link(0)],
    ['the coordinator', anAnswer({ coordinator: true, state: 'confirmed' }), link()],
    ['an invitation that does not exist', anAnswer(), { ...link(), invitation: `${APPLICATION}~ru-inn~1` }],
    ['what is no invitation at all', anAnswer(), { ...link(), invitation: 'nonsense' }],
  ])('opens nothing for %s, after the same calls', async (_, answer, given) => {
    const { read, calls } = await world(answer)
    await expect(read(given)).rejects.toBeInstanceOf(NotFound)
    expect(calls()).toBe(1)
  })

  test('stays good while the key before the current one is still valid, and no longer', async () => {
    const during = await world(anAnswer(), signingKeys('second', 'first'))
    expect(await during.read(link())).toMatchObject({ state: 'open' })
    const afterwards = await world(anAnswer(), signingKeys('third', 'second'))
    await expect(afterwards.read(link())).rejects.toBeInstanceOf(NotFound)
  })

  test('carries an answer in the name of the organisation', async () => {
    const { answer, answered } = await world()
    await answer({ ...link(), reply: { answer: 'accept' } })
    expect(answered).toEqual([{ reply: { answer: 'accept' }, by: { as: 'link', organisation: invited.key } }])
  })

  test('is spent by an answer: the same may be said again, another takes a sign-in', async () => {
    const { answer, answered } = await world(anAnswer({ state: 'confirmed' }))
    await answer({ ...link(), reply: { answer: 'accept' } })
    expect(answered).toHaveLength(1)
    const no: Reply = { answer: 'decline', reason: 'changed our mind' }
    await expect(answer({ ...link(), reply: no })).rejects.toEqual(new Conflict('alreadyAnswered'))
    const declined = await world(anAnswer({ state: 'declined' }))
    await expect(declined.answer({ ...link(), reply: { answer: 'accept' } })).rejects.toEqual(
      new Conflict('alreadyAnswered'),
    )
  })

  test('answers nothing with a guessed secret', async () => {
    const { answer, answered } = await world()
    const guess = { ...link(), secret: linkSecret('another key, long enough', ID, 1) }
    await expect(answer({ ...guess, reply: { answer: 'accept' } })).rejects.toBeInstanceOf(NotFound)
    expect(answered).toEqual([])
  })
})
