import type { Mail } from '../../domain/mail.ts'
import { after, type Moment } from '../../domain/time.ts'
import { mailItem } from '../../items/mail-item.ts'
import type { Table } from '../../stores/table.ts'
import { wasWritten } from '../../stores/was-written.ts'

/** Longer than a function may take, shorter than a queue waits before it hands a message out again. */
const LEASE = { minutes: 2 } as const

/** Replaces a mail as it was read, if nobody has taken it since: every claim raises the number of attempts. */
const replace = async (table: Pick<Table, 'write'>, before: Mail, next: Mail): Promise<boolean> => {
  return wasWritten(table, [
    {
      put: mailItem(next),
      when: [
        { attribute: 'status', is: before.status },
        { attribute: 'attempts', is: before.attempts },
      ],
    },
  ])
}

/** Takes a pending mail for as long as its lease lasts; undefined where somebody else has been faster. */
export const claimMail = async (table: Pick<Table, 'write'>, mail: Mail, now: Moment): Promise<Mail | undefined> => {
  const claimed = { ...mail, attempts: mail.attempts + 1, leaseUntil: after(now, LEASE) }
  return (await replace(table, mail, claimed)) ? claimed : undefined
}

/** Puts down what became of a mail, or gives it back as pending, and ends its lease; false where somebody has taken it over. */
export const settleMail = (
  table: Pick<Table, 'write'>,
  mail: Mail,
  became: Pick<Mail, 'status' | 'sentAt' | 'messageId' | 'why'>,
): Promise<boolean> => {
  const { leaseUntil: _, ...rest } = mail
  return replace(table, mail, { ...rest, ...became })
}
