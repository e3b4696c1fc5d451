import { projectKey } from '../../items/cluster-project-item.ts'
import { membershipKey, membershipStands } from '../../items/membership-item.ts'
import { participationKey, participationStands } from '../../items/participation-item.ts'
import type { Check } from '../../stores/table.ts'
import type { Standpoint } from './project-access.ts'

/**
 * Demands that an organisation still is to a project what it was when that was read. Who coordinates is told by the membership's generation, which
 * a change of role raises.
 */
export const stillStands = ({ membership, project, participation, ...is }: Standpoint): readonly Check[] => {
  const { clusterId, organisation } = membership
  const name = { clusterId, project: project.id }
  const member: Check = { check: membershipKey(clusterId, organisation), when: membershipStands(membership) }
  if (is.isCoordinator) return [member]
  if (is.leads) return [member, { check: projectKey(name), when: [{ attribute: 'lead', is: project.lead }] }]
  if (!participation) return [member]
  return [member, { check: participationKey(name, organisation), when: participationStands(participation) }]
}
