import type { ClusterProject } from '../../domain/cluster-project.ts'
import type { ClusterEvent, ClusterEventType } from '../../domain/cluster-event.ts'
import type { Cluster } from '../../domain/cluster.ts'
import type { Mail } from '../../domain/mail.ts'
import { putFanOut, putMail } from '../../items/mail-item.ts'
import type { Put } from '../../stores/table.ts'
import { tellCluster } from '../support/cluster-event.ts'
import { mailAbout } from '../support/cluster-mail.ts'
import type { SaidOfProject } from './acting.ts'

/** What mail tells of a project. */
export type ProjectNews = 'added' | 'changed' | 'joined' | 'left' | 'leads' | 'letBack' | 'seekEnded'

type Said = Pick<SaidOfProject, 'clusterId' | 'project' | 'by' | 'now'>

/** Appends an event of a project to the history of its cluster. */
export const tellOfProject = (
  id: string,
  type: ClusterEventType,
  { clusterId, project, by, now }: Said,
  about: { readonly organisation?: string; readonly data?: ClusterEvent['data'] } = {},
): Put => tellCluster(id, clusterId, type, { by, now }, { ...about, project })

/** Mail about a project to one organisation. */
export const mailOfProject = (
  to: string,
  what: ProjectNews,
  cause: string,
  { clusterId, project, now }: Said,
  data: Mail['data'] = {},
): Put => mailAbout(clusterId, to, 'projectNews', cause, now, { project, what, ...data })

/** Mail about a project to who leads it and who coordinates its cluster, but for the one that did it. */
export const mailLeaders = (
  { cluster, project }: { readonly cluster: Cluster; readonly project: ClusterProject },
  what: ProjectNews,
  cause: string,
  said: Said & { readonly organisation: string },
  data: Mail['data'] = {},
): readonly Put[] =>
  [...new Set([project.lead, cluster.coordinator])]
    .filter((key) => key !== said.organisation)
    .map((key) => mailOfProject(key, what, cause, said, { organisation: said.organisation, ...data }))

/**
 * Mail that a project has ended, to all who take part in it, its lead and the coordinator: these two at once, under the ids that the mail to many
 * would give them, so that it finds them told.
 */
export const mailProjectEnded = (
  { cluster, project }: { readonly cluster: Cluster; readonly project: ClusterProject },
  cause: string,
  { clusterId, now }: Said,
): readonly Put[] => {
  const data = { clusterId, project: project.id }
  const id = `${cause}-projectEnded`
  return [
    putFanOut({
      id,
      applicationId: clusterId,
      template: 'projectEnded',
      audience: 'participants',
      closes: false,
      data,
      createdAt: now,
    }),
    ...[...new Set([project.lead, cluster.coordinator])].map((key) =>
      putMail(`${id}~${key}`, 'projectEnded', { to: 'organisation', key, address: 'contact' }, data, now),
    ),
  ]
}
