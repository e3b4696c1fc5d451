import { stopLinks } from '../../shared/crypto/unsubscribe.ts'
import type { Mail } from '../../shared/domain/mail.ts'
import type { Moment } from '../../shared/domain/time.ts'
import { fanOutFrom, mailFrom, pendingMailPartitions, UNFINISHED_FAN_OUTS } from '../../shared/items/mail-item.ts'
import { queryAll } from '../../shared/stores/query-all.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeExpandFanOut } from '../../shared/use-cases/expand-fan-out.ts'
import { makeSendMail, type SendMailDeps } from '../../shared/use-cases/send-mail.ts'
import { readMail, type ReadMail } from './read-mail.ts'

/** A mail that arrived: where, and what its reader sees. */
export type Delivered = ReadMail & { readonly to: string }

/** What a supervising body is called in tests, and where it is found. */
export const body: SendMailDeps['body'] = {
  name: 'The Supervising Body',
  sender: 'noreply@consort.example',
  help: 'help@consort.example',
  timeZone: 'Europe/Moscow',
  baseUrl: 'https://consort.example',
}

/** A post office over a table: keeps what was handed over, and can be made to fail before or after it has taken a mail. */
export const aPostOffice = (table: Table, now: () => Moment) => {
  const delivered: Delivered[] = []
  const faults: ('before' | 'after')[] = []
  const sendMail = makeSendMail({
    table,
    body,
    secrets: {
      invitationLink: async (id, generation) => ({
        page: `${body.baseUrl}/i#${id}.secret-${generation}`,
        oneClick: `${body.baseUrl}/one-click`,
      }),
      signInCode: async (personId, window) => `code of ${personId} in ${window}`,
      stopLinks: async ({ personId, space }) => stopLinks(body.baseUrl, `${personId}.${space}`),
      claimCode: async ({ claimId, registeredEmail }) => `code of ${claimId} for ${registeredEmail}`,
    },
    send: async (raw, to) => {
      const fault = faults.shift()
      const failed = Object.assign(new Error(`no luck with ${to}`), { name: 'ServiceUnavailable' })
      if (fault === 'before') throw failed
      delivered.push({ ...readMail(raw), to })
      if (fault === 'after') throw failed
      return `message-${delivered.length}`
    },
  })
  const expandFanOut = makeExpandFanOut({ table })
  const send = (id: string, systemNow = now()) => sendMail({ id, now: now(), systemNow })
  const pending = async (): Promise<readonly Mail[]> =>
    (await Promise.all(pendingMailPartitions.map((pk) => queryAll(table, { index: 'gsi4', pk })))).flat().map(mailFrom)
  const expandAll = async () => {
    const items = await queryAll(table, { index: 'gsi4', pk: UNFINISHED_FAN_OUTS })
    for (const item of items) await expandFanOut({ id: fanOutFrom(item).id, now: now() })
  }
  return {
    delivered,
    faults,
    send,
    pending,
    expandFanOut,
    /** Expands and sends all that lies there; gives what arrived by it. */
    deliverAll: async (): Promise<readonly Delivered[]> => {
      const before = delivered.length
      await expandAll()
      for (const { id } of await pending()) await send(id)
      return delivered.slice(before)
    },
  }
}
