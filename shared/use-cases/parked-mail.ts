import type { Mail } from '../domain/mail.ts'
import { mailFrom, mailItem, PARKED_MAIL } from '../items/mail-item.ts'
import { queryAll } from '../stores/query-all.ts'
import type { Start, Table } from '../stores/table.ts'
import { wasWritten } from '../stores/was-written.ts'
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
