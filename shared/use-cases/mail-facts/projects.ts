import * as z from 'zod'
import { clusterProjectSchema, type ClusterProject } from '../../domain/cluster-project.ts'
import { organisationKeySchema } from '../../domain/identifiers/index.ts'
import { isMember } from '../../domain/membership.ts'
import { takesPart } from '../../domain/participation.ts'
import { projectStageSchema } from '../../domain/project.ts'
import { clusterFrom, clusterKey } from '../../items/cluster-item.ts'
import { projectFrom, projectKey } from '../../items/cluster-project-item.ts'
import { membershipFrom, membershipKey } from '../../items/membership-item.ts'
import { participationFrom, participationKey } from '../../items/participation-item.ts'
import type { MailFacts } from '../../mail/facts.ts'
import { finder } from '../support/project-access.ts'
import { nameOf } from './case.ts'
import type { Gathered, Gatherers, Gathering } from './gathering.ts'

const about = z.object({ clusterId: z.uuid(), project: clusterProjectSchema.shape.id })
const aboutNews = z.discriminatedUnion('what', [
  z.object({
    what: z.enum(['added', 'joined', 'left', 'leads', 'letBack']),
    organisation: organisationKeySchema,
  }),
  z.object({
    what: z.literal('changed'),
    organisation: organisationKeySchema,
    stageBefore: projectStageSchema.optional(),
  }),
  z.object({ what: z.literal('seekEnded') }),
])

const found = async ({ table, mail, baseUrl }: Gathering) => {
  const { clusterId, project: id } = about.parse(mail.data)
  const [clusterItem, projectItem] = await Promise.all([
    table.get(clusterKey(clusterId)),
    table.get(projectKey({ clusterId, project: id })),
  ])
  if (!clusterItem || !projectItem) throw new Error(`the project ${id} of a mail is missing`)
  const { name, number, status } = clusterFrom(clusterItem)
  const project = projectFrom(projectItem)
  const facts = {
    cluster: name,
    number,
    project: project.title,
    lead: await nameOf(table, project.lead),
    page: `${baseUrl}/`,
  }
  return { project, facts, isRegistered: status === 'registered' }
}

/** Whether the reader of a mail is a member of the cluster still. */
const isStillMember = async ({ table, mail: { recipient, data } }: Gathering): Promise<boolean> => {
  if (recipient.to !== 'organisation') return false
  const item = await table.get(membershipKey(about.parse(data).clusterId, recipient.key))
  return isMember(item && membershipFrom(item))
}

/** Whether the reader of a mail still has to do with the project: it takes part, leads, or coordinates. */
const concerns = async ({ table, mail: { recipient, data } }: Gathering, project: ClusterProject): Promise<boolean> => {
  if (recipient.to !== 'organisation') return false
  const { clusterId, project: id } = about.parse(data)
  const keys = [
    membershipKey(clusterId, recipient.key),
    participationKey({ clusterId, project: id }, recipient.key),
  ] as const
  const at = finder(await table.getMany(keys))
  const [member, part] = keys.map(at)
  const membership = member && membershipFrom(member)
  if (!isMember(membership)) return false
  if (membership.role === 'coordinator' || project.lead === recipient.key) return true
  return takesPart(part && participationFrom(part), membership)
}

const news = async (gathering: Gathering): Promise<Gathered<'projectNews'>> => {
  const { project, facts, isRegistered } = await found(gathering)
  if (!isRegistered || project.status === 'removed' || !(await isStillMember(gathering))) return { drop: 'notCurrent' }
  const said = aboutNews.parse(gathering.mail.data)
  if (said.what === 'seekEnded') return { facts: { ...facts, what: said.what } }
  const organisation = await nameOf(gathering.table, said.organisation)
  if (said.what !== 'changed') return { facts: { ...facts, what: said.what, organisation } }
  const { stage, startsOn, endsOn } = project
  const { what, stageBefore } = said
  return { facts: { ...facts, what, organisation, now: { stage, startsOn, endsOn }, stageBefore } }
}

/** How the facts of mail about projects are gathered; what is no longer so, or no longer the reader's concern, is not sent. */
export const projectGatherers: Gatherers<keyof Pick<MailFacts, 'projectNews' | 'projectRemoved' | 'projectEnded'>> = {
  projectNews: news,

  projectRemoved: async (gathering) => {
    const { facts } = await found(gathering)
    const { clusterId, project, organisation } = about
      .extend({ organisation: organisationKeySchema })
      .parse(gathering.mail.data)
    const item = await gathering.table.get(participationKey({ clusterId, project }, organisation))
    const participation = item && participationFrom(item)
    if (participation?.state !== 'removed') return { drop: 'notCurrent' }
    return { facts: { ...facts, reason: participation.reason ?? '' } }
  },

  projectEnded: async (gathering) => {
    const { project, facts } = await found(gathering)
    if (project.status === 'open' || !(await concerns(gathering, project))) return { drop: 'notCurrent' }
    return { facts: { ...facts, removed: project.status === 'removed', reason: project.reason ?? '' } }
  },
}
