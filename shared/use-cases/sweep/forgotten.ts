import type { MailMessage, WakeMessage } from '../../domain/message.ts'
import { milliseconds, type Moment, type Span } from '../../domain/time.ts'
import { applicationOfCount, DIRTY } from '../../items/count-item.ts'
import { duePartitions } from '../../items/due-item.ts'
import { fanOutFrom, mailFrom, PARKED_MAIL, pendingMailPartitions, UNFINISHED_FAN_OUTS } from '../../items/mail-item.ts'
import { organisationFrom, stirPartitions } from '../../items/organisation-item.ts'
import { WAKES, wakeSchema } from '../../items/outbox-item.ts'
import type { Item, Table } from '../../stores/table.ts'
import { canWait } from '../send-mail.ts'

/** How long something may lie before somebody looks after it; what is due is looked at by every tick. */
const PATIENCE: Span = { minutes: 2 }
const DUE_PATIENCE: Span = { minutes: 5 }

/** What one sweep looks after in a partition; the rest is there five minutes later. */
const MOST = 500

type Reader = Pick<Table, 'query'>

const before = (now: Moment, span: Span): Moment => new Date(Date.parse(now) - milliseconds(span)).toISOString()

const oldest = async (table: Reader, index: 'gsi3' | 'gsi4', pk: string, until: Moment): Promise<readonly Item[]> =>
  (await table.query({ index, pk, atMost: `${until}~`, limit: MOST })).items

/** Mail and fan-outs that were put down a while ago and nobody is at; of mail that is held back, only what cannot wait. */
export const forgottenMail = async (table: Reader, now: Moment, isHeld: boolean): Promise<readonly MailMessage[]> => {
  const until = before(now, PATIENCE)
  const [fanOuts, ...mails] = await Promise.all(
    [UNFINISHED_FAN_OUTS, ...pendingMailPartitions].map((pk) => oldest(table, 'gsi4', pk, until)),
  )
  const unattended = mails
    .flat()
    .map(mailFrom)
    .filter((mail) => !isHeld || !canWait(mail))
    .filter(({ leaseUntil }) => leaseUntil === undefined || leaseUntil <= now)
  return [
    ...(fanOuts ?? []).map((item) => ({ kind: 'fanOut' as const, id: fanOutFrom(item).id })),
    ...unattended.map(({ id }) => ({ kind: 'mail' as const, id })),
  ]
}

/** Applications that asked for a look a while ago, or whose counts changed then, and that nobody has looked at. */
export const forgottenWakes = async (table: Reader, now: Moment): Promise<readonly WakeMessage[]> => {
  const until = before(now, PATIENCE)
  const [wakes, counts] = await Promise.all([oldest(table, 'gsi4', WAKES, until), oldest(table, 'gsi4', DIRTY, until)])
  const asking = wakes.map((item) => wakeSchema.parse(item).applicationId)
  return [...new Set([...asking, ...counts.map(applicationOfCount)])].map((applicationId) => ({
    kind: 'application',
    applicationId,
  }))
}

/** Organisations that the register changed a while ago, and of which nobody has heard. */
export const forgottenStirs = async (table: Reader, now: Moment): Promise<readonly WakeMessage[]> => {
  const until = before(now, PATIENCE)
  const items = await Promise.all(stirPartitions.map((pk) => oldest(table, 'gsi4', pk, until)))
  return items
    .flat()
    .map(organisationFrom)
    .flatMap((organisation) => (organisation ? [{ kind: 'organisation', key: organisation.key }] : []))
}

/** How many mails have been given up, of at most 500 that are counted. */
export const parkedMail = async (table: Reader): Promise<number> =>
  (await table.query({ index: 'gsi4', pk: PARKED_MAIL, limit: MOST })).items.length

/** How much has been due for longer than a few ticks should need, of at most 500 that are counted in each partition. */
export const overdue = async (table: Reader, now: Moment): Promise<number> => {
  const until = before(now, DUE_PATIENCE)
  const items = await Promise.all(duePartitions.map((pk) => oldest(table, 'gsi3', pk, until)))
  return items.flat().length
}
