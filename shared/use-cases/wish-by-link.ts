import type { Answer } from '../domain/answer.ts'
import type { Mail } from '../domain/mail.ts'
import { closedAt, isMuted } from '../domain/invitation-wishes.ts'
import type { Moment } from '../domain/time.ts'
import { applicationFrom, applicationKey } from '../items/application-item.ts'
import { putMail } from '../items/mail-item.ts'
import type { Put, Table } from '../stores/table.ts'
import { makeCloseToInvitations } from './close-to-invitations.ts'
import { writeMute } from './mute-sender.ts'
import { passToOfficers } from './report-misdirected.ts'
import { QUIET_NO, type TakeAnswer } from './support/decline-quietly.ts'
import { openLink, type Link, type LinkDeps } from './support/link.ts'
import { wishesOf } from './support/may-be-invited.ts'

/** What acting by a link needs from outside; `answer` is the use case that takes an organisation's answer. */
export type WishByLinkDeps = Omit<LinkDeps, 'table'> & {
  readonly table: Table
  readonly newId: () => string
  readonly answer: TakeAnswer
}

type AtLink = Link & { readonly now: Moment }

/** How an organisation's wishes stand for whoever holds one of its links. */
export type WishesByLink = { readonly senderMuted: boolean; readonly closedUntil: Moment | undefined }

const senderOf = async (table: Pick<Table, 'get'>, { applicationId }: Answer): Promise<string> => {
  const item = await table.get(applicationKey(applicationId))
  if (!item) throw new Error(`the application ${applicationId} of an answer is missing`)
  return applicationFrom(item).applicant
}

/** Tells the organisation what was done by a link, because whoever holds one need not be who acts for it. */
const tellOrganisation = (id: string, organisation: string, data: Mail['data'], now: Moment): Put =>
  putMail(
    `${id}-invitationsStopped`,
    'invitationsStopped',
    { to: 'organisation', key: organisation, address: 'contact' },
    { organisation, ...data },
    now,
  )

const standing = async (table: Table, organisation: string, sender: string, now: Moment): Promise<WishesByLink> => {
  const wishes = (await wishesOf(table, [organisation])).get(organisation)
  return { senderMuted: isMuted(wishes, sender), closedUntil: closedAt(wishes, now) }
}

/** Mutes by its link whoever sent an invitation, and declines it where it is open. Throws NotFound for a link that opens nothing. */
export const makeMuteByLink =
  (deps: WishByLinkDeps) =>
  async ({ now, ...link }: AtLink): Promise<WishesByLink> => {
    const { table, newId } = deps
    const { answer, state } = await openLink(deps, link, now)
    const { applicationId, organisation } = answer
    const sender = await senderOf(table, answer)
    await writeMute(table, { organisation, sender, now }, [tellOrganisation(newId(), organisation, { sender }, now)])
    if (state === 'open')
      await deps.answer({ applicationId, organisation, reply: QUIET_NO, by: { as: 'link', organisation }, now })
    return standing(table, organisation, sender, now)
  }

/** Closes by an invitation's link its organisation to new ones until a date. Throws NotFound for a link that opens nothing, InvalidRequest for the date. */
export const makeCloseByLink =
  (deps: WishByLinkDeps) =>
  async ({ now, until, ...link }: AtLink & { readonly until: string }): Promise<WishesByLink> => {
    const { table, newId } = deps
    const { answer } = await openLink(deps, link, now)
    const { organisation } = answer
    const close = makeCloseToInvitations({ table })
    await close({ organisation, until, now }, [tellOrganisation(newId(), organisation, {}, now)])
    return standing(table, organisation, await senderOf(table, answer), now)
  }

/** Passes on by an invitation's link that it reached the wrong person. Throws NotFound for a link that opens nothing. */
export const makeReportByLink =
  (deps: WishByLinkDeps) =>
  async ({ now, note, ...link }: AtLink & { readonly note?: string | undefined }): Promise<void> => {
    const { applicationId, organisation } = (await openLink(deps, link, now)).answer
    await passToOfficers(deps.table, { organisation, applicationId, via: 'link', note, now })
  }
