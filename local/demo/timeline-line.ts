import { datesIn } from '../../web/app/i18n/dates.ts'
import { texts as events } from '../../web/app/texts/en/events.ts'
import type { TimelineEvent } from '../../web/app/i18n/event-data.ts'

const dates = datesIn('en', 'UTC')

/** A line of the demonstration: a moment (UTC) in a column of its own, or as much room, and a sentence. */
export const lineAt = (moment: string | undefined, sentence: string): string =>
  `${(moment ?? '').slice(0, 19).replace('T', ' ').padEnd(19)}  ${sentence}`

/** An event in a line, in the words of the pages. */
export const eventLine = (event: TimelineEvent): string =>
  lineAt(event.at, events[event.type](event, dates).replaceAll('\u00a0', ' '))
