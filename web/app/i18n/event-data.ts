import type { Reply } from '../api/types.ts'

/** One event of a timeline. */
export type TimelineEvent = Reply<'GET /api/applications/{id}/timeline'>['events'][number]

/** A number that an event tells; undefined where it tells none of that name. */
export const numberIn = ({ data }: TimelineEvent, name: string): number | undefined =>
  typeof data[name] === 'number' ? data[name] : undefined

/** A text that an event tells; undefined where it tells none of that name. */
export const textIn = ({ data }: TimelineEvent, name: string): string | undefined =>
  typeof data[name] === 'string' ? data[name] : undefined

/** How many words an event lists under a name, such as the rules that a correction is about. */
export const wordsIn = (event: TimelineEvent, name: string): number =>
  (textIn(event, name) ?? '').split(' ').filter(Boolean).length
