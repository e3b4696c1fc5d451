import type { Application } from '../../domain/application.ts'
import type { Membership } from '../../domain/membership.ts'
import { takePart } from '../../domain/participation.ts'
import type { Moment } from '../../domain/time.ts'
import { participationItem } from '../../items/participation-item.ts'
import type { Put } from '../../stores/table.ts'

/**
 * That a founding member takes part in the projects of the application that name it; goes into the transaction of its membership, before the
 * cluster is registered. What an earlier attempt left there is replaced; whoever is admitted later joins projects by itself.
 */
export const foundingParticipations = (
  { projects }: Pick<Application, 'projects'>,
  membership: Membership,
  now: Moment,
): readonly Put[] =>
  projects
    .filter(({ members }) => members.includes(membership.organisation))
    .map(({ id }) => ({ put: participationItem(takePart(undefined, id, membership, now)) }))
