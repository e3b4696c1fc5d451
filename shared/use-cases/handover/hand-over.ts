import type { Answer } from '../../domain/answer.ts'
import { isSubmitted, type Application } from '../../domain/application.ts'
import type { Cluster } from '../../domain/cluster.ts'
import { isMember, withRole } from '../../domain/membership.ts'
import { putAnswer } from '../../items/answer-item.ts'
import { replaceApplication } from '../../items/application-item.ts'
import { putListed } from '../../items/case-item.ts'
import { replaceCluster } from '../../items/cluster-item.ts'
import { membershipKey, putMembership } from '../../items/membership-item.ts'
import type { Write } from '../../stores/table.ts'
import type { ListedReceiver, Scene } from './scene.ts'

/** A registered cluster changes hands: its coordinator, and the roles of both, who stay members since the same day. */
const handCluster = (cluster: Cluster, { to, memberships: { former, next } }: Scene): readonly Write[] => [
  replaceCluster(cluster, { ...cluster, coordinator: to }),
  ...(isMember(next) ? [putMembership(next, withRole(next, 'coordinator'))] : []),
  ...(isMember(former) ? [putMembership(former, withRole(former, 'member'))] : []),
]

/** The list with the former coordinator in the place of the new one, which heads the consortium without being listed. */
const swapListed = (applicationId: string, former: string, { listed, written }: ListedReceiver): readonly Write[] => {
  if (written.length === 0) return []
  const identifiers = listed.identifiers.filter((one) => !written.includes(one) && one !== former)
  const repeated = listed.repeated.filter((one) => !written.includes(one))
  return [putListed(applicationId, listed, { identifiers: [...identifiers, former], repeated })]
}

/** The answer of who begins to coordinate or ceases to; a new generation, so that neither a link nor a registration that has read it goes by it. */
const leading = (answer: Answer, coordinator: boolean): Answer => ({
  ...answer,
  coordinator,
  generation: answer.generation + 1,
})

/**
 * An application changes hands: its applicant, and which of both answers is the coordinator's. Both count as before, so the counts stay. What an
 * earlier attempt has written of a cluster in the making names roles that are no more: the next one writes it anew.
 */
const handApplication = (application: Application, { to, answers, memberships, list }: Scene): readonly Write[] => {
  const { former, next } = answers
  const formed = [memberships.former, memberships.next].filter((one) => one !== undefined)
  return [
    replaceApplication(application, { ...application, applicant: to }),
    ...(former ? [putAnswer(former, leading(former, false))] : []),
    ...(next && isSubmitted(application) ? [putAnswer(next, leading(next, true))] : []),
    ...formed.map(({ clusterId, organisation }): Write => ({ delete: membershipKey(clusterId, organisation) })),
    ...swapListed(application.id, application.applicant, list),
  ]
}

/** The writes by which the coordination passes to the receiver, each on condition of what was read. */
export const handOver = (scene: Scene): readonly Write[] =>
  scene.led.of === 'cluster' ? handCluster(scene.led.cluster, scene) : handApplication(scene.led.application, scene)
