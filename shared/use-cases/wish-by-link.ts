import { linkSecret } from '../crypto/links.ts'
import { mutedBy } from '../crypto/mute-token.ts'
import { NotFound } from '../domain/errors.ts'
import type { Mail } from '../domain/mail.ts'
import { closedAt, isMuted } from '../domain/invitation-wishes.ts'
import type { Moment } from '../domain/time.ts'
import { putMail } from '../items/mail-item.ts'
import type { Put, Table } from '../stores/table.ts'
import { makeCloseToInvitations } from './close-to-invitations.ts'
import { writeMute } from './mute-sender.ts'
import { passToOfficers } from './report-misdirected.ts'
import { openAnyLink, type Invited } from './support/any-link.ts'
import { QUIET_NO, type TakeAnswer, type TakeClusterAnswer } from './support/decline-quietly.ts'
import type { Link, LinkDeps } from './support/link.ts'
import { wishesOf } from './support/may-be-invited.ts'

/** What acting by a link needs from outside; `answer` and `answerCluster` are the use cases that take an organisation's answer. */
export type WishByLinkDeps = Omit<LinkDeps, 'table'> & {
  readonly table: Table
  readonly newId: () => string
  readonly answer: TakeAnswer
  readonly answerCluster: TakeClusterAnswer
}

type AtLink = Link & { readonly now: Moment }

/** How an organisation's wishes stand for whoever holds one of its links. */
export type WishesByLink = { readonly senderMuted: boolean; readonly closedUntil: Moment | undefined }

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

const declineQuietly = ({ answer, answerCluster }: WishByLinkDeps, invited: Invited, now: Moment): Promise<unknown> => {
  const { of, subject, organisation } = invited
  const said = { organisation, reply: QUIET_NO, by: { as: 'link', organisation }, now } as const
  return of === 'cluster' ? answerCluster({ ...said, clusterId: subject }) : answer({ ...said, applicationId: subject })
}

/** Mutes by its link whoever sent an invitation, and declines it where it is open. Throws NotFound for a link that opens nothing. */
export const makeMuteByLink =
  (deps: WishByLinkDeps) =>
  async ({ now, ...link }: AtLink): Promise<WishesByLink> => {
    const { table, newId } = deps
    const invited = await openAnyLink(deps, link, now)
    const { organisation, sender } = invited
    await writeMute(table, { organisation, sender, now }, [tellOrganisation(newId(), organisation, { sender }, now)])
    if (invited.state === 'open') await declineQuietly(deps, invited, now)
    return standing(table, organisation, sender, now)
  }

/**
 * The same by the token of the mail's header (RFC 8058), which can do nothing else: done twice it is done once. Throws NotFound for a token that is
 * not ours, or of an invitation that was taken back or raised since.
 */
export const makeMuteByToken = (deps: WishByLinkDeps) => {
  const muteByLink = makeMuteByLink(deps)
  return async ({ token, now }: { readonly token: string; readonly now: Moment }): Promise<WishesByLink> => {
    const keys = await deps.keys()
    const muted = mutedBy(keys, token)
    if (!muted) throw new NotFound('invitation', '')
    const { invitation, generation } = muted
    return muteByLink({ invitation, secret: linkSecret(keys.current.key, invitation, generation), now })
  }
}

/** Closes by an invitation's link its organisation to new ones until a date. Throws NotFound for a link that opens nothing, InvalidRequest for the date. */
export const makeCloseByLink =
  (deps: WishByLinkDeps) =>
  async ({ now, until, ...link }: AtLink & { readonly until: string }): Promise<WishesByLink> => {
    const { table, newId } = deps
    const { organisation, sender } = await openAnyLink(deps, link, now)
    const close = makeCloseToInvitations({ table })
    await close({ organisation, until, now }, [tellOrganisation(newId(), organisation, {}, now)])
    return standing(table, organisation, sender, now)
  }

/** Passes on by an invitation's link that it reached the wrong person. Throws NotFound for a link that opens nothing. */
export const makeReportByLink =
  (deps: WishByLinkDeps) =>
  async ({ now, note, ...link }: AtLink & { readonly note?: string | undefined }): Promise<void> => {
    const { subject, organisation } = await openAnyLink(deps, link, now)
    await passToOfficers(deps.table, { organisation, applicationId: subject, via: 'link', note, now })
  }
