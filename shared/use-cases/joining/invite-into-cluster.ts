import { isExpired, obstacleTo, type Answer } from '../../domain/answer.ts'
import type { Cluster } from '../../domain/cluster.ts'
import { NotFound } from '../../domain/errors.ts'
import type { InviteeVerdict } from '../../domain/invitee-verdict.ts'
import { refusalOf } from '../../domain/invitation-wishes.ts'
import { invite, isInvited, isMember, type Membership } from '../../domain/membership.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import { after, deadlineAfter, type Moment } from '../../domain/time.ts'
import { answerFrom, answerKey, answerStands } from '../../items/answer-item.ts'
import { noteInvited } from '../../items/last-invited-item.ts'
import { membershipFrom, membershipKey, putMembership } from '../../items/membership-item.ts'
import { wishesStand } from '../../items/wishes-item.ts'
import { inParallel } from '../support/in-parallel.ts'
import { busyUntil } from '../support/caps.ts'
import { clusterFor } from '../support/cluster.ts'
import { tellCluster } from '../support/cluster-event.ts'
import { mailClusterInvitation } from '../support/cluster-mail.ts'
import { verdictsOf } from '../support/list-invitees.ts'
import { newestPack } from '../support/load.ts'
import { refusedVerdict, wishesOf } from '../support/may-be-invited.ts'
import { resolve, type Resolved } from '../support/resolve.ts'
import { retryConflicts } from '../support/retry-conflicts.ts'
import { isStillActive, type JoiningDeps, type Said } from './acting.ts'
import { admission } from './admission.ts'
import { allowanceOf } from './invitation-caps.ts'

/** Identifiers as people write them, up to 500. */
export type InviteIntoCluster = Said & { readonly identifiers: readonly string[] }

type Inviting = Said & { readonly deps: JoiningDeps; readonly cluster: Cluster; readonly pack: RulePack }
type Found = Extract<Resolved, { key: string }>
type Standing = { readonly membership: Membership | undefined; readonly answer: Answer | undefined }

const standingsOf = async ({ deps, clusterId }: Inviting, keys: readonly string[]) => {
  const items = await deps.table.getMany(
    keys.flatMap((key) => [membershipKey(clusterId, key), answerKey(clusterId, key)]),
  )
  const memberships = items.filter(({ sk }) => sk.startsWith('MEM#')).map(membershipFrom)
  const answers = items.filter(({ sk }) => sk.startsWith('ANS#')).map(answerFrom)
  return (key: string): Standing => ({
    membership: memberships.find(({ organisation }) => organisation === key),
    answer: answers.find(({ organisation }) => organisation === key),
  })
}

/** Whether a new question makes no sense: it is a member, or one is open already, of the cluster or of its application. */
const isPresent = ({ membership, answer }: Standing, now: Moment): boolean =>
  isMember(membership) ||
  isInvited(membership, now) ||
  (membership === undefined && answer?.state === 'invited' && !isExpired(answer, now))

const writesFor = (
  { cluster, by, now }: Inviting,
  { membership: before, answer }: Standing,
  moved: Exclude<ReturnType<typeof invite>, { outcome: 'impossible' }>,
  id: string,
) => {
  const { membership } = moved
  const { organisation } = membership
  const answerAsRead = answer ? [{ check: answerKey(cluster.id, organisation), when: answerStands(answer) }] : []
  if (moved.outcome === 'met')
    return [...admission({ cluster, before, membership, how: 'met', by, now, id }), ...answerAsRead]
  return [
    putMembership(before, membership),
    isStillActive(organisation),
    tellCluster(id, cluster.id, 'memberInvited', { by, now }, { organisation }),
    mailClusterInvitation(membership, 'clusterInvitation', id, now),
    noteInvited(organisation, now),
    ...answerAsRead,
  ]
}

/** One organisation, one transaction; one that has asked to join meanwhile is admitted. */
const inviteOne = (inviting: Inviting, one: Found, verdict: InviteeVerdict): Promise<InviteeVerdict> =>
  retryConflicts(async () => {
    const { deps, cluster, pack, now } = inviting
    // Its entry may have been merged into another one since.
    const [again] = await resolve(deps.table, [one.key])
    const { key, organisation } = again && 'key' in again ? again : one
    const standing = (await standingsOf(inviting, [key]))(key)
    if (isPresent(standing, now)) return { ...verdict, verdict: 'already' }
    const obstacle = obstacleTo(organisation)
    const asks = standing.membership?.state === 'requested'
    if (obstacle !== undefined && !(asks && (obstacle === 'unreachable' || obstacle === 'undeliverable')))
      return { ...verdict, verdict: obstacle }
    const wishes = (await wishesOf(deps.table, [key])).get(one.key)
    const refused = asks ? undefined : refusalOf(wishes, cluster.coordinator, now)
    if (refused) return { ...verdict, ...refusedVerdict(refused) }
    const busy = asks ? undefined : await busyUntil(deps.table, key, pack, now)
    if (busy !== undefined) return { ...verdict, verdict: 'capped', retryAt: busy }
    const times = {
      expiresAt: deadlineAfter(now, pack.times.invitation, pack.timeZone),
      remindAt: after(now, pack.times.reminder),
    }
    const moved = invite(standing.membership, { clusterId: cluster.id, organisation: key, ...times }, now)
    if (moved.outcome === 'impossible' || moved.outcome === 'same') return { ...verdict, verdict: 'already' }
    await deps.table.write([
      ...writesFor(inviting, standing, moved, deps.newId()),
      ...(asks ? [] : [wishesStand(key, wishes)]),
    ])
    return { ...verdict, verdict: moved.outcome === 'met' ? 'admitted' : 'asked' }
  })

const planFor = async (inviting: Inviting, resolved: readonly Resolved[]) => {
  const { deps, cluster, pack, now } = inviting
  const keys = [...new Set(resolved.flatMap((one) => ('key' in one ? [one.key] : [])))]
  const standingOf = await standingsOf(inviting, keys)
  const present = new Set(keys.filter((key) => isPresent(standingOf(key), now)))
  const asks = new Set(keys.filter((key) => standingOf(key).membership?.state === 'requested'))
  const fresh = resolved.flatMap((one) =>
    'key' in one && !present.has(one.key) && !asks.has(one.key) && !obstacleTo(one.organisation) ? [one.key] : [],
  )
  const { granted, retryAt } = await allowanceOf(deps.table, cluster, pack, new Set(fresh).size, now)
  let left = granted
  return verdictsOf(resolved, present, ({ given, key, organisation }) => {
    if (asks.has(key)) return { given, verdict: 'listed' }
    const obstacle = obstacleTo(organisation)
    if (obstacle) return { given, verdict: obstacle }
    left -= 1
    return left < 0 ? { given, verdict: 'capped', retryAt } : { given, verdict: 'listed' }
  })
}

/**
 * Invites organisations into a registered cluster, for its coordinator, and answers each identifier: `asked`, `admitted` (it had asked to join),
 * `already`, or why not. Asking again sends nothing twice. Throws NotFound.
 */
export const makeInviteIntoCluster =
  (deps: JoiningDeps) =>
  async (command: InviteIntoCluster): Promise<readonly InviteeVerdict[]> => {
    const { table } = deps
    const cluster = await clusterFor(table, command.clusterId)
    if (cluster.coordinator !== command.organisation) throw new NotFound('cluster', command.clusterId)
    const [pack, resolved] = await Promise.all([newestPack(table), resolve(table, command.identifiers)])
    const inviting = { ...command, deps, cluster, pack }
    const plan = await planFor(inviting, resolved)
    return inParallel(10, plan, (verdict, index) => {
      const one = resolved[index]
      if (verdict.verdict !== 'listed' || !one || !('key' in one)) return Promise.resolve(verdict)
      return inviteOne(inviting, one, verdict)
    })
  }
