import type { Mail } from '../domain/mail.ts'
import type { Moment } from '../domain/time.ts'
import { mailFrom, mailKey } from '../items/mail-item.ts'
import { compose } from '../mail/compose.ts'
import { rawMessage } from '../mail/mime.ts'
import type { SupervisingBody } from '../mail/supervising-body.ts'
import type { Table } from '../stores/table.ts'
import { addresseeOf } from './mail-facts/addressee.ts'
import type { DropReason, MailSecrets } from './mail-facts/gathering.ts'
import { readAhead } from './mail-facts/read-ahead.ts'
import { writeLetter } from './mail-facts/write-letter.ts'
import { holdOn } from './support/held.ts'
import { claimMail, settleMail } from './support/claim-mail.ts'

/** What sending needs from outside; `send` hands a raw message over for delivery and gives the id that it got there. */
export type SendMailDeps = {
  readonly table: Pick<Table, 'get' | 'getMany' | 'query' | 'write'>
  readonly secrets: MailSecrets
  readonly body: SupervisingBody
  readonly send: (raw: Uint8Array, to: string) => Promise<string>
}

/** Which mail; `systemNow` is real time, by which codes live. */
export type SendMail = { readonly id: string; readonly now: Moment; readonly systemNow: Moment }

/**
 * What became of a mail. `held`: operators hold mail back, it stays pending; `settled`: it had been dealt with before; `leased`: somebody is at it, look again later. `maybeTwice`: an
 * earlier attempt failed or was cut off, perhaps only after it had sent the mail.
 */
export type MailSent =
  | { readonly outcome: 'sent'; readonly maybeTwice: boolean }
  | { readonly outcome: 'dropped'; readonly why: DropReason }
  | { readonly outcome: 'parked'; readonly why: string; readonly error?: unknown }
  | { readonly outcome: 'settled' | 'leased' | 'held' }

/** After so many attempts a mail is parked, for an operator. */
const ATTEMPTS = 5

type Written = { readonly raw: Uint8Array; readonly address: string } | { readonly drop: DropReason }

const write = async (deps: SendMailDeps, mail: Mail, times: Pick<SendMail, 'now' | 'systemNow'>): Promise<Written> => {
  const { secrets, body } = deps
  const table = await readAhead(deps.table, mail)
  const found = await addresseeOf(table, mail.recipient)
  if ('drop' in found) return found
  const gathering = { table, secrets, baseUrl: body.baseUrl, mail, ...times }
  const letter = await writeLetter(gathering, found.to.language, body)
  if ('drop' in letter) return letter
  return { raw: rawMessage(compose(letter.letter, mail.id, found.to, body)), address: found.to.address }
}

const deliver = async (
  deps: SendMailDeps,
  mail: Mail,
  times: Pick<SendMail, 'now' | 'systemNow'>,
): Promise<MailSent> => {
  const written = await write(deps, mail, times)
  if ('drop' in written) {
    await settleMail(deps.table, mail, { status: 'dropped', why: written.drop })
    return { outcome: 'dropped', why: written.drop }
  }
  const messageId = await deps.send(written.raw, written.address)
  const isMarked = await settleMail(deps.table, mail, { status: 'sent', sentAt: times.now, messageId })
  return { outcome: 'sent', maybeTwice: mail.attempts > 1 || !isMarked }
}

/** An error's text may hold an address, so only its name is stored. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'Error')

const park = async (deps: SendMailDeps, mail: Mail, why: string, error?: unknown): Promise<MailSent> => {
  await settleMail(deps.table, mail, { status: 'parked', why })
  return { outcome: 'parked', why, error }
}

/** Whether a mail may be held back: without codes nobody could sign in, not even to let mail go on. */
export const canWait = ({ template }: Pick<Mail, 'template'>): boolean => template !== 'signInCode'

/**
 * Sends one mail: takes it for a while, looks again whether it should still go out, writes it from what is true now, hands it
 * over, marks it sent. What fails is given back and thrown, for the queue to try again; the fifth time it is parked. It can go
 * out twice only where a fault lies between the handing over and the mark.
 */
export const makeSendMail =
  (deps: SendMailDeps) =>
  async ({ id, ...times }: SendMail): Promise<MailSent> => {
    const item = await deps.table.get(mailKey(id))
    const mail = item && mailFrom(item)
    if (mail?.status !== 'pending') return { outcome: 'settled' }
    if (mail.leaseUntil !== undefined && mail.leaseUntil > times.now) return { outcome: 'leased' }
    if (canWait(mail) && (await holdOn(deps.table, 'mail'))) return { outcome: 'held' }
    if (mail.attempts >= ATTEMPTS) return park(deps, mail, 'cutOff')
    const claimed = await claimMail(deps.table, mail, times.now)
    if (!claimed) return { outcome: 'leased' }
    try {
      return await deliver(deps, claimed, times)
    } catch (error) {
      if (claimed.attempts >= ATTEMPTS) return park(deps, claimed, nameOf(error), error)
      await settleMail(deps.table, claimed, { status: 'pending', why: nameOf(error) })
      throw error
    }
  }
