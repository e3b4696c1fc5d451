import type { Mail } from '../domain/mail.ts'
import { mailFrom, mailItem, mailKey, PARKED_MAIL } from '../items/mail-item.ts'
import { queryAll } from '../stores/query-all.ts'
import type { Start, Table } from '../stores/table.ts'
import { wasWritten } from '../stores/was-written.ts'
import { NotFound } from '../domain/errors.ts'
import { inParallel } from './support/in-parallel.ts'

/** A page of the mail that was given up after five tries, the oldest first. */
export const makeListParkedMail =
  ({ table }: { readonly table: Pick<Table, 'query'> }) =>
  async ({ limit, start }: { readonly limit: number; readonly start: Start | undefined }) => {
    const { items, next } = await table.query({ index: 'gsi4', pk: PARKED_MAIL, limit, start })
    return { mails: items.map(mailFrom), next }
  }

const release = async (table: Pick<Table, 'write'>, mail: Mail): Promise<boolean> => {
  const put = mailItem({ ...mail, status: 'pending', attempts: 0, why: undefined, leaseUntil: undefined })
  return wasWritten(table, [{ put, when: [{ attribute: 'status', is: 'parked' }] }])
}

/**
 * Puts all parked mail back: each goes out within seconds, or is dropped where it is no longer true. Harmless when done twice. Gives how many
 * were put back.
 */
export const makeResendParkedMail =
  ({ table }: { readonly table: Pick<Table, 'query' | 'write'> }) =>
  async (): Promise<number> => {
    const parked = (await queryAll(table, { index: 'gsi4', pk: PARKED_MAIL })).map(mailFrom)
    const released = await inParallel(10, parked, (mail) => release(table, mail))
    return released.filter(Boolean).length
  }

const mailWith = async (table: Pick<Table, 'get'>, id: string): Promise<Mail> => {
  const item = await table.get(mailKey(id))
  if (!item) throw new NotFound('mail', id)
  return mailFrom(item)
}

/** What became of one mail: put back or discarded, or nothing because it was not waiting for an operator. */
export type MailHandled = 'resent' | 'discarded' | 'unchanged'

/** Puts one parked mail back. Harmless when done twice. Throws NotFound. */
export const makeResendMail =
  ({ table }: { readonly table: Pick<Table, 'get' | 'write'> }) =>
  async (id: string): Promise<MailHandled> => {
    const mail = await mailWith(table, id)
    return mail.status === 'parked' && (await release(table, mail)) ? 'resent' : 'unchanged'
  }

/** Gives one mail up that is parked or, while mail is held, pending: it never goes out. Harmless when done twice. Throws NotFound. */
export const makeDiscardMail =
  ({ table }: { readonly table: Pick<Table, 'get' | 'write'> }) =>
  async (id: string): Promise<MailHandled> => {
    const mail = await mailWith(table, id)
    if (mail.status !== 'parked' && mail.status !== 'pending') return 'unchanged'
    const put = mailItem({ ...mail, status: 'dropped', why: 'discarded', leaseUntil: undefined })
    const when = [
      { attribute: 'status', is: mail.status },
      { attribute: 'attempts', is: mail.attempts },
    ]
    return (await wasWritten(table, [{ put, when }])) ? 'discarded' : 'unchanged'
  }
