import { describe, expect, it } from 'vitest'
import { assess, gateHolds, screen, type Finding } from '../../shared/domain/decision.ts'
import type { RuleResult } from '../../shared/domain/rule-result.ts'
import type { WhatNow } from '../../shared/domain/what-now.ts'
import { DEADLINE, START } from '../support/builders.ts'

const failing = (rule: RuleResult['rule'], effect: RuleResult['effect'], evidence = 'e'): RuleResult => ({
  rule,
  effect,
  passes: false,
  observed: {},
  required: {},
  concerned: [],
  evidence,
})

const finding = (rule: RuleResult['rule'], verdict: Finding['verdict'], evidence = 'e'): Finding => ({
  rule,
  evidence,
  verdict,
  reason: 'seen',
  by: 'officer:1',
  at: START,
})

const reject = failing('applicantIsActiveParticipant', 'reject')
const gate = failing('enoughOrganisations', 'gate')
const correct = failing('nameIsFree', 'correct')
const name = failing('nameIsDistinct', 'review')
const overlap = failing('consortiumIsNew', 'review')
const advice = failing('severalSectors', 'advise')
const good = { ...gate, passes: true }

const notYet: WhatNow = { decide: false, lookAgainAt: DEADLINE, waitingFor: 'answers' }
const now = (because: Extract<WhatNow, { decide: true }>['because']): WhatNow => ({ decide: true, because })

describe('an assessment', () => {
  it.each([
    ['all is well', [good], now('rulesHold'), [], { outcome: 'approved' }],
    ['only advice fails', [advice], now('rulesHold'), [], { outcome: 'approved' }],
    ['it is not time', [good], notYet, [], { outcome: 'notYet', lookAgainAt: DEADLINE }],
    [
      'nobody can mend it, though it is not time',
      [reject, gate, name],
      notYet,
      [],
      { outcome: 'rejected', because: 'rules' },
    ],
    ['the gate is short and time is left', [gate, name], notYet, [], { outcome: 'notYet', lookAgainAt: DEADLINE }],
    [
      'the gate is short at the deadline',
      [gate, name],
      now('deadline'),
      [],
      { outcome: 'rejected', because: 'deadline' },
    ],
    ['the window is over', [gate], now('windowOver'), [], { outcome: 'rejected', because: 'windowOver' }],
    ['the text is wrong at the deadline', [correct], now('deadline'), [], { outcome: 'rejected', because: 'deadline' }],
    ['there is a question', [name], now('rulesHold'), [], { outcome: 'review', rules: ['nameIsDistinct'] }],
    [
      'there is a question at the deadline',
      [name],
      now('deadline'),
      [],
      { outcome: 'review', rules: ['nameIsDistinct'] },
    ],
    [
      'there are two',
      [name, overlap],
      now('word'),
      [],
      { outcome: 'review', rules: ['nameIsDistinct', 'consortiumIsNew'] },
    ],
    [
      'one of two is answered with yes',
      [name, overlap],
      now('word'),
      [finding('nameIsDistinct', 'accept')],
      { outcome: 'review', rules: ['consortiumIsNew'] },
    ],
    [
      'all are answered with yes',
      [name, overlap],
      now('word'),
      [finding('nameIsDistinct', 'accept'), finding('consortiumIsNew', 'accept')],
      { outcome: 'approved' },
    ],
    [
      'one is answered with no',
      [name, overlap],
      now('word'),
      [finding('nameIsDistinct', 'refuse')],
      { outcome: 'rejected', because: 'officer' },
    ],
    [
      'the yes was about other evidence',
      [name],
      now('word'),
      [finding('nameIsDistinct', 'accept', 'other')],
      { outcome: 'review', rules: ['nameIsDistinct'] },
    ],
    [
      'the last of two answers counts',
      [name],
      now('word'),
      [finding('nameIsDistinct', 'refuse'), finding('nameIsDistinct', 'accept')],
      { outcome: 'approved' },
    ],
    [
      'a yes does not open the gate',
      [gate, name],
      now('deadline'),
      [finding('nameIsDistinct', 'accept')],
      { outcome: 'rejected', because: 'deadline' },
    ],
  ] as const)('where %s', (_, results, next, findings, expected) => {
    expect(assess(results, next, findings)).toEqual(expected)
  })

  it('asks of the gate what time, answers or the applicant could still mend', () => {
    expect(gateHolds([good, advice, name, reject])).toBe(true)
    expect(gateHolds([gate])).toBe(false)
    expect(gateHolds([correct])).toBe(false)
  })
})

describe('a screening', () => {
  it('refuses, returns or lets in, in this order', () => {
    expect(screen([reject, correct])).toEqual({ outcome: 'rejected' })
    expect(screen([correct, failing('atLeastOneProject', 'correct')])).toEqual({
      outcome: 'needsCorrection',
      faults: [
        { rule: 'nameIsFree', path: '/name' },
        { rule: 'atLeastOneProject', path: '/projects' },
      ],
    })
    expect(screen([gate, name, advice])).toEqual({ outcome: 'eligible' })
  })
})
