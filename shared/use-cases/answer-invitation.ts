import { reply, type Answer, type Reply } from '../domain/answer.ts'
import type { Submitted } from '../domain/application.ts'
import { shardOf, type Phase } from '../domain/counts.ts'
import { Conflict, NotFound } from '../domain/errors.ts'
import type { EventType } from '../domain/event.ts'
import { isSpentFor } from '../domain/link.ts'
import { admit, isMember, leave, type Membership, type MembershipState } from '../domain/membership.ts'
import { actorText, type Actor } from '../domain/person.ts'
import type { Moment } from '../domain/time.ts'
import { answerFrom, answerKey } from '../items/answer-item.ts'
import { applicationKey } from '../items/application-item.ts'
import { clusterFrom, clusterKey } from '../items/cluster-item.ts'
import { countFrom, countKey } from '../items/count-item.ts'
import { membershipFrom, membershipItem, membershipKey, putMembership } from '../items/membership-item.ts'
import { organisationFrom, organisationKey } from '../items/organisation-item.ts'
import type { Item, Table, Write } from '../stores/table.ts'
import { changeAnswer } from './support/change-answer.ts'
import { tellCluster } from './support/cluster-event.ts'
import { tell } from './support/event.ts'
import { foundingParticipations } from './support/founding-participations.ts'
import { submittedIn } from './support/load.ts'
import { mailCoordinator } from './support/mail.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

/** What answering needs from outside. */
export type AnswerInvitationDeps = { readonly table: Table; readonly newId: () => string }

/** Who answers what. `extra` goes into the same transaction (an idempotency record). */
export type AnswerInvitation = {
  readonly applicationId: string
  readonly organisation: string
  readonly reply: Reply
  readonly by: Actor
  readonly now: Moment
  readonly extra?: readonly Write[]
}

const CONFLICTS = {
  notInvited: 'notInvited',
  expired: 'invitationExpired',
  revoked: 'invitationRevoked',
  coordinator: 'coordinatorCannotDecline',
} as const

type Membering = {
  readonly application: Submitted
  readonly before: Answer
  readonly next: Answer
  readonly membership: Membership | undefined
  readonly by: Actor
  readonly now: Moment
  readonly id: string
}

/** Beside a forming cluster, which nobody sees, an answer carries its own membership, with its part in projects, or takes it away; only the active are admitted. */
const whileForming = ({ application, before, next, now }: Membering): readonly Write[] => {
  const { applicationId: clusterId, organisation } = next
  if (next.state === 'confirmed') {
    const membership = admit(undefined, { clusterId, organisation }, now)
    return [
      { put: membershipItem(membership) },
      ...foundingParticipations(application, membership, now),
      { check: organisationKey(organisation), when: [{ attribute: 'status', is: 'active' }] },
    ]
  }
  return before.state === 'confirmed' ? [{ delete: membershipKey(clusterId, organisation) }] : []
}

/** Beside a registered cluster the membership is a record that stays: an answer moves it on from where it was read. */
const onceRegistered = ({ next, membership, by, now, id }: Membering): readonly Write[] => {
  const { applicationId: clusterId, organisation } = next
  if (next.state === 'confirmed' && !isMember(membership))
    return [
      putMembership(membership, admit(membership, { clusterId, organisation }, now)),
      { check: organisationKey(organisation), when: [{ attribute: 'status', is: 'active' }] },
      tellCluster(id, clusterId, 'memberJoined', { by, now }, { organisation }),
    ]
  if (next.state !== 'left' || !isMember(membership)) return []
  return [
    putMembership(membership, leave(membership, now)),
    tellCluster(id, clusterId, 'memberLeft', { by, now }, { organisation }),
  ]
}

/** States of a record that an old invitation leads out of: nothing has been decided since. */
const UNDECIDED: readonly MembershipState[] = ['member', 'invited', 'requested']

/**
 * Once the cluster is registered its own record is what counts: who has left, was removed or refused since does not come back by the old
 * invitation, and who coordinates does not leave by it. Throws Conflict.
 */
const assertNotAgainst = (next: Answer, phase: Phase, membership: Membership | undefined): void => {
  if (phase !== 'registered' || !membership) return
  if (next.state === 'left' && membership.role === 'coordinator') throw new Conflict('coordinatorCannotDecline')
  if (next.state === 'confirmed' && !UNDECIDED.includes(membership.state)) throw new Conflict('notInvited')
}

const membershipWrites = (phase: Phase, membering: Membering): readonly Write[] => {
  if (phase === 'registering') return whileForming(membering)
  return phase === 'registered' ? onceRegistered(membering) : []
}

/** Who is told: the applicant, and once the cluster is registered whoever coordinates it now. */
const leaderOf = ({ id, applicant }: Submitted, items: readonly Item[]): Pick<Submitted, 'id' | 'applicant'> => {
  const item = items.find(({ sk }) => sk === clusterKey(id).sk)
  return { id, applicant: item ? clusterFrom(item).coordinator : applicant }
}

const eventOf = (next: Answer, phase: Phase): EventType => {
  if (next.state === 'confirmed') return phase === 'registered' ? 'joined' : 'confirmed'
  return next.state === 'left' ? 'left' : 'declined'
}

/**
 * Records what an organisation says to an invitation: the answer, its count, event and mail in one transaction, and beside a forming or
 * registered cluster its membership too. The same answer again changes nothing; by the link another one cannot follow it. Throws
 * NotFound, and Conflict where it is too late or the link is spent.
 */
export const makeAnswerInvitation =
  ({ table, newId }: AnswerInvitationDeps) =>
  (command: AnswerInvitation): Promise<Answer> =>
    retryConflicts(async () => {
      const { applicationId, organisation, by, now } = command
      const keys = [answerKey(applicationId, organisation), countKey(applicationId, shardOf(organisation))] as const
      const items = await table.getMany([
        ...keys,
        applicationKey(applicationId),
        organisationKey(organisation),
        membershipKey(applicationId, organisation),
        clusterKey(applicationId),
      ])
      const [answerItem, countItem] = keys.map((key) => items.find(({ pk, sk }) => pk === key.pk && sk === key.sk))
      if (!answerItem || !countItem) throw new NotFound('invitation', `${applicationId} ${organisation}`)
      const answer = answerFrom(answerItem)
      if (by.as === 'link' && isSpentFor(answer, command.reply)) throw new Conflict('alreadyAnswered')
      const { phase } = countFrom(countItem)
      const { application } = submittedIn(
        items.find(({ sk }) => sk === 'APP'),
        applicationId,
      )
      const memberItem = items.find(({ sk }) => sk.startsWith('MEM#'))
      const membership = memberItem && membershipFrom(memberItem)
      const register = organisationFrom(items.find(({ sk }) => sk === 'ORG'))
      // Mail does not reach it, or a cap keeps us from asking; whoever acts for it, signed in, need not wait for a mail.
      const unasked = by.as === 'representative' && register?.status === 'active'
      const replied = reply(answer, command.reply, actorText(by), now, unasked)
      if (replied.outcome === 'refused') throw new Conflict(CONFLICTS[replied.because])
      if (replied.outcome === 'same') {
        if (command.extra && command.extra.length > 0) await table.write(command.extra)
        return replied.answer
      }
      if (phase === 'closed') throw new Conflict('notInThisState', { status: application.status })
      const next = replied.answer
      if (phase !== 'gathering' && next.state === 'confirmed' && register?.status !== 'active')
        throw new Conflict('organisationNotActive', { status: register?.status ?? 'unknown' })
      assertNotAgainst(next, phase, membership)
      const id = newId()
      const template = phase === 'registered' && next.state === 'confirmed' ? 'memberJoined' : 'answerReceived'
      await table.write([
        ...changeAnswer(answer, next, phase, now),
        ...membershipWrites(phase, { application, before: answer, next, membership, by, now, id }),
        tell(id, applicationId, eventOf(next, phase), { by, now }, { organisation }),
        mailCoordinator(leaderOf(application, items), template, id, now, { organisation, state: next.state }),
        ...(command.extra ?? []),
      ])
      return next
    })
