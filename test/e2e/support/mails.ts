import type { DeliveredMail } from '../../../local/mail.ts'

/** The mails since a moment that came twice to the same address with the same words, by address and subject. */
export const repeatedMails = (mails: readonly DeliveredMail[], since: string): readonly string[] => {
  const recent = mails.filter(({ at }) => at >= since)
  const seen = new Set<string>()
  return recent.flatMap(({ to, subject, text }) => {
    const mail = JSON.stringify([to, subject, text])
    if (seen.has(mail)) return [`${to.join()}: ${subject}`]
    seen.add(mail)
    return []
  })
}
