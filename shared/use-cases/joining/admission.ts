import type { Cluster } from '../../domain/cluster.ts'
import type { Membership } from '../../domain/membership.ts'
import type { Actor } from '../../domain/person.ts'
import type { Moment } from '../../domain/time.ts'
import { putMembership } from '../../items/membership-item.ts'
import type { Write } from '../../stores/table.ts'
import { tellCluster } from '../support/cluster-event.ts'
import { mailAbout } from '../support/cluster-mail.ts'
import { isStillActive } from './acting.ts'

/** How an organisation came in: by an open cluster, the coordinator's word, its silence, or an invitation (`met`: a request and one met). */
export type How = 'open' | 'coordinator' | 'silence' | 'invitation' | 'met'

/** One admission: the record as it was read and as it is to be, and who caused it. `id` names its event and its mails. */
export type Admission = {
  readonly cluster: Pick<Cluster, 'id' | 'coordinator'>
  readonly before: Membership | undefined
  readonly membership: Membership
  readonly how: How
  readonly by: Actor
  readonly now: Moment
  readonly id: string
}

/** The writes by which an organisation becomes a member of a registered cluster, if the register holds it active; both sides hear. */
export const admission = ({ cluster, before, membership, how, by, now, id }: Admission): readonly Write[] => {
  const { organisation } = membership
  return [
    putMembership(before, membership),
    isStillActive(organisation),
    tellCluster(id, cluster.id, 'memberJoined', { by, now }, { organisation, data: { how } }),
    mailAbout(cluster.id, organisation, 'joinAdmitted', id, now, { organisation, how }),
    mailAbout(cluster.id, cluster.coordinator, 'clusterMemberJoined', id, now, { organisation, how }),
  ]
}
