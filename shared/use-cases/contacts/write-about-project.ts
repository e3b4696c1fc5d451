import type { Cluster } from '../../domain/cluster.ts'
import { leads, type ClusterProject, type ProjectName } from '../../domain/cluster-project.ts'
import { newConversation } from '../../domain/conversation.ts'
import { Conflict, InvalidRequest, NotFound } from '../../domain/errors.ts'
import { CITY } from '../../domain/party.ts'
import { soughtAt } from '../../domain/seeking.ts'
import { clusterFrom, clusterKey } from '../../items/cluster-item.ts'
import { projectFrom, projectKey } from '../../items/cluster-project-item.ts'
import { membershipFrom, membershipKey } from '../../items/membership-item.ts'
import type { Table } from '../../stores/table.ts'
import { newestPack } from '../support/load.ts'
import { finder } from '../support/project-access.ts'
import { retryConflicts } from '../support/retry-conflicts.ts'
import { sendMessage, type MessageDeps, type Sender } from './send-message.ts'

/** A first message about a project: to the coordinator of its cluster, or to its lead. `id` becomes the conversation's. */
export type WriteAboutProject = Sender & ProjectName & { readonly to: 'coordinator' | 'lead' }

const openProject = async (
  table: Pick<Table, 'getMany'>,
  name: ProjectName,
): Promise<{ readonly cluster: Cluster; readonly project: ClusterProject }> => {
  const found = finder(await table.getMany([clusterKey(name.clusterId), projectKey(name)]))
  const [clusterItem, projectItem] = [found(clusterKey(name.clusterId)), found(projectKey(name))]
  const cluster = clusterItem && clusterFrom(clusterItem)
  const project = projectItem && projectFrom(projectItem)
  if (cluster?.status !== 'registered' || project?.status !== 'open') throw new NotFound('project', name.project)
  return { cluster, project }
}

/** Whom a message about a project reaches: a lead that has left the cluster is none, then it is the coordinator. */
const readerOf = async (
  table: Pick<Table, 'get'>,
  { cluster, project }: { readonly cluster: Cluster; readonly project: ClusterProject },
  to: WriteAboutProject['to'],
): Promise<string> => {
  if (to === 'coordinator') return cluster.coordinator
  const item = await table.get(membershipKey(cluster.id, project.lead))
  return leads(project, item && membershipFrom(item)) ? project.lead : cluster.coordinator
}

/**
 * Opens a conversation about a project, whose title is its subject: by an organisation, by a person who acts for none (an investor, say), or for the city.
 * Throws NotFound for a project that is not open, Conflict `notSeeking` where it seeks nothing (the city may write all the same), InvalidRequest for
 * oneself, TooMany beyond the day's messages.
 */
export const makeWriteAboutProject =
  (deps: MessageDeps) =>
  async (opening: WriteAboutProject): Promise<string> =>
    retryConflicts(async () => {
      const { id, party, clusterId, project: name, now } = opening
      const [found, pack] = await Promise.all([openProject(deps.table, opening), newestPack(deps.table)])
      const { project } = found
      if (party !== CITY && soughtAt(project.seeks, now).length === 0) throw new Conflict('notSeeking')
      const to = await readerOf(deps.table, found, opening.to)
      if (to === party) throw new InvalidRequest([{ path: '/to', message: 'notToOneself' }])
      const about = { clusterId, project: name }
      const next = newConversation({ id, to, subject: project.title, about }, opening)
      await sendMessage(deps, opening, undefined, next, pack)
      return id
    })
