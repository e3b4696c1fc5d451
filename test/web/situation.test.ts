import { describe, expect, it } from 'vitest'
import { datesIn } from '../../web/app/i18n/dates.ts'
import {
  isMoving,
  situationOf,
  waitingOf,
  type Application,
  type Counts,
  type Own,
} from '../../web/app/pages/application/situation.ts'
import { texts as en } from '../../web/app/texts/en/application.ts'
import { texts as ru } from '../../web/app/texts/ru/application.ts'

const own = (more: Partial<Own> = {}): Own => ({
  as: 'applicant',
  id: '0198c0de-0000-7000-8000-000000000001',
  version: 1,
  status: 'gathering',
  turn: { whose: 'invited', waitingFor: 'answers' },
  name: 'Nitride',
  purpose: '',
  projects: [],
  admission: 'consent',
  mode: 'whenRulesHold',
  applicant: { key: 'ru-inn:7735007358', name: 'Crystal Works' },
  createdAt: '2027-03-01T09:00:00.000Z',
  deadline: '2027-04-30T20:59:00.000Z',
  ...more,
})

const counts = (confirmed: number, open: number): Counts => ({ gathering: true, confirmed, open, minimum: 30 })

const sentence = (texts: typeof en, application: Application, counted: Counts) =>
  texts.waiting[waitingOf(application)](
    situationOf({ application, counts: counted, events: [] }, datesIn(texts === en ? 'en' : 'ru', 'Europe/Moscow')),
  ).replaceAll('\u00a0', ' ')

describe('whose turn it is, in a sentence', () => {
  it('says how many yeses register the cluster', () => {
    expect(sentence(en, own(), counts(27, 4))).toBe(
      'Waiting for 4 organisations. With 3 more yeses the cluster is registered by itself.',
    )
  })

  it('says so when the answers awaited cannot be enough', () => {
    expect(sentence(en, own(), counts(25, 2))).toContain('Even with a yes from all of them, 3 would be missing')
  })

  it.each([
    [1, 'Ждём ответа от 1 организации.'],
    [2, 'Ждём ответа от 2 организаций.'],
    [5, 'Ждём ответа от 5 организаций.'],
    [11, 'Ждём ответа от 11 организаций.'],
    [21, 'Ждём ответа от 21 организации.'],
    [111, 'Ждём ответа от 111 организаций.'],
  ])('waits for %i as Russian does', (open, begins) => {
    expect(sentence(ru, own(), counts(29, open))).toBe(
      `${begins} Нужно ещё 1 согласие, и кластер будет зарегистрирован автоматически.`,
    )
  })

  it('gives the end of the window for inviting more, where all have answered', () => {
    const application = own({ turn: { whose: 'applicant', waitingFor: 'moreOrganisations' } })
    const decision = {
      mode: 'whenRulesHold' as const,
      deadline: '2027-04-30T20:59:00.000Z',
      extensionsLeft: 1,
      next: { decide: false as const, lookAgainAt: '2027-03-10T09:00:00.000Z', waitingFor: 'window' as const },
    }
    const situation = situationOf(
      { application, counts: counts(29, 0), decision, events: [] },
      datesIn('en', 'Europe/Moscow'),
    )
    expect(en.waiting.moreOrganisations(situation)).toContain('more by 10 March 2027, 12:00 GMT+3')
  })

  it.each(['registered', 'rejected', 'withdrawn', 'expired'] as const)('says how it ended when it is %s', (status) => {
    const application = own({
      status,
      turn: { whose: 'nobody', waitingFor: 'nothing' },
      endedAt: '2027-03-05T09:00:00.000Z',
    })
    for (const texts of [en, ru]) {
      const said = sentence(texts, application, counts(30, 0))
      expect(said).toMatch(/5 (March|марта) 2027/)
      expect(said).not.toMatch(/\.\.|undefined/)
    }
  })
})

describe('an application that was ended before its decision', () => {
  it('says who ended it: an officer, or its coordinator', () => {
    const ended = { status: 'withdrawn' as const, turn: { whose: 'nobody' as const, waitingFor: 'nothing' as const } }
    expect(sentence(en, own(ended), counts(3, 0))).toMatch(/withdrew/)
    const cancelled = own({ ...ended, cancelled: true })
    expect(sentence(en, cancelled, counts(3, 0))).toMatch(/^An officer cancelled/)
    expect(sentence(ru, cancelled, counts(3, 0))).toMatch(/^Сотрудник прекратил/)
  })
})

describe('an application that is followed', () => {
  it.each([
    ['draft', 0, true],
    ['gathering', 3, true],
    ['registered', 2, true],
    ['registered', 0, false],
    ['rejected', 2, false],
    ['withdrawn', 2, false],
    ['expired', 0, false],
  ] as const)('in the state %s with %i open may still change: %s', (status, open, moving) => {
    expect(isMoving({ application: own({ status }), counts: counts(30, open) })).toBe(moving)
  })
})
