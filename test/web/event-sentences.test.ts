import { describe, expect, it } from 'vitest'
import { eventTypeSchema, type EventType } from '../../shared/domain/event.ts'
import { datesIn } from '../../web/app/i18n/dates.ts'
import type { TimelineEvent } from '../../web/app/i18n/event-data.ts'
import { texts as en } from '../../web/app/texts/en/events.ts'
import { texts as ru } from '../../web/app/texts/ru/events.ts'

const anEvent = (type: EventType, data: TimelineEvent['data'] = {}, name?: string): TimelineEvent => ({
  id: 'e',
  type,
  at: '2027-03-01T09:00:00.000Z',
  by: 'service',
  data,
  ...(name === undefined ? {} : { organisation: { key: 'ru-inn:7735007358', name } }),
})

const say = (language: 'en' | 'ru', event: TimelineEvent) =>
  (language === 'en' ? en : ru)[event.type](event, datesIn(language, 'Europe/Moscow')).replaceAll('\u00a0', ' ')

describe.each(['en', 'ru'] as const)('events in words (%s)', (language) => {
  it.each(eventTypeSchema.options)('has a whole sentence for %s, whatever the event leaves out', (type) => {
    for (const event of [anEvent(type), anEvent(type, {}, 'Mikron')]) {
      const sentence = say(language, event)
      expect(sentence).toMatch(/^\p{Lu}|^\d/u)
      expect(sentence).toMatch(/\.$/)
      expect(sentence).not.toMatch(/undefined|NaN|null|\.\.|Invalid/)
    }
  })

  it.each(['invited', 'confirmed', 'declined', 'left', 'joined', 'reminded', 'undeliverable'] as const)(
    'names the organisation that %s is about',
    (type) => expect(say(language, anEvent(type, {}, 'Mikron'))).toContain('Mikron'),
  )
})

describe('an event in Russian', () => {
  it.each([
    [1, 'Разосланы приглашения: 1 организация.'],
    [2, 'Разосланы приглашения: 2 организации.'],
    [5, 'Разосланы приглашения: 5 организаций.'],
    [11, 'Разосланы приглашения: 11 организаций.'],
    [21, 'Разосланы приглашения: 21 организация.'],
    [111, 'Разосланы приглашения: 111 организаций.'],
  ])('counts %i as Russian does', (asked, sentence) => {
    expect(say('ru', anEvent('invited', { asked, listed: 0 }))).toBe(sentence)
  })

  it('gives the new deadline with its zone', () => {
    expect(say('ru', anEvent('extended', { deadline: '2027-05-01T20:59:00.000Z' }))).toBe(
      'Координатор продлил срок: до 1 мая 2027, 23:59 GMT+3.',
    )
  })
})

describe('an event in English', () => {
  it('says how many were invited and how many cannot be asked yet', () => {
    expect(say('en', anEvent('invited', { asked: 1, listed: 2 }))).toBe(
      '1 organisation was invited. 2 organisations cannot be asked yet.',
    )
  })

  it('repeats the reason of a withdrawal', () => {
    expect(say('en', anEvent('withdrawn', { reason: 'We merge two applications.' }))).toContain(
      'We merge two applications.',
    )
  })

  it('says what the rules came to', () => {
    expect(say('en', anEvent('assessed', { verdict: 'approved', confirmed: 30 }))).toContain(
      'The rules hold: 30 organisations',
    )
    expect(say('en', anEvent('assessed', { verdict: 'rejected', confirmed: 29 }))).toContain(
      'The rules do not hold: 29',
    )
  })
})
