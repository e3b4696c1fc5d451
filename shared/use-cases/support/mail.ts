import type { Mail, MailTemplate } from '../../domain/mail.ts'
import type { Moment } from '../../domain/time.ts'
import { putFanOut, putMail } from '../../items/mail-item.ts'
import type { Put } from '../../stores/table.ts'

/** A mail to the coordinator of an application, at its contact address. `cause` makes its id: the same cause, one mail. */
export const mailCoordinator = (
  application: { readonly id: string; readonly applicant: string },
  template: MailTemplate,
  cause: string,
  now: Moment,
  data: Mail['data'] = {},
): Put =>
  putMail(
    `${cause}-${template}`,
    template,
    { to: 'organisation', key: application.applicant, address: 'contact' },
    { applicationId: application.id, ...data },
    now,
  )

/** The mail that asks an organisation, at its registered address; dropped unless this generation is still current when it is sent. */
export const mailInvitation = (
  asked: { readonly applicationId: string; readonly organisation: string; readonly generation: number },
  template: 'invitation' | 'reminder' | 'invitationExpired',
  cause: string,
  now: Moment,
): Put =>
  putMail(
    `${cause}-${template}-${asked.organisation}`,
    template,
    { to: 'organisation', key: asked.organisation, address: 'registered' },
    { applicationId: asked.applicationId, organisation: asked.organisation, generation: asked.generation },
    now,
  )

/** A mail to every member of a registered cluster but the coordinator, who gets one of its own. */
export const mailMembers = (
  id: string,
  clusterId: string,
  template: MailTemplate,
  now: Moment,
  data: Mail['data'] = {},
): Put =>
  putFanOut({
    id,
    applicationId: clusterId,
    template,
    audience: 'members',
    closes: false,
    data: { applicationId: clusterId, ...data },
    createdAt: now,
  })

/** A mail to everybody who is waiting to become a member of a cluster that has ended; the waiting ends with it. */
export const mailWaiting = (id: string, clusterId: string, template: MailTemplate, now: Moment): Put =>
  putFanOut({
    id,
    applicationId: clusterId,
    template,
    audience: 'waiting',
    closes: true,
    data: { applicationId: clusterId, clusterId },
    createdAt: now,
  })

/** A mail to many of an application's organisations. `closes`: their open questions end with it. */
export const mailMany = (
  id: string,
  applicationId: string,
  template: MailTemplate,
  audience: 'open' | 'confirmed' | 'asked',
  closes: boolean,
  now: Moment,
  data: Mail['data'] = {},
): Put => putFanOut({ id, applicationId, template, audience, closes, data: { applicationId, ...data }, createdAt: now })
