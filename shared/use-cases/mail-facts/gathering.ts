import type { ClaimSubject } from '../../crypto/code.ts'
import type { StopLinks, Unsubscribed } from '../../crypto/unsubscribe.ts'
import type { Mail, MailTemplate } from '../../domain/mail.ts'
import type { Moment } from '../../domain/time.ts'
import type { MailFacts } from '../../mail/facts.ts'
import type { Table } from '../../stores/table.ts'

/** The secrets that stand in mails: made of keys when a mail is sent, never stored. Links are whole addresses. */
export type MailSecrets = {
  /** `page`: where an invitation is answered, or stopped by a person; `oneClick`: where a mail client stops those of its sender. */
  invitationLink(invitationId: string, generation: number): Promise<StopLinks>
  signInCode(personId: string, window: string): Promise<string>
  claimCode(subject: ClaimSubject): Promise<string>
  stopLinks(subject: Unsubscribed): Promise<StopLinks>
}

/** What facts are gathered with. Codes live by real time, which is `systemNow`; everything else by the stage's. */
export type Gathering = {
  readonly table: Pick<Table, 'get' | 'getMany' | 'query'>
  readonly secrets: MailSecrets
  readonly baseUrl: string
  readonly mail: Mail
  readonly now: Moment
  readonly systemNow: Moment
}

/** Why a mail is not sent: what it says is no longer so, its question has ended, its time is over, it is not wished for, or nobody can be reached. */
export type DropReason = 'notCurrent' | 'closed' | 'tooLate' | 'noAddress' | 'undeliverable' | 'notAccepting'

/** What a mail says something about, or why it should not be sent any more. */
export type Gathered<Template extends MailTemplate> =
  | { readonly facts: MailFacts[Template] }
  | { readonly drop: DropReason }

/** How the facts of some kinds of mail are gathered. */
export type Gatherers<Template extends MailTemplate> = {
  readonly [T in Template]: (gathering: Gathering) => Promise<Gathered<T>>
}
