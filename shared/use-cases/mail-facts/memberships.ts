import * as z from 'zod'
import type { StopLinks } from '../../crypto/unsubscribe.ts'
import type { Cluster } from '../../domain/cluster.ts'
import { organisationKeySchema } from '../../domain/identifiers/index.ts'
import { clusterInvitationId } from '../../domain/invitation-id.ts'
import { isInvited, type Membership, type MembershipState } from '../../domain/membership.ts'
import { clusterFrom, clusterKey } from '../../items/cluster-item.ts'
import { membershipFrom, membershipKey } from '../../items/membership-item.ts'
import type { ClusterFacts, MailFacts } from '../../mail/facts.ts'
import { projectsOf } from '../support/projects.ts'
import { nameOf } from './case.ts'
import type { DropReason, Gatherers, Gathering } from './gathering.ts'
import { isUnwanted } from './unwanted.ts'
import { stagesPutDown, stageText } from '../support/stages-put-down.ts'

const about = z.object({ clusterId: z.uuid(), organisation: organisationKeySchema })
const aboutInvitation = about.extend({ generation: z.int() })
const aboutAdmission = about.extend({ how: z.enum(['open', 'coordinator', 'silence', 'invitation', 'met']) })
const aboutRefusal = about.extend({
  because: z.enum(['coordinator', 'notActive', 'clusterEnded']).default('coordinator'),
})

/** What every mail about a registered cluster says of it. */
export const clusterFacts = async (
  { table, baseUrl }: Pick<Gathering, 'table' | 'baseUrl'>,
  { name, number, coordinator }: Cluster,
): Promise<ClusterFacts> => ({
  cluster: name,
  number,
  coordinator: await nameOf(table, coordinator),
  page: `${baseUrl}/`,
})

type Found = {
  readonly cluster: Cluster
  readonly membership: Membership | undefined
  readonly facts: ClusterFacts & { readonly organisation: string }
}

const found = async (gathering: Gathering): Promise<Found> => {
  const { table, mail } = gathering
  const { clusterId, organisation } = about.parse(mail.data)
  const [clusterItem, item] = await Promise.all([
    table.get(clusterKey(clusterId)),
    table.get(membershipKey(clusterId, organisation)),
  ])
  if (!clusterItem) throw new Error(`the cluster ${clusterId} of a mail is missing`)
  const cluster = clusterFrom(clusterItem)
  const facts = { ...(await clusterFacts(gathering, cluster)), organisation: await nameOf(table, organisation) }
  return { cluster, membership: item && membershipFrom(item), facts }
}

const reasonIn = ({ membership }: Found, state: MembershipState): string | undefined =>
  membership?.state === state ? membership.reason : undefined

const request = async (
  gathering: Gathering,
): Promise<{ readonly facts: MailFacts['joinRequested'] } | { readonly drop: DropReason }> => {
  const { membership, facts } = await found(gathering)
  if (membership?.state !== 'requested' || membership.decideBy === undefined) return { drop: 'notCurrent' }
  if (membership.decideBy <= gathering.now) return { drop: 'tooLate' }
  return { facts: { ...facts, message: membership.message ?? '', decideBy: membership.decideBy } }
}

const linkTo = ({ secrets, mail }: Gathering): Promise<StopLinks> => {
  const { clusterId, organisation, generation } = aboutInvitation.parse(mail.data)
  return secrets.invitationLink(clusterInvitationId(clusterId, organisation), generation)
}

const invitation = async (
  gathering: Gathering,
): Promise<{ readonly facts: MailFacts['clusterInvitation'] } | { readonly drop: DropReason }> => {
  const { clusterId, organisation, generation } = aboutInvitation.parse(gathering.mail.data)
  const { cluster, membership, facts } = await found(gathering)
  if (cluster.status !== 'registered') return { drop: 'closed' }
  if (membership?.state !== 'invited' || membership.invitation !== generation) return { drop: 'notCurrent' }
  if (!isInvited(membership, gathering.now)) return { drop: 'tooLate' }
  if (membership.undeliverable) return { drop: 'undeliverable' }
  if (await isUnwanted(gathering, organisation, cluster.coordinator)) return { drop: 'notAccepting' }
  const open = (await projectsOf(gathering.table, clusterId)).filter(({ status }) => status === 'open')
  return {
    facts: {
      ...facts,
      purpose: cluster.purpose,
      projects: open.map(({ title }) => title),
      stages: (await stagesPutDown(gathering.table, clusterId, organisation)).map(stageText),
      expiresAt: membership.expiresAt ?? gathering.now,
      link: await linkTo(gathering),
    },
  }
}

/** How the facts of mail about joining and leaving a registered cluster are gathered; what is no longer so is not sent. */
export const membershipGatherers: Gatherers<
  | 'joinRequested'
  | 'joinWarning'
  | 'joinWithdrawn'
  | 'joinAdmitted'
  | 'joinRefused'
  | 'clusterInvitation'
  | 'clusterReminder'
  | 'clusterInvitationExpired'
  | 'clusterInvitationDeclined'
  | 'clusterInvitationUndeliverable'
  | 'clusterMemberJoined'
  | 'memberLeft'
  | 'memberRemoved'
> = {
  joinRequested: request,
  joinWarning: request,
  joinWithdrawn: async (gathering) => ({ facts: (await found(gathering)).facts }),
  joinAdmitted: async (gathering) => {
    const { how } = aboutAdmission.parse(gathering.mail.data)
    return { facts: { ...(await found(gathering)).facts, how } }
  },
  joinRefused: async (gathering) => {
    const one = await found(gathering)
    const { because } = aboutRefusal.parse(gathering.mail.data)
    return {
      facts: { ...one.facts, because, reason: because === 'coordinator' ? reasonIn(one, 'refused') : undefined },
    }
  },
  clusterInvitation: invitation,
  clusterReminder: invitation,
  clusterInvitationExpired: async (gathering) => {
    const { membership, facts } = await found(gathering)
    if (membership?.state !== 'expired') return { drop: 'notCurrent' }
    return { facts: { ...facts, link: await linkTo(gathering) } }
  },
  clusterInvitationDeclined: async (gathering) => {
    const one = await found(gathering)
    return { facts: { ...one.facts, reason: reasonIn(one, 'declined') } }
  },
  clusterInvitationUndeliverable: async (gathering) => {
    const { membership, facts } = await found(gathering)
    return membership?.undeliverable ? { facts } : { drop: 'notCurrent' }
  },
  clusterMemberJoined: async (gathering) => {
    const { how } = aboutAdmission.parse(gathering.mail.data)
    return { facts: { ...(await found(gathering)).facts, how } }
  },
  memberLeft: async (gathering) => {
    const { organisation } = about.parse(gathering.mail.data)
    const { recipient } = gathering.mail
    const to = recipient.to === 'organisation' && recipient.key === organisation ? 'member' : 'coordinator'
    return { facts: { ...(await found(gathering)).facts, to } }
  },
  memberRemoved: async (gathering) => {
    const one = await found(gathering)
    return { facts: { ...one.facts, reason: reasonIn(one, 'removed') } }
  },
}
