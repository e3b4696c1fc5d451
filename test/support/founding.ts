import { foundingProject } from '../../shared/domain/cluster-project.ts'
import { takePart } from '../../shared/domain/participation.ts'
import { admit } from '../../shared/domain/membership.ts'
import type { Project } from '../../shared/domain/project.ts'
import { projectItem } from '../../shared/items/cluster-project-item.ts'
import { participationItem } from '../../shared/items/participation-item.ts'
import type { Write } from '../../shared/stores/table.ts'
import { START } from './builders.ts'

/** The projects of an application as a cluster has them that was registered at the start, with who takes part in them. */
export const foundedWith = (
  clusterId: string,
  projects: readonly Project[],
  coordinator: string,
  until = '2027-03-01T20:59:00.000Z',
): readonly Write[] =>
  projects.flatMap((project) => [
    { put: projectItem(foundingProject(clusterId, project, coordinator, { now: START, until })) },
    ...project.members.map((organisation) => ({
      put: participationItem(
        takePart(undefined, project.id, admit(undefined, { clusterId, organisation }, START), START),
      ),
    })),
  ])
