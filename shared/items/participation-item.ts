import type { ProjectName } from '../domain/cluster-project.ts'
import { participationSchema, type Participation } from '../domain/participation.ts'
import { textAt } from '../stores/keys.ts'
import type { Condition, Item, Key, Put } from '../stores/table.ts'
import { entity } from './entity.ts'

/** The partition of who takes part in which of a cluster's projects. */
export const participationsPartition = (clusterId: string): string => `CLU#${clusterId}#PRT`

/** What the sort keys of those about one project begin with. */
export const participantsOf = (project: string): string => `PRT#${project}#`

/** The key of the record of a project and an organisation. */
export const participationKey = ({ clusterId, project }: ProjectName, organisation: string): Key => ({
  pk: participationsPartition(clusterId),
  sk: `${participantsOf(project)}${organisation}`,
})

/** What the projects of an organisation begin with in gsi1: those that it leads, and those that it takes or took part in. */
export const PROJECTS_OF = 'PRJ#'

/** The project that an item found there is about. */
export const projectOfIndex = (item: Item): ProjectName => {
  const [, clusterId = '', project = ''] = textAt(item, 'gsi1sk').split('#')
  return { clusterId, project }
}

const participations = entity('Participation', participationSchema, (participation) => ({
  ...participationKey(participation, participation.organisation),
  gsi1pk: `ORG#${participation.organisation}`,
  gsi1sk: `${PROJECTS_OF}${participation.clusterId}#${participation.project}`,
}))

/** The record in an item; whether it holds, the membership says. */
export const participationFrom = participations.from
export const participationItem = (participation: Participation): Item => participations.item(participation)

/** That the stored record is still the one that was read. */
export const participationStands = ({ state, generation }: Participation): Condition => [
  { attribute: 'state', is: state },
  { attribute: 'generation', is: generation },
]

/** Writes a record in place of the one that was read (undefined: there was none). */
export const putParticipation = (before: Participation | undefined, after: Participation): Put => ({
  put: participations.item(after),
  when: before ? participationStands(before) : [{ attribute: 'pk', exists: false }],
})
