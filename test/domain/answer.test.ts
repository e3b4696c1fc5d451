import { describe, expect, it } from 'vitest'
import {
  answerStateSchema,
  ask,
  close,
  confirmBySubmitting,
  contributionOf,
  countsTowards,
  expire,
  isExpired,
  isOpen,
  obstacleTo,
  reply,
  revoke,
  type Answer,
  type AnswerState,
} from '../../shared/domain/answer.ts'
import { after, deadlineAfter } from '../../shared/domain/time.ts'
import { anOrganisation } from '../support/a-register.ts'
import { anAnswer, aPack, DEADLINE, idOf, START } from '../support/builders.ts'

const organisation = anOrganisation(2)
const EXPIRES = '2026-10-01T08:00:00.000Z'
const BEFORE = '2026-10-01T07:59:59.999Z'
const yes = { answer: 'accept' } as const
const no = { answer: 'decline', reason: 'no time' } as const

const inState = (state: AnswerState, differing: Partial<Answer> = {}) =>
  anAnswer(organisation, { state, ...(state === 'invited' ? {} : { remindAt: undefined }), ...differing })

const outcomeOf = (state: AnswerState, said: typeof yes | typeof no, now: string) => {
  const replied = reply(inState(state), said, 'person:1', now)
  if (replied.outcome === 'changed') return replied.answer.state
  return replied.outcome === 'same' ? 'same' : `refused ${replied.because}`
}

describe('what an organisation says', () => {
  it.each([
    ['listed', 'refused notInvited', 'refused notInvited', 'refused notInvited'],
    ['invited', 'confirmed', 'refused expired', 'declined'],
    ['confirmed', 'same', 'same', 'left'],
    ['declined', 'confirmed', 'refused expired', 'same'],
    ['expired', 'refused expired', 'refused expired', 'declined'],
    ['revoked', 'refused revoked', 'refused revoked', 'refused revoked'],
    ['left', 'confirmed', 'refused expired', 'same'],
    ['closed', 'refused revoked', 'refused revoked', 'refused revoked'],
  ] as const)('while it is %s: yes in time %s, yes too late %s, no %s', (state, inTime, tooLate, declined) => {
    expect(outcomeOf(state, yes, BEFORE)).toBe(inTime)
    expect(outcomeOf(state, yes, EXPIRES)).toBe(tooLate)
    expect(outcomeOf(state, no, BEFORE)).toBe(declined)
    expect(outcomeOf(state, no, EXPIRES)).toBe(declined)
  })

  it('has a row for every state', () => {
    expect(answerStateSchema.options).toHaveLength(8)
  })

  it('never loses the coordinator, who confirmed by submitting', () => {
    for (const said of [yes, no])
      expect(reply(inState('confirmed', { coordinator: true }), said, 'p', START)).toEqual({
        outcome: 'refused',
        because: 'coordinator',
      })
  })

  it('is remembered with who, when and why; a yes forgets the reason of the no', () => {
    const declined = reply(inState('invited'), no, 'person:1', START)
    expect(declined).toMatchObject({
      answer: { state: 'declined', reason: 'no time', answeredBy: 'person:1', answeredAt: START },
    })
    if (declined.outcome !== 'changed') throw new Error('a no was not taken')
    expect(declined.answer).not.toHaveProperty('remindAt')
    const confirmed = reply(declined.answer, yes, 'person:2', BEFORE)
    expect(confirmed).toMatchObject({ answer: { state: 'confirmed', answeredBy: 'person:2', answeredAt: BEFORE } })
    expect(confirmed).not.toHaveProperty('answer.reason')
  })
})

const asked = (differing: Partial<Parameters<typeof ask>[1]> = {}, before?: Answer) =>
  ask(before, {
    applicationId: idOf(1),
    key: organisation.key,
    organisation,
    pack: aPack(),
    deadline: DEADLINE,
    now: START,
    ...differing,
  })

describe('a question', () => {
  it('runs for as long as the pack says, and is followed by a reminder', () => {
    expect(asked()).toMatchObject({
      state: 'invited',
      generation: 1,
      counts: true,
      invitedAt: START,
      expiresAt: deadlineAfter(START, { days: 30 }, 'Europe/Moscow'),
      remindAt: after(START, { days: 7 }),
    })
  })

  it('ends with the application at the latest, and then has no reminder that would come after it', () => {
    const deadline = after(START, { days: 7 })
    const question = asked({ deadline })
    expect(question.expiresAt).toBe(deadline)
    expect(question).not.toHaveProperty('remindAt')
  })

  it('is of another generation each time, and keeps since when the organisation is listed', () => {
    const again = asked({ now: BEFORE }, inState('revoked', { generation: 4 }))
    expect(again).toMatchObject({ state: 'invited', generation: 5, listedAt: START, invitedAt: BEFORE })
    expect(again).not.toHaveProperty('answeredAt')
  })

  it.each([
    ['unknown', undefined],
    ['suspended', anOrganisation(2, { status: 'suspended' })],
    ['struckOff', anOrganisation(2, { status: 'struckOff' })],
    ['unreachable', anOrganisation(2, { registeredEmail: undefined })],
    ['undeliverable', anOrganisation(2, { undeliverableSince: START })],
  ] as const)('is not put to who is %s: it is listed', (obstacle, stored) => {
    expect(obstacleTo(stored)).toBe(obstacle)
    const listed = asked({ organisation: stored })
    expect(listed).toMatchObject({ state: 'listed', generation: 0 })
    expect(listed).not.toHaveProperty('expiresAt')
  })

  it('to a partner is put and counts only where the pack counts partners', () => {
    const partner = anOrganisation(2, { kind: 'partner' })
    expect(asked({ organisation: partner })).toMatchObject({ state: 'invited', counts: false })
    expect(countsTowards(aPack({ countedKinds: ['participant', 'partner'] }), partner)).toBe(true)
  })

  it('is taken back as long as it is open', () => {
    const taken = answerStateSchema.options.filter((state) => revoke(inState(state), START) !== undefined)
    expect(taken).toEqual(['listed', 'invited'])
    expect(revoke(inState('invited'), START)).toMatchObject({ state: 'revoked', generation: 2 })
  })

  it('runs out at its moment, not before', () => {
    expect(isExpired(inState('invited'), BEFORE)).toBe(false)
    expect(isExpired(inState('invited'), EXPIRES)).toBe(true)
    expect(isExpired(inState('confirmed'), EXPIRES)).toBe(false)
  })

  it('reminds nobody once it is over', () => {
    for (const over of [close(inState('invited')), expire(inState('invited')), revoke(inState('invited'), START)!])
      expect(over).not.toHaveProperty('remindAt')
  })
})

describe('a place in the counts', () => {
  it('has only who is open or confirmed, and of whom the register says that it counts', () => {
    const contributions = answerStateSchema.options.map((state) => contributionOf(inState(state)))
    const expected = { invited: 'open', confirmed: 'confirmed' } as Record<AnswerState, string | undefined>
    expect(contributions).toEqual(answerStateSchema.options.map((state) => expected[state]))
    expect(contributionOf(undefined)).toBeUndefined()
    expect(contributionOf(inState('confirmed', { counts: false }))).toBeUndefined()
  })

  it('is not held by whom no mail reaches, for it would be waited for in vain', () => {
    expect(isOpen(inState('invited', { undeliverable: true }))).toBe(false)
    expect(contributionOf(inState('invited', { undeliverable: true }))).toBeUndefined()
  })

  it('has the coordinator from the first', () => {
    const coordinator = confirmBySubmitting({
      applicationId: idOf(1),
      key: organisation.key,
      organisation,
      pack: aPack(),
      by: 'service',
      now: START,
    })
    expect(contributionOf(coordinator)).toBe('confirmed')
  })
})
