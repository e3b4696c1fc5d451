import { mailFrom, mailItem } from '../../../shared/items/mail-item.ts'
import { gathering } from './made.ts'
import type { Path } from '../stage.ts'

/** What operators do: hold back and release, send mail that was given up again or discard it, move the clock. */
export const operators: Path = {
  name: 'operators',
  options: { organisations: 5, pack: { minimumOrganisations: 3 } },
  play: async (stage) => {
    const { begin, say, aPerson, store } = stage
    const operator = await aPerson({ roles: ['operator'] })
    await gathering(stage, 0, 4)
    const mails = store.items().filter(({ entity }) => entity === 'Mail')
    const [one, two, three] = mails.map((item) => mailFrom(item))
    for (const mail of [one!, two!, three!]) {
      const { sentAt: _, messageId: __, ...unsent } = mail
      await store.write([{ put: mailItem({ ...unsent, status: 'parked', attempts: 5, why: 'ServiceUnavailable' }) }])
    }
    begin()
    await say(operator, 'PUT', '/api/operator/holds/mail', { body: { reason: 'A test' } })
    await say(operator, 'POST', `/api/operator/mail/${one!.id}/discard`)
    await say(operator, 'POST', `/api/operator/mail/${two!.id}/resend`)
    await say(operator, 'DELETE', '/api/operator/holds/mail')
    await say(operator, 'POST', '/api/operator/mail/parked/resend')
    await say(operator, 'POST', '/api/operator/clock', { body: { minutes: 1 } })
  },
}
