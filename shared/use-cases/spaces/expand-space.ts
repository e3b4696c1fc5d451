import { nextDigest, withNews, type News } from '../../domain/digest.ts'
import type { FanOut } from '../../domain/mail.ts'
import { EVERYWHERE, noticeOf, type Notice } from '../../domain/seat.ts'
import type { Moment } from '../../domain/time.ts'
import { askForDigest, assertAsked, digestKey, newsFrom, newsKey, putNews } from '../../items/digest-item.ts'
import { mailKey, putMail } from '../../items/mail-item.ts'
import { seatFrom, seatKey } from '../../items/seat-item.ts'
import { inBatches } from '../../stores/in-batches.ts'
import { keyText } from '../../stores/keys.ts'
import type { Key, Table, Write } from '../../stores/table.ts'
import { advance } from '../support/fan-out.ts'
import { newestPack } from '../support/load.ts'
import { aboutPost, aboutStretch, atOnceId, rosterPage, toldPersons } from './roster.ts'

type Expanding = Pick<Table, 'get' | 'getMany' | 'query' | 'write'>

/** How many persons one transaction deals with; each takes two members at most, and one more moves the cursor. */
const BATCH = 45

const itemsAt = async (table: Expanding, keys: readonly Key[]) => {
  const items = new Map((await table.getMany(keys)).map((item) => [keyText(item), item]))
  return (key: Key) => items.get(keyText(key))
}

/** Those of some persons who wish such mail. */
const wishing = async (
  table: Expanding,
  space: string,
  persons: readonly string[],
  wishes: (notice: Notice) => boolean,
): Promise<readonly string[]> => {
  const seats = (personId: string) => [seatKey({ space, personId }), seatKey({ space: EVERYWHERE, personId })] as const
  const at = await itemsAt(table, persons.flatMap(seats))
  return persons.filter((personId) => {
    const [own, everywhere] = seats(personId)
    return wishes(noticeOf(seatFrom(at(own)), seatFrom(at(everywhere))))
  })
}

/** Mails about one post at once, to those who have neither that mail yet nor a digest with the post. */
const mailsAtOnce = async (
  table: Expanding,
  { data }: FanOut,
  persons: readonly string[],
  now: Moment,
): Promise<readonly (readonly Write[])[]> => {
  const about = aboutPost.parse(data)
  const wanting = await wishing(table, about.space, persons, (notice) => notice === 'atOnce')
  const idFor = (personId: string) => atOnceId(about, personId)
  const at = await itemsAt(
    table,
    wanting.flatMap((personId) => [mailKey(idFor(personId)), newsKey(personId, about.space)]),
  )
  const isTold = (personId: string): boolean => {
    const news = at(newsKey(personId, about.space))
    return at(mailKey(idFor(personId))) !== undefined || (news !== undefined && newsFrom(news).from >= about.post)
  }
  return wanting
    .filter((personId) => !isTold(personId))
    .map((id) => [putMail(idFor(id), 'spacePost', { to: 'person', id }, about, now)])
}

/** Notes what is new for the next digest of each who wants any, and asks for that digest; what was noted before stays as it is. */
const notesForDigests = async (
  table: Expanding,
  { data }: FanOut,
  persons: readonly string[],
  now: Moment,
): Promise<readonly (readonly Write[])[]> => {
  const { space, from, to } = aboutStretch.parse(data)
  const wanting = await wishing(table, space, persons, (notice) => notice !== 'none')
  const [at, pack] = await Promise.all([
    itemsAt(
      table,
      wanting.flatMap((personId) => [newsKey(personId, space), digestKey(personId)]),
    ),
    newestPack(table),
  ])
  const dueAt = nextDigest(now, pack)
  return wanting.flatMap((personId) => {
    const item = at(newsKey(personId, space))
    const before = item && newsFrom(item)
    if (before && before.to >= to) return []
    const stretch: News = { personId, space, from, to }
    const asked = at(digestKey(personId)) !== undefined
    return [
      [putNews(before, withNews(before, stretch)), asked ? assertAsked(personId) : askForDigest({ personId, dueAt })],
    ]
  })
}

/**
 * Turns what concerns the persons of a space into a mail to each, or into news for the digest of each: one page of member organisations, and
 * the cursor behind it. Everything is keyed by (event, person), so that a page that was done in part and comes again does the rest.
 */
export const expandSpacePage = async (
  table: Expanding,
  fanOut: FanOut,
  now: Moment,
): Promise<{ mails: number; more: boolean }> => {
  const page = fanOut.audience === 'told' ? await toldPersons(table, fanOut) : await rosterPage(table, fanOut)
  const perPerson = await (fanOut.audience === 'news' ? notesForDigests : mailsAtOnce)(table, fanOut, page.persons, now)
  const batches = inBatches(perPerson, BATCH)
  for (const batch of batches.slice(0, -1)) await table.write(batch.flat())
  await table.write([...(batches.at(-1) ?? []).flat(), advance(fanOut, page.next)])
  return { mails: fanOut.audience === 'news' ? 0 : perPerson.length, more: page.next !== undefined }
}
