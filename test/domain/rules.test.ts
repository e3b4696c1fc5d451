import { describe, expect, it } from 'vitest'
import type { Answer, AnswerState } from '../../shared/domain/answer.ts'
import type { Member } from '../../shared/domain/member.ts'
import type { Organisation } from '../../shared/domain/organisation.ts'
import { reported, MOST_NAMED, type RuleResult } from '../../shared/domain/rule-result.ts'
import {
  ruleIdSchema,
  rulePackSchema,
  firstRulePack,
  type RuleId,
  type RulePack,
} from '../../shared/domain/rule-pack.ts'
import { evaluateRules, type RuleFacts, type RuleStage } from '../../shared/domain/rules.ts'
import { anOrganisation, organisations } from '../support/a-register.ts'
import { aContent, anAnswer, aPack, aProject } from '../support/builders.ts'

const applicant = anOrganisation(1)

const aMember = (organisation: Organisation, answer?: Partial<Answer>): Member => ({
  key: organisation.key,
  organisation,
  answer: answer && anAnswer(organisation, answer),
  coordinator: organisation.key === applicant.key,
})

const confirmed = { state: 'confirmed' } as const

/** A consortium of so many that confirmed, the coordinator among them. */
const aConsortium = (many: number): readonly Member[] =>
  organisations(many).map((organisation) => aMember(organisation, confirmed))

const facts = (differing: Partial<RuleFacts> = {}): RuleFacts => ({
  content: aContent([applicant.key]),
  applicant: { key: applicant.key, organisation: applicant },
  members: aConsortium(30),
  repeated: [],
  nameTakenBy: undefined,
  similarNames: [],
  overlaps: [],
  ...differing,
})

const resultOf = (
  rule: RuleId,
  differing: Partial<RuleFacts> = {},
  { pack = aPack(), stage = 'assessment' }: { pack?: RulePack; stage?: RuleStage } = {},
): RuleResult => evaluateRules(facts(differing), pack, stage).find((result) => result.rule === rule)!

const fails = (rule: RuleId, differing: Partial<RuleFacts>, settings?: { pack?: RulePack; stage?: RuleStage }) =>
  !resultOf(rule, differing, settings).passes

const numbered = (number: number, differing: Partial<Organisation>, answer: Partial<Answer> = confirmed): Member =>
  aMember(anOrganisation(number, differing), answer)

const near = (similarity: number): RuleFacts['similarNames'] => [{ name: 'Nitrides', similarity }]

const shared = (share: number): RuleFacts['overlaps'] => [{ clusterId: 'c', name: 'Robotics', share }]

/** 29 that confirmed, and others in these states. */
const short = (...states: AnswerState[]): readonly Member[] => [
  ...aConsortium(29),
  ...states.map((state, at) => aMember(anOrganisation(40 + at), { state })),
]

const evidenceOn = (members: readonly Member[]): string => resultOf('enoughOrganisations', { members }).evidence

describe('the rules', () => {
  it('are always all evaluated, whatever fails', () => {
    const worst = facts({
      content: aContent([], { projects: [] }),
      applicant: { key: applicant.key, organisation: undefined },
      members: [],
      nameTakenBy: 'cluster',
    })
    for (const stage of ['screening', 'assessment'] as const)
      for (const found of [facts(), worst])
        expect(evaluateRules(found, aPack(), stage).map(({ rule }) => rule)).toEqual(ruleIdSchema.options)
  })

  it('all hold for a good consortium', () => {
    expect(evaluateRules(facts(), aPack(), 'assessment').filter(({ passes }) => !passes)).toEqual([])
  })

  it('have the effect that the pack gives them; one that is off is not heard', () => {
    const pack = aPack({ rules: { ...firstRulePack.rules, severalSectors: 'review', severalCategories: 'off' } })
    const results = evaluateRules(facts(), pack, 'assessment')
    expect(results.find(({ rule }) => rule === 'severalSectors')).toMatchObject({ effect: 'review' })
    expect(results.map(({ rule }) => rule)).not.toContain('severalCategories')
  })

  it('cannot be published without the minimum as the gate, nor with a minimum that a transaction does not hold', () => {
    const off = { ...firstRulePack, rules: { ...firstRulePack.rules, enoughOrganisations: 'off' } }
    expect(rulePackSchema.safeParse(off).success).toBe(false)
    expect(rulePackSchema.safeParse({ ...firstRulePack, minimumOrganisations: 81 }).success).toBe(false)
    expect(rulePackSchema.safeParse(firstRulePack).success).toBe(true)
  })
})

describe('the applicant', () => {
  it.each([
    [applicant, true],
    [anOrganisation(1, { status: 'suspended' }), false],
    [anOrganisation(1, { status: 'struckOff' }), false],
    [anOrganisation(1, { kind: 'partner' }), false],
    [undefined, false],
  ] as const)('must be an active participant (case %#)', (organisation, passes) => {
    const result = resultOf('applicantIsActiveParticipant', { applicant: { key: applicant.key, organisation } })
    expect(result.passes).toBe(passes)
    expect(result.observed).toEqual({
      status: organisation?.status ?? 'unknown',
      kind: organisation?.kind ?? 'unknown',
    })
  })
})

describe('enough organisations', () => {
  it('are 30 with the coordinator, and 29 others', () => {
    expect(resultOf('enoughOrganisations', { members: aConsortium(30) })).toMatchObject({
      passes: true,
      observed: { count: 30 },
      required: { count: 30 },
      concerned: [],
    })
    expect(resultOf('enoughOrganisations', { members: aConsortium(29) })).toMatchObject({
      passes: false,
      observed: { count: 29 },
    })
  })

  it('are 30 others where the coordinator itself does not count', () => {
    const partner = aMember(anOrganisation(1, { kind: 'partner' }), confirmed)
    const others = aConsortium(31).slice(1)
    expect(fails('enoughOrganisations', { members: [partner, ...others.slice(0, 29)] })).toBe(true)
    expect(fails('enoughOrganisations', { members: [partner, ...others] })).toBe(false)
  })

  it('are counted with the coordinator before anybody is asked, and say how many are possible', () => {
    const members = organisations(30).map((organisation) => aMember(organisation))
    expect(resultOf('enoughOrganisations', { members }, { stage: 'screening' })).toMatchObject({
      observed: { count: 1, possible: 30 },
    })
  })

  it('name everybody who does not count, and why', () => {
    const stranger: Member = {
      key: 'ru-inn:7735007358',
      organisation: undefined,
      answer: anAnswer(anOrganisation(41), { organisation: 'ru-inn:7735007358', state: 'listed' }),
      coordinator: false,
    }
    const shortOf = [
      numbered(31, { status: 'suspended' }),
      numbered(32, { status: 'struckOff' }),
      numbered(33, { kind: 'partner' }),
      stranger,
      numbered(34, { registeredEmail: undefined }, { state: 'listed' }),
      numbered(35, { undeliverableSince: anOrganisation(1).asOf }, { state: 'listed' }),
      numbered(36, {}, { state: 'invited', undeliverable: true }),
      numbered(37, {}, { state: 'listed' }),
      ...(['invited', 'declined', 'expired', 'revoked', 'left', 'closed'] as AnswerState[]).map((state, at) =>
        numbered(50 + at, {}, { state }),
      ),
    ]
    const result = resultOf('enoughOrganisations', { members: [...aConsortium(29), ...shortOf] })
    expect(result).toMatchObject({ passes: false, observed: { count: 29, possible: 31 } })
    expect(result.concerned.map(({ why }) => why)).toEqual([
      'suspended',
      'struckOff',
      'kindNotCounted',
      'unknown',
      'unreachable',
      'undeliverable',
      'undeliverable',
      'notAsked',
      'open',
      'declined',
      'expired',
      'revoked',
      'left',
      'closed',
    ])
    expect(result.concerned[3]).toEqual({ key: stranger.key, name: stranger.key, why: 'unknown' })
  })

  it('one suspended, one partner, one twice, one unknown and 29 valid: every reason at once', () => {
    const members = [
      ...aConsortium(29),
      aMember(anOrganisation(30, { status: 'suspended' }), { state: 'listed' }),
      aMember(anOrganisation(31, { kind: 'partner' }), confirmed),
      { key: 'ru-inn:7735007358', organisation: undefined, answer: undefined, coordinator: false },
    ]
    const repeated = [{ given: anOrganisation(3).key, key: anOrganisation(3).key }]
    const results = evaluateRules(facts({ members, repeated }), aPack(), 'assessment')
    const concerned = results.flatMap(({ concerned: named }) => named)
    expect(concerned.map(({ name, why }) => [name, why])).toEqual([
      ['Organisation 30', 'suspended'],
      ['Organisation 31', 'kindNotCounted'],
      ['ru-inn:7735007358', 'unknown'],
      ['Organisation 3', 'twice'],
    ])
  })

  it('count partners where the pack does', () => {
    const members = organisations(30).map((one) => aMember({ ...one, kind: 'partner' }, confirmed))
    expect(fails('enoughOrganisations', { members })).toBe(true)
    const pack = aPack({ countedKinds: ['participant', 'partner'] })
    expect(fails('enoughOrganisations', { members }, { pack })).toBe(false)
  })

  it('name at most a hundred in a report, and say how many there are', () => {
    const members = organisations(250).map((organisation) => aMember(organisation, { state: 'invited' }))
    const report = reported(resultOf('enoughOrganisations', { members }))
    expect(report.concerned).toHaveLength(MOST_NAMED)
    expect(report.concernedCount).toBe(250)
  })
})

describe('projects', () => {
  it('must be at least one', () => {
    expect(fails('atLeastOneProject', {})).toBe(false)
    expect(fails('atLeastOneProject', { content: aContent([], { projects: [] }) })).toBe(true)
    const pack = aPack({ minimumProjects: 0 })
    expect(fails('atLeastOneProject', { content: aContent([], { projects: [] }) }, { pack })).toBe(false)
  })

  it('have members of the consortium only', () => {
    const stranger = anOrganisation(99).key
    const content = aContent([applicant.key, stranger])
    expect(resultOf('projectMembersBelong', { content })).toMatchObject({
      passes: false,
      concerned: [{ key: stranger, why: 'notInConsortium' }],
    })
    expect(fails('projectMembersBelong', { content: aContent([]) })).toBe(true)
    expect(fails('projectMembersBelong', { content: aContent([applicant.key]) })).toBe(false)
  })

  it('are carried by somebody who counts, once answers are there', () => {
    const [declined, other] = [anOrganisation(40), anOrganisation(41)]
    const content = aContent([], { projects: [aProject([declined.key, other.key])] })
    const members = [...aConsortium(30), aMember(declined, { state: 'declined' }), aMember(other, { state: 'invited' })]
    expect(fails('projectMembersBelong', { content, members })).toBe(true)
    expect(fails('projectMembersBelong', { content, members }, { stage: 'screening' })).toBe(false)
    const yes = [...aConsortium(30), aMember(declined, { state: 'declined' }), aMember(other, confirmed)]
    expect(fails('projectMembersBelong', { content, members: yes })).toBe(false)
  })
})

describe('the name', () => {
  it('must be free', () => {
    for (const nameTakenBy of ['application', 'cluster'] as const)
      expect(resultOf('nameIsFree', { nameTakenBy })).toMatchObject({
        passes: false,
        observed: { takenBy: nameTakenBy },
      })
    expect(fails('nameIsFree', {})).toBe(false)
  })

  it('is looked at where it is near to another', () => {
    expect(resultOf('nameIsDistinct', { similarNames: near(0.8) })).toMatchObject({
      passes: false,
      effect: 'review',
      observed: { similar: 'Nitrides' },
    })
    expect(fails('nameIsDistinct', { similarNames: near(0.79) })).toBe(false)
  })
})

describe('the consortium', () => {
  it('is looked at where most of it is one cluster already', () => {
    expect(resultOf('consortiumIsNew', { overlaps: shared(0.6) })).toMatchObject({ passes: false, effect: 'review' })
    expect(fails('consortiumIsNew', { overlaps: shared(0.59) })).toBe(false)
    expect(fails('consortiumIsNew', { overlaps: [] })).toBe(false)
  })

  it('is advised to be of several sectors and categories', () => {
    const alike = organisations(30).map((one) => aMember({ ...one, sectors: ['IT'], category: 'sme' }, confirmed))
    for (const rule of ['severalSectors', 'severalCategories'] as const) {
      expect(resultOf(rule, { members: alike })).toMatchObject({ passes: false, effect: 'advise' })
      expect(fails(rule, {})).toBe(false)
    }
    const openDiffers = [...alike, aMember(anOrganisation(31, { sectors: ['robotics'] }), { state: 'invited' })]
    expect(fails('severalSectors', { members: openDiffers })).toBe(true)
    expect(fails('severalSectors', { members: openDiffers }, { stage: 'screening' })).toBe(false)
  })

  it('is told about identifiers that were written twice', () => {
    const { key, name } = anOrganisation(2)
    expect(resultOf('eachCountedOnce', { repeated: [{ given: 'x', key }] })).toMatchObject({
      passes: false,
      effect: 'advise',
      concerned: [{ key, name, why: 'twice' }],
    })
    expect(fails('eachCountedOnce', {})).toBe(false)
  })
})

describe('evidence', () => {
  it('is the same for the same findings in whatever order, and another for any other', () => {
    const base = short('declined', 'left')
    expect(evidenceOn(base.toReversed())).toBe(evidenceOn(base))
    expect(evidenceOn(short('declined', 'declined'))).not.toBe(evidenceOn(base))
    expect(evidenceOn(short('declined'))).not.toBe(evidenceOn(base))
  })
})
