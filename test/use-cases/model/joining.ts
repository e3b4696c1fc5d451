import { after, deadlineAfter } from '../../../shared/domain/time.ts'
import { confirm } from './applying.ts'
import { TIMES, ZONE } from './policy.ts'
import { admitTo, isUnwilling, move } from './standing.ts'
import {
  behind,
  isActive,
  shown,
  told,
  type Cluster,
  type Standing,
  type State,
  type Where,
  type Who,
} from './state.ts'

/** Whether an invitation has not run out. */
export const isAsked = (state: State, standing: Standing | undefined): boolean =>
  standing?.state === 'invited' && (standing.expiresAt === undefined || state.now < standing.expiresAt)

/** Whether the application still asks the organisation, so that to ask is to accept. */
const isAskedByApplication = (state: State, where: Where, who: Who): boolean => {
  const answer = where === 'new' ? state.application.answers[who] : undefined
  const standing = state.clusters[where]?.standings[who]
  const isOpen = answer?.state === 'invited' && (answer.expiresAt ?? '') > state.now
  return isOpen && (standing === undefined || standing.state === 'requested')
}

/** Asks to join. */
export const ask = (state: State, where: Where, who: Who): string => {
  const cluster = shown(state, where)
  if (!cluster) return 'notFound'
  if (!isActive(state, who)) return 'organisationNotActive'
  if (isAskedByApplication(state, where, who)) {
    const said = confirm(state, who)
    return said === 'confirmed' ? 'member' : said
  }
  const standing = cluster.standings[who]
  if (standing?.state === 'member') return 'alreadyMember'
  if (standing?.state === 'requested') return 'requested'
  if (isAsked(state, standing)) return admitTo(cluster, who)
  move(cluster, who, 'requested')
  cluster.unseen.push(who)
  cluster.events.push(told('joinRequested', who))
  return 'requested'
}

/** Takes a request back. */
export const withdrawRequest = (state: State, where: Where, who: Who): string => {
  const cluster = shown(state, where)
  const standing = cluster?.standings[who]
  if (!cluster || !standing) return 'notFound'
  if (standing.state === 'withdrawn') return 'withdrawn'
  if (standing.state !== 'requested') return 'notRequested'
  move(cluster, who, 'withdrawn')
  cluster.events.push(told('joinWithdrawn', who))
  return 'withdrawn'
}

/** A cluster for whoever coordinates it; nothing for everybody else. */
export const led = (state: State, where: Where, by: Who): Cluster | undefined => {
  const cluster = shown(state, where)
  return cluster?.face.coordinator === by ? cluster : undefined
}

/** The coordinator's word about a request. */
export const decide = (state: State, where: Where, by: Who, who: Who, verdict: 'admit' | 'refuse'): string => {
  const cluster = led(state, where, by)
  const standing = cluster?.standings[who]
  if (!cluster || !standing) return 'notFound'
  const wanted = verdict === 'admit' ? 'member' : 'refused'
  if (standing.state === wanted) return wanted
  if (standing.state !== 'requested') return standing.state === 'member' ? 'alreadyMember' : 'notRequested'
  if (verdict === 'admit') return isActive(state, who) ? admitTo(cluster, who) : 'organisationNotActive'
  move(cluster, who, 'refused')
  cluster.events.push(told('joinRefused', who))
  return 'refused'
}

const inviteOne = (state: State, where: Where, cluster: Cluster, who: Who): string => {
  const standing = cluster.standings[who]
  const answer = where === 'new' ? state.application.answers[who] : undefined
  const isOpen = standing === undefined && answer?.state === 'invited' && (answer.expiresAt ?? '') > state.now
  if (standing?.state === 'member' || isAsked(state, standing) || isOpen) return 'already'
  if (!isActive(state, who)) return 'suspended'
  if (standing?.state === 'requested') {
    admitTo(cluster, who)
    return 'admitted'
  }
  if (isUnwilling(state, who, cluster.face.coordinator)) return 'notAccepting'
  const expiresAt = deadlineAfter(state.now, TIMES.invitation, ZONE)
  move(cluster, who, 'invited', { sentAt: state.now, remindAt: after(state.now, TIMES.reminder), expiresAt })
  cluster.events.push(told('memberInvited', who))
  return 'asked'
}

/** The coordinator invites organisations; each has its own verdict. */
export const invite = (state: State, where: Where, by: Who, whom: readonly Who[]): string => {
  const cluster = led(state, where, by)
  if (!cluster) return 'notFound'
  const seen = new Set<Who>()
  const verdicts = whom.map((given) => {
    const who = behind(state, given)
    if (seen.has(who)) return 'twice'
    seen.add(who)
    return inviteOne(state, where, cluster, who)
  })
  return verdicts.join(' ')
}

/** The coordinator sends an unanswered invitation again. */
export const resend = (state: State, where: Where, by: Who, who: Who): string => {
  const cluster = led(state, where, by)
  const standing = cluster?.standings[who]
  if (!cluster || !standing) return 'notFound'
  if (!isAsked(state, standing)) return 'alreadyAnswered'
  if (after(standing.sentAt ?? '', TIMES.resend) > state.now) return 'resendTooSoon'
  cluster.standings[who] = { ...standing, sentAt: state.now, touched: standing.touched + 1 }
  cluster.events.push(told('invitationResent', who))
  return 'invited'
}

/** The coordinator takes an invitation back. */
export const revoke = (state: State, where: Where, by: Who, who: Who): string => {
  const cluster = led(state, where, by)
  const standing = cluster?.standings[who]
  if (!cluster || !standing) return 'notFound'
  if (standing.state === 'revoked') return 'revoked'
  if (standing.state !== 'invited') return 'alreadyAnswered'
  move(cluster, who, 'revoked')
  cluster.events.push(told('invitationRevoked', who))
  return 'revoked'
}

/** What an organisation says to an invitation into a cluster. */
export const answerInvitation = (state: State, where: Where, who: Who, says: 'accept' | 'decline'): string => {
  const cluster = shown(state, where)
  const standing = cluster?.standings[who]
  if (!cluster || !standing) return 'notFound'
  if (standing.state === 'revoked') return 'invitationRevoked'
  const wanted = says === 'accept' ? 'member' : 'declined'
  if (standing.state === wanted) return wanted
  const isLate = standing.state === 'invited' && !isAsked(state, standing)
  if (standing.state === 'expired' || isLate) return 'invitationExpired'
  if (standing.state !== 'invited') return 'notInvited'
  if (says === 'accept') return isActive(state, who) ? admitTo(cluster, who) : 'organisationNotActive'
  move(cluster, who, 'declined')
  cluster.events.push(told('invitationDeclined', who))
  return 'declined'
}

/** A member leaves. */
export const leave = (state: State, where: Where, who: Who): string => {
  const cluster = shown(state, where)
  const standing = cluster?.standings[who]
  if (!cluster || !standing) return 'notFound'
  if (standing.state === 'left') return 'left'
  if (standing.state !== 'member') return 'notFound'
  if (cluster.face.coordinator === who || standing.role === 'coordinator') return 'coordinatorMustHandOver'
  move(cluster, who, 'left')
  cluster.events.push(told('memberLeft', who))
  return 'left'
}

/** The coordinator removes a member. */
export const remove = (state: State, where: Where, by: Who, who: Who): string => {
  const cluster = led(state, where, by)
  const standing = cluster?.standings[who]
  if (!cluster || !standing) return 'notFound'
  if (standing.state === 'removed') return 'removed'
  if (standing.state !== 'member') return 'notFound'
  if (standing.role === 'coordinator' || who === cluster.face.coordinator) return 'coordinatorMustHandOver'
  move(cluster, who, 'removed')
  cluster.events.push(told('memberRemoved', who))
  return 'removed'
}
