import type { MailTemplate } from '../../domain/mail.ts'
import { isMuted, refusalOf } from '../../domain/invitation-wishes.ts'
import { wishesFrom, wishesKey } from '../../items/wishes-item.ts'
import type { Gathering } from './gathering.ts'

const REMINDERS: readonly MailTemplate[] = ['reminder', 'clusterReminder']

/** Whether an organisation's wishes are against a mail that asks it: a mute is against all from that sender, a closure against reminders. */
export const isUnwanted = async (
  { table, mail, now }: Gathering,
  organisation: string,
  sender: string,
): Promise<boolean> => {
  const item = await table.get(wishesKey(organisation))
  const wishes = item && wishesFrom(item)
  return REMINDERS.includes(mail.template) ? refusalOf(wishes, sender, now) !== undefined : isMuted(wishes, sender)
}
