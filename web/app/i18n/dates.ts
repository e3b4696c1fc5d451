import type { Language } from './language.ts'

const locales = { en: 'en-GB', ru: 'ru-RU' } as const

const DAY = 24 * 60 * 60 * 1000

/** How moments (RFC 3339) are written in a language, on the reader's own clock unless a zone is given. */
export const datesIn = (language: Language, zone?: string) => {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locales[language], { ...options, ...(zone ? { timeZone: zone } : {}) })
    return (moment: string) => formatter.format(Date.parse(moment))
  }
  const longDay = format({ day: 'numeric', month: 'long', year: 'numeric' })
  // Without the Russian «г.», whose point would meet that of the sentence.
  const day = (moment: string) => longDay(moment).replace(/\s*г\.$/, '')
  const clock = format({ hour: '2-digit', minute: '2-digit', timeZoneName: 'short' })
  const shortDay = format({ day: 'numeric', month: 'short' })
  const shortClock = format({ hour: '2-digit', minute: '2-digit' })
  return {
    /** `5 November 2026` */
    day,
    /** `5 Nov` */
    shortDay,
    /** `5 November 2026, 23:59 GMT+3`: for time limits, where the zone must be said. */
    limit: (moment: string) => `${day(moment)}, ${clock(moment)}`,
    /** `16:40` */
    clock: shortClock,
    /** `5 Nov, 16:40` */
    stamp: (moment: string) => `${shortDay(moment)}, ${shortClock(moment)}`,
  }
}

export type Dates = ReturnType<typeof datesIn>

/** How many days are left until a moment, begun ones counted whole; none below zero. */
export const daysLeft = (moment: string, now: number): number =>
  Math.max(0, Math.ceil((Date.parse(moment) - now) / DAY))
