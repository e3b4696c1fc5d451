import { isExpired, type Answer } from '../../domain/answer.ts'
import { Conflict } from '../../domain/errors.ts'
import { request, type Membership } from '../../domain/membership.ts'
import { answerFrom, answerKey, answerStands } from '../../items/answer-item.ts'
import { membershipFrom, membershipKey, putMembership } from '../../items/membership-item.ts'
import { organisationFrom, organisationKey } from '../../items/organisation-item.ts'
import type { Write } from '../../stores/table.ts'
import type { AnswerInvitation } from '../answer-invitation.ts'
import { clusterWith } from '../support/cluster.ts'
import { tellCluster } from '../support/cluster-event.ts'
import { retryConflicts } from '../support/retry-conflicts.ts'
import { isStillActive, writeExtra, type JoiningDeps, type Said } from './acting.ts'
import { admission } from './admission.ts'

/** `answer` takes what an organisation says to an invitation of the cluster's application. */
export type RequestToJoinDeps = JoiningDeps & { readonly answer: (command: AnswerInvitation) => Promise<unknown> }

/** Who asks to join, and why. */
export type RequestToJoin = Said & { readonly message: string }

type Found = { readonly answer: Answer | undefined; readonly status: string }

const look = async ({ table }: JoiningDeps, { clusterId, organisation }: Said): Promise<Found> => {
  const items = await table.getMany([answerKey(clusterId, organisation), organisationKey(organisation)])
  const answer = items.find(({ sk }) => sk.startsWith('ANS#'))
  const register = organisationFrom(items.find(({ sk }) => sk === 'ORG'))
  return { answer: answer && answerFrom(answer), status: register?.status ?? 'unknown' }
}

/** Whether the cluster's application still asks the organisation: then to ask is to accept. */
const isStillAsked = (answer: Answer | undefined, before: Membership | undefined, now: string): boolean =>
  answer?.state === 'invited' && !isExpired(answer, now) && (before === undefined || before.state === 'requested')

const standsAsRead = ({ clusterId, organisation }: Said, answer: Answer | undefined): readonly Write[] =>
  answer ? [{ check: answerKey(clusterId, organisation), when: answerStands(answer) }] : []

/**
 * Asks to join a registered cluster. Where an invitation is open, of the cluster or of its application, this accepts it. Asking twice changes
 * nothing. Throws NotFound, and Conflict `organisationNotActive` or `alreadyMember`.
 */
export const makeRequestToJoin =
  (deps: RequestToJoinDeps) =>
  (command: RequestToJoin): Promise<Membership> =>
    retryConflicts(async () => {
      const { table } = deps
      const { clusterId, organisation, message, by, now, extra = [] } = command
      const { cluster, membership: before } = await clusterWith(table, clusterId, organisation)
      const { answer, status } = await look(deps, command)
      if (status !== 'active') throw new Conflict('organisationNotActive', { status })
      if (isStillAsked(answer, before, now)) {
        await deps.answer({ applicationId: clusterId, organisation, reply: { answer: 'accept' }, by, now, extra })
        const item = await table.get(membershipKey(clusterId, organisation))
        if (!item) throw new Error(`the accepted invitation of ${organisation} made no membership of ${clusterId}`)
        return membershipFrom(item)
      }
      const moved = request(before, { clusterId, organisation, message }, now)
      if (moved.outcome === 'impossible') throw new Conflict(moved.because)
      const { membership } = moved
      if (moved.outcome === 'same') {
        await writeExtra(table, extra)
        return membership
      }
      const id = deps.newId()
      const writes =
        moved.outcome === 'met'
          ? admission({ cluster, before, membership, how: 'met', by, now, id })
          : [
              putMembership(before, membership),
              isStillActive(organisation),
              tellCluster(id, clusterId, 'joinRequested', { by, now }, { organisation }),
            ]
      await table.write([...writes, ...standsAsRead(command, answer), ...extra])
      return membership
    })
