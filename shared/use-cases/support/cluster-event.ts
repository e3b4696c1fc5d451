import type { ClusterEvent, ClusterEventType } from '../../domain/cluster-event.ts'
import { actorText, type Actor } from '../../domain/person.ts'
import type { Moment } from '../../domain/time.ts'
import { appendToCluster } from '../../items/cluster-event-item.ts'
import type { Put } from '../../stores/table.ts'

/** Appends an event of a registered cluster: who, when, what, about whom, about which of its projects. */
export const tellCluster = (
  id: string,
  clusterId: string,
  type: ClusterEventType,
  { by, now }: { readonly by: Actor; readonly now: Moment },
  about: { readonly organisation?: string; readonly project?: string; readonly data?: ClusterEvent['data'] } = {},
): Put =>
  appendToCluster({
    id,
    clusterId,
    type,
    at: now,
    by: actorText(by),
    ...(about.organisation === undefined ? {} : { organisation: about.organisation }),
    ...(about.project === undefined ? {} : { project: about.project }),
    data: about.data ?? {},
  })
