import type { Language } from '../domain/organisation.ts'
import type { Moment } from '../domain/time.ts'

const locales = { en: 'en-GB', ru: 'ru-RU' } as const satisfies Record<Language, string>

/** A moment to the minute in words of the language and the clock of the zone, which is named. */
export const showMoment = (moment: Moment, language: Language, zone: string): string =>
  new Intl.DateTimeFormat(locales[language], {
    timeZone: zone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(Date.parse(moment))
