import { isOpen, type Answer } from '../domain/answer.ts'
import { shardOf } from '../domain/counts.ts'
import { isInvited, type Membership } from '../domain/membership.ts'
import type { Organisation } from '../domain/organisation.ts'
import type { Moment } from '../domain/time.ts'
import { answerFrom, answerKey } from '../items/answer-item.ts'
import { applicationKey } from '../items/application-item.ts'
import { countFrom, countKey } from '../items/count-item.ts'
import { clusterFrom, clusterKey } from '../items/cluster-item.ts'
import { changeMoments, membershipFrom, membershipKey } from '../items/membership-item.ts'
import { mailFrom, mailKey } from '../items/mail-item.ts'
import { organisationFrom, organisationKey, stirring } from '../items/organisation-item.ts'
import { queryAll } from '../stores/query-all.ts'
import type { Table } from '../stores/table.ts'
import { wasWritten } from '../stores/was-written.ts'
import { changeAnswer } from './support/change-answer.ts'
import { tellCluster } from './support/cluster-event.ts'
import { mailAbout } from './support/cluster-mail.ts'
import { tell } from './support/event.ts'
import { invitationsTo } from './support/asked.ts'
import { inParallel } from './support/in-parallel.ts'
import { submittedIn } from './support/load.ts'
import { mailCoordinator } from './support/mail.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

/** What recording a bounce needs from outside. */
export type RecordBounceDeps = { readonly table: Table; readonly newId: () => string }

/** Which mail came back (or was complained of), and from which addresses. */
export type RecordBounce = {
  readonly mailId: string
  readonly addresses: readonly string[]
  readonly because: 'bounce' | 'complaint'
  readonly now: Moment
}

/** `marked`: its registered address is known to fail now; `ignored`: the mail went to a person, a contact address, or an address since replaced. */
export type BounceRecorded = { readonly outcome: 'marked' | 'ignored' }

const isRegistered = ({ registeredEmail }: Organisation, addresses: readonly string[]): boolean =>
  addresses.some((address) => address.toLowerCase() === registeredEmail?.toLowerCase())

/** Marks the address as failing, if it is still the registered one; applications that list it must look. */
const markAddress = async (table: Table, organisation: Organisation, now: Moment): Promise<boolean> => {
  const { key, registeredEmail, undeliverableSince } = organisation
  if (undeliverableSince !== undefined) return true
  if (registeredEmail === undefined) return false
  return wasWritten(table, [
    {
      update: organisationKey(key),
      set: { undeliverableSince: now, ...stirring(key, now) },
      when: [{ attribute: 'registeredEmail', is: registeredEmail }],
    },
  ])
}

/** Takes one open question out of the count, and tells the coordinator; nothing where it has been answered or its case has ended. */
const giveUp = (
  { table, newId }: RecordBounceDeps,
  { applicationId, organisation }: Answer,
  now: Moment,
): Promise<void> =>
  retryConflicts(async () => {
    const keys = [
      answerKey(applicationId, organisation),
      countKey(applicationId, shardOf(organisation)),
      applicationKey(applicationId),
    ] as const
    const items = await table.getMany(keys)
    const [answerItem, countItem, applicationItem] = keys.map((key) =>
      items.find(({ pk, sk }) => pk === key.pk && sk === key.sk),
    )
    if (!answerItem || !countItem) return
    const answer = answerFrom(answerItem)
    const { phase } = countFrom(countItem)
    if (!isOpen(answer) || phase === 'closed') return
    const { application } = submittedIn(applicationItem, applicationId)
    const id = newId()
    await table.write([
      ...changeAnswer(answer, { ...answer, undeliverable: true }, phase, now),
      tell(id, applicationId, 'undeliverable', { by: { as: 'service' }, now }, { organisation }),
      mailCoordinator(application, 'invitationUndeliverable', id, now, { organisation }),
    ])
  })

/** The same for an invitation into a registered cluster: it stays, marked, and its coordinator hears. */
const giveUpInvitation = (
  { table, newId }: RecordBounceDeps,
  { clusterId, organisation }: Membership,
  now: Moment,
): Promise<void> =>
  retryConflicts(async () => {
    const items = await table.getMany([membershipKey(clusterId, organisation), clusterKey(clusterId)])
    const item = items.find(({ sk }) => sk.startsWith('MEM#'))
    const clusterItem = items.find(({ sk }) => sk === clusterKey(clusterId).sk)
    const before = item && membershipFrom(item)
    const cluster = clusterItem && clusterFrom(clusterItem)
    if (!before || !isInvited(before, now) || before.undeliverable || cluster?.status !== 'registered') return
    const { remindAt: _, ...silent } = before
    const id = newId()
    await table.write([
      changeMoments(before, { ...silent, undeliverable: true }),
      tellCluster(id, clusterId, 'invitationUndeliverable', { by: { as: 'service' }, now }, { organisation }),
      mailAbout(clusterId, cluster.coordinator, 'clusterInvitationUndeliverable', id, now, { organisation }),
    ])
  })

/**
 * Records that mail to an organisation's registered address came back or was complained of: the organisation counts as unreachable, its
 * open questions in every application are no longer waited for, invitations into clusters are marked, each coordinator hears. Harmless twice.
 */
export const makeRecordBounce =
  (deps: RecordBounceDeps) =>
  async ({ mailId, addresses, now }: RecordBounce): Promise<BounceRecorded> => {
    const { table } = deps
    const item = await table.get(mailKey(mailId))
    const recipient = item && mailFrom(item).recipient
    if (recipient?.to !== 'organisation') return { outcome: 'ignored' }
    const organisation = organisationFrom(await table.get(organisationKey(recipient.key)))
    if (!organisation || !isRegistered(organisation, addresses)) return { outcome: 'ignored' }
    if (!(await markAddress(table, organisation, now))) return { outcome: 'ignored' }
    const items = await queryAll(table, { index: 'gsi1', pk: `ORG#${organisation.key}`, beginsWith: 'ANS#' })
    await inParallel(4, items.map(answerFrom), (answer) => giveUp(deps, answer, now))
    const invited = await invitationsTo(table, organisation.key)
    await inParallel(4, invited, (one) => giveUpInvitation(deps, one, now))
    return { outcome: 'marked' }
  }
