import { stretchText } from '../../domain/digest.ts'
import { after } from '../../domain/time.ts'
import { digestFrom, endDigest, newsFrom, newsOf, postponeDigest, putNews } from '../../items/digest-item.ts'
import { putMail } from '../../items/mail-item.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { ActOnDueDeps, DueItem, DueOutcome } from './acting.ts'

/** How many spaces one digest has; what is new in others is in the next day's. */
const SPACES = 90

/** Puts a person's one digest of the day down: a mail with the stretches of posts that are new, which from then on are told. */
export const actOnDigest = async ({ table }: ActOnDueDeps, { item, now }: DueItem): Promise<DueOutcome> => {
  const digest = digestFrom(item)
  const { personId, dueAt } = digest
  const news = (await queryAll(table, newsOf(personId))).map(newsFrom).filter(({ from, to }) => to > from)
  const told = news.slice(0, SPACES)
  const data = Object.fromEntries(told.map((one) => [one.space, stretchText(one)]))
  await table.write([
    news.length > told.length ? postponeDigest(digest, after(dueAt, { days: 1 })) : endDigest(digest),
    ...told.map((one) => putNews(one, { ...one, from: one.to })),
    ...(told.length === 0
      ? []
      : [putMail(`digest-${personId}-${dueAt}`, 'spaceDigest', { to: 'person', id: personId }, data, now)]),
  ])
  return told.length === 0 ? 'settled' : 'mailed'
}
