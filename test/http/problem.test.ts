import { describe, expect, it } from 'vitest'
import {
  Conflict,
  Forbidden,
  GateShort,
  InvalidRequest,
  NotFound,
  PreconditionFailed,
  TooMany,
  WrongCode,
} from '../../shared/domain/errors.ts'
import { problemOf, problemSchema } from '../../shared/http/problem.ts'
import { conflictProblems, problemStatuses } from '../../shared/http/problem-types.ts'
import { Refused } from '../../shared/http/refusals.ts'
import { en } from '../../shared/i18n/en/problems.ts'
import { ru } from '../../shared/i18n/ru/problems.ts'
import { Busy, ConditionFailed } from '../../shared/stores/table.ts'

const asked = { language: 'en', requestId: 'r' } as const
const typeOf = (error: unknown) => problemOf(error, asked).type

describe('the table of problems', () => {
  it.each([
    [new NotFound('cluster', '1'), 'not-found', 404],
    [new Forbidden(), 'forbidden', 403],
    [new GateShort([]), 'gate-short', 409],
    [new InvalidRequest([{ path: '/name', message: 'nameWithoutLetters' }]), 'invalid-request', 400],
    [new PreconditionFailed(), 'precondition-failed', 412],
    [new TooMany(7), 'too-many-requests', 429],
    [new WrongCode('session'), 'wrong-code', 422],
    [new ConditionFailed([]), 'changed-meanwhile', 409],
    [new Busy(undefined), 'busy', 503],
    [new Refused('media-type'), 'media-type', 415],
    [new Error('secret'), 'internal', 500],
    ['thrown text', 'internal', 500],
  ])('makes of %s the problem %s', (error, type, status) => {
    const { problem } = problemOf(error, asked)
    expect(problem).toMatchObject({ type: `/problems/${type}`, status, requestId: 'r' })
    expect(problemSchema.parse(problem)).toEqual(problem)
  })

  it('has a problem for each reason of a conflict, with the facts in its sentence', () => {
    for (const [code, type] of Object.entries(conflictProblems))
      expect(typeOf(new Conflict(code as keyof typeof conflictProblems))).toBe(type)
    const { problem } = problemOf(new Conflict('notInThisState', { status: 'review' }), asked)
    expect(problem).toMatchObject({ facts: { status: 'review' }, detail: 'The state "review" does not allow this.' })
  })

  it('says when to come back', () => {
    expect(problemOf(new TooMany(7), asked).retryAfterSeconds).toBe(7)
    expect(problemOf(new Busy(undefined, 4), asked).retryAfterSeconds).toBe(4)
  })

  it('lets a sign-in go on after a wrong code', () => {
    expect(problemOf(new WrongCode('next'), asked).problem.facts).toEqual({ session: 'next' })
    expect(problemOf(new WrongCode(), asked).problem.facts).toBeUndefined()
  })

  it.each(Object.keys(problemStatuses))('has sentences about %s in both languages', (type) => {
    for (const texts of [en, ru]) {
      const { title, detail, remedy } = texts[type as keyof typeof problemStatuses]
      for (const sentence of [title, detail({}), detail({ status: 's', most: 1, retryAt: 't', seconds: 2 }), remedy])
        expect(sentence).toMatch(/\S{2}/)
      expect(detail({})).not.toContain('undefined')
    }
    const isRussian = /[а-я]/.test(ru[type as keyof typeof problemStatuses].title)
    expect(isRussian).toBe(true)
  })
})
