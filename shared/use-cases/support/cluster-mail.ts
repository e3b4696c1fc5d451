import type { Mail, MailTemplate } from '../../domain/mail.ts'
import type { Membership } from '../../domain/membership.ts'
import type { Moment } from '../../domain/time.ts'
import { putMail } from '../../items/mail-item.ts'
import type { Put } from '../../stores/table.ts'

/** A mail to an organisation about a registered cluster, at its contact address. `cause` makes its id: the same cause, one mail. */
export const mailAbout = (
  clusterId: string,
  to: string,
  template: MailTemplate,
  cause: string,
  now: Moment,
  data: Mail['data'] = {},
): Put =>
  putMail(
    `${cause}-${template}-${to}`,
    template,
    { to: 'organisation', key: to, address: 'contact' },
    { clusterId, ...data },
    now,
  )

/** The mail that asks an organisation into a cluster, at its registered address; dropped unless this very invitation still stands when it is sent. */
export const mailClusterInvitation = (
  { clusterId, organisation, invitation = 0 }: Membership,
  template: 'clusterInvitation' | 'clusterReminder' | 'clusterInvitationExpired',
  cause: string,
  now: Moment,
): Put =>
  putMail(
    `${cause}-${template}-${organisation}`,
    template,
    { to: 'organisation', key: organisation, address: 'registered' },
    { clusterId, organisation, generation: invitation },
    now,
  )
