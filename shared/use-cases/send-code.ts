import { codeWindow } from '../domain/sign-in.ts'
import type { Moment } from '../domain/time.ts'
import { count } from '../items/counter-item.ts'
import { putMail } from '../items/mail-item.ts'
import { assertSilent, personFrom, personKey } from '../items/person-item.ts'
import { signInFrom, signInKey } from '../items/sign-in-item.ts'
import { ConditionFailed, type Table, type Write } from '../stores/table.ts'

export type SendCodeDeps = { readonly table: Pick<Table, 'getMany' | 'write'>; readonly mailsPerHour: number }

/** Whose sign-in began; `personId` may be nobody's. `now` is real time. */
export type SendCodeCommand = { readonly personId: string; readonly now: Moment }

/**
 * Puts down the mail with the code. Made again it makes nothing more: the same code is one mail. Who is no person gets none, nor
 * who was added by a colleague and has not signed up, nor who has had enough for this hour; the sign-in goes on as if it had been
 * sent.
 */
export const makeSendCode =
  ({ table, mailsPerHour }: SendCodeDeps) =>
  async ({ personId, now }: SendCodeCommand): Promise<void> => {
    const items = await table.getMany([personKey(personId), signInKey(personId)])
    const item = items.find(({ sk }) => sk === personKey(personId).sk)
    const mayEnter = item !== undefined && personFrom(item).consentVersion !== undefined
    const { used } = signInFrom(items.find(({ sk }) => sk === signInKey(personId).sk))
    const window = codeWindow(now, used)
    const mail: Write = mayEnter
      ? putMail(`code-${personId}-${window}`, 'signInCode', { to: 'person', id: personId }, { window }, now)
      : assertSilent(personId)
    try {
      await table.write([mail, count({ of: 'codeMails', whose: personId, per: 'hour' }, now, mailsPerHour)])
    } catch (error) {
      // Either the mail is down already or the hour is full; nobody may see which.
      if (!(error instanceof ConditionFailed)) throw error
    }
  }
