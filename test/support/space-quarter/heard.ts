import { readMail } from '../read-mail.ts'
import type { Expected } from './model.ts'
import type { QuarterStage } from './stage.ts'

/** A mail from a space as its reader got it. */
export type Heard = Expected & { readonly isDigest: boolean }

const DAY = 24 * 60 * 60_000

/** On which day of the quarter a mail came: a day ends when its digests have gone out. */
const dayOf = (at: string): number => Math.floor((Date.parse(at) - Date.parse('2026-09-01T06:00:00.000Z')) / DAY)

/** The mails of announcements, mentions and replies, and the digests, as they were handed over; those about moderation are left out. */
export const heardIn = ({ delivered }: QuarterStage): readonly Heard[] =>
  delivered.flatMap(({ to, raw, at }) => {
    const { text, headers, subject } = readMail(raw)
    if (!headers.has('list-unsubscribe-post')) return []
    const posts = [...text.matchAll(/\[[^\]/]+\/\d+\]/g)].map(([mark]) => mark)
    const more = [...text.matchAll(/And (\d+) more post/g)].reduce((sum, [, count]) => sum + Number(count), 0)
    return [{ person: to.split('@')[0]!, posts, more, day: dayOf(at), isDigest: subject.startsWith('What is new') }]
  })

/** Mails in an order and form in which they can be compared. */
export const sorted = (mails: readonly Expected[]): readonly string[] =>
  mails.map(({ person, posts, more, day }) => JSON.stringify([day, person, posts.toSorted(), more])).toSorted()
