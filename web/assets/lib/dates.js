const locales = /** @type {const} */ ({ en: 'en-GB', ru: 'ru-RU' })

/**
 * How a moment is written in a language, always on the reader's own clock unless a zone is given.
 * @param {'en' | 'ru'} language
 * @param {string} [zone] an IANA time zone
 */
export const datesIn = (language, zone) => {
  /** @param {Intl.DateTimeFormatOptions} options */
  const format = (options) => {
    const formatter = new Intl.DateTimeFormat(locales[language], { ...options, timeZone: zone })
    return (/** @type {string} */ moment) => formatter.format(Date.parse(moment))
  }
  const longDay = format({ day: 'numeric', month: 'long', year: 'numeric' })
  // Without the Russian «г.», whose point would meet that of the sentence.
  const day = (/** @type {string} */ moment) => longDay(moment).replace(/\s*г\.$/, '')
  const clock = format({ hour: '2-digit', minute: '2-digit', timeZoneName: 'short' })
  const shortDay = format({ day: 'numeric', month: 'short' })
  const shortClock = format({ hour: '2-digit', minute: '2-digit', second: '2-digit' })
  return {
    /** `5 November 2026` */
    day,
    /** `5 November 2026, 23:59 GMT+3`: for time limits, where the zone must be said. @param {string} moment */
    limit: (moment) => `${day(moment)}, ${clock(moment)}`,
    /** `5 Nov, 16:40:12` @param {string} moment */
    stamp: (moment) => `${shortDay(moment)}, ${shortClock(moment)}`,
  }
}

/** @typedef {ReturnType<typeof datesIn>} Dates */
