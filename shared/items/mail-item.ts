import { fanOutSchema, mailSchema, type FanOut, type Mail, type MailTemplate, type Recipient } from '../domain/mail.ts'
import { shardOf } from '../domain/counts.ts'
import { retention } from '../domain/retention.ts'
import { after, epochSeconds, type Moment } from '../domain/time.ts'
import type { Item, Key, Put } from '../stores/table.ts'
import { entity } from './entity.ts'

/** The partitions of mail that is not sent yet, and the one of mail that was given up. */
export const pendingMailPartitions: readonly string[] = Array.from({ length: 8 }, (_, shard) => `MAILS#${shard}`)
export const PARKED_MAIL = 'MAILS#parked'
export const UNFINISHED_FAN_OUTS = 'FANS'

/** The key of a mail. */
export const mailKey = (id: string): Key => ({ pk: `MAIL#${id}`, sk: 'MAIL' })

// What became of a mail is of no use later; what still waits for somebody stays.
const untilUseless = ({ status, sentAt, createdAt }: Mail) =>
  status === 'sent' || status === 'dropped' ? { ttl: epochSeconds(after(sentAt ?? createdAt, retention.mail)) } : {}

const mails = entity('Mail', mailSchema, (mail) => ({
  ...mailKey(mail.id),
  ...untilUseless(mail),
  gsi4pk: mail.status === 'pending' ? `MAILS#${shardOf(mail.id)}` : mail.status === 'parked' ? PARKED_MAIL : undefined,
  gsi4sk: mail.status === 'pending' || mail.status === 'parked' ? `${mail.createdAt}#${mail.id}` : undefined,
}))

/** The mail in an item, and the item of a mail. */
export const mailFrom = mails.from
export const mailItem = (mail: Mail): Item => mails.item(mail)

/** Puts a mail down in the transaction that causes it; its id is made of the cause, so that the same cause writes it once. */
export const putMail = (
  id: string,
  template: MailTemplate,
  recipient: Recipient,
  data: Mail['data'],
  now: Moment,
): Put => ({
  put: mails.item({ id, template, recipient, data, status: 'pending', attempts: 0, createdAt: now }),
  when: [{ attribute: 'pk', exists: false }],
})

const fanOuts = entity('FanOut', fanOutSchema, (fanOut) => ({
  ...fanOutKey(fanOut.id),
  gsi4pk: UNFINISHED_FAN_OUTS,
  gsi4sk: `${fanOut.createdAt}#${fanOut.id}`,
}))

/** The key of a fan-out. */
export const fanOutKey = (id: string): Key => ({ pk: `FAN#${id}`, sk: 'FAN' })

/** The fan-out in an item. */
export const fanOutFrom = fanOuts.from

/** Puts a mail to many down as one item, in the transaction that causes it. */
export const putFanOut = (fanOut: FanOut): Put => ({ put: fanOuts.item(fanOut) })
