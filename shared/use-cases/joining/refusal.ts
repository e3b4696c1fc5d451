import { refuse, type Membership } from '../../domain/membership.ts'
import type { Verified } from '../../domain/joining.ts'
import type { Moment } from '../../domain/time.ts'
import { putMembership } from '../../items/membership-item.ts'
import type { Write } from '../../stores/table.ts'
import { tellCluster } from '../support/cluster-event.ts'
import { mailAbout } from '../support/cluster-mail.ts'

type Because = Extract<Verified, { outcome: 'refused' }>['because']

/** The writes by which the service refuses a request because of the register or the cluster; the asker hears why. */
export const refusal = (request: Membership, because: Because, id: string, now: Moment): readonly Write[] => {
  const { clusterId, organisation } = request
  const by = { as: 'service' } as const
  return [
    putMembership(request, refuse(request, because, now)),
    tellCluster(id, clusterId, 'joinRefused', { by, now }, { organisation, data: { because } }),
    mailAbout(clusterId, organisation, 'joinRefused', id, now, { organisation, because }),
  ]
}
