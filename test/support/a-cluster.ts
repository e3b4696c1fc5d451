import type { Organisation } from '../../shared/domain/organisation.ts'
import { clusterItem } from '../../shared/items/cluster-item.ts'
import { membershipItem } from '../../shared/items/membership-item.ts'
import type { Write } from '../../shared/stores/table.ts'
import { aProject, START } from './builders.ts'
import { foundedWith } from './founding.ts'

/** A registered cluster of organisations, the first of which coordinates it and has a project with the second. */
export const aCluster = (id: string, members: readonly Organisation[], name = 'Nitride Cluster'): readonly Write[] => {
  const keys = members.map(({ key }) => key)
  const coordinator = keys[0]!
  return [
    {
      put: clusterItem({
        id,
        version: 1,
        status: 'registered',
        applicationId: id,
        number: `C-2026-${id.slice(-6)}`,
        packVersion: 1,
        name,
        purpose: '',
        admission: 'consent',
        coordinator,
        formedAt: START,
        registeredAt: START,
        membersAtRegistration: keys.length,
      }),
    },
    ...foundedWith(id, [aProject(keys.slice(0, 2))], coordinator),
    ...keys.map((organisation) => ({
      put: membershipItem({
        clusterId: id,
        organisation,
        role: organisation === coordinator ? ('coordinator' as const) : ('member' as const),
        state: 'member',
        generation: 1,
        since: START,
      }),
    })),
  ]
}
