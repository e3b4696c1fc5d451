import * as z from 'zod'
import { daySchema } from './conditions/days.ts'
import { organisationKeySchema } from './identifiers/index.ts'
import { isMember, type Membership } from './membership.ts'
import { plainText, writtenText } from './plain-text.ts'
import { projectSchema, type Project } from './project.ts'
import { seekingSchema, type Seeking } from './seeking.ts'
import { momentSchema, type Moment } from './time.ts'

const { id, title, summary, programmes, stage, sectors } = projectSchema.shape

/** What whoever leads a project says of it; it is replaced as a whole. */
export const projectContentSchema = z
  .strictObject({
    title: writtenText(300, 'one'),
    summary: z.string().max(4000).transform(plainText).default(''),
    programmes,
    stage,
    sectors,
    startsOn: daySchema.optional(),
    endsOn: daySchema.optional(),
    seeks: seekingSchema.default({}),
  })
  .refine(({ startsOn, endsOn }) => startsOn === undefined || endsOn === undefined || startsOn <= endsOn, {
    path: ['endsOn'],
    error: 'endsBeforeItStarts',
  })
export type ProjectContent = z.infer<typeof projectContentSchema>

/**
 * A project of a registered cluster. `origin`: it stood in the application, or was added later. `lead` answers for it, as long as its membership
 * since `leadSince` stands. `seeksSince`: since when it has sought something without a break. A project that was `removed` had been added by mistake.
 */
export const clusterProjectSchema = z.strictObject({
  clusterId: z.uuid(),
  id,
  title,
  summary,
  programmes,
  stage,
  sectors,
  startsOn: daySchema.optional(),
  endsOn: daySchema.optional(),
  seeks: seekingSchema,
  seeksSince: momentSchema.optional(),
  lead: organisationKeySchema,
  leadSince: momentSchema,
  origin: z.enum(['application', 'cluster']),
  status: z.enum(['open', 'closed', 'removed']),
  createdAt: momentSchema,
  endedAt: momentSchema.optional(),
  reason: z.string().max(1000).optional(),
  version: z.int().min(1),
})
export type ClusterProject = z.infer<typeof clusterProjectSchema>

/** Which project of which cluster. */
export type ProjectName = { readonly clusterId: string; readonly project: string }

const isSeeking = ({ partners, money }: Seeking): boolean => partners !== undefined || money !== undefined

/** The project with other content; that it seeks something begins anew only where it sought nothing before. */
export const withContent = (before: ClusterProject, content: ProjectContent, now: Moment): ClusterProject => {
  const { startsOn: _, endsOn: __, seeksSince, ...kept } = before
  return {
    ...kept,
    ...content,
    ...(isSeeking(content.seeks) ? { seeksSince: seeksSince ?? now } : {}),
  }
}

/** A project as it begins: added by a member, which leads it. */
export const beginProject = (
  name: ProjectName,
  content: ProjectContent,
  lead: Pick<Membership, 'organisation' | 'since'>,
  now: Moment,
): ClusterProject => ({
  clusterId: name.clusterId,
  id: name.project,
  ...content,
  ...(isSeeking(content.seeks) ? { seeksSince: now } : {}),
  lead: lead.organisation,
  leadSince: lead.since,
  origin: 'cluster',
  status: 'open',
  createdAt: now,
  version: 1,
})

/** A project of an application as the cluster has it from its registration on: its coordinator leads it, and what it seeks ends at a moment. */
export const foundingProject = (
  clusterId: string,
  planned: Project,
  lead: string,
  { now, until }: { readonly now: Moment; readonly until: Moment },
): ClusterProject => {
  const { members: _, seeks, ...facts } = planned
  return {
    clusterId,
    ...facts,
    seeks: {
      ...(seeks.includes('partners') ? { partners: { capabilities: [], until } } : {}),
      ...(seeks.includes('money') ? { money: { until } } : {}),
    },
    ...(seeks.length > 0 ? { seeksSince: now } : {}),
    lead,
    leadSince: now,
    origin: 'application',
    status: 'open',
    createdAt: now,
    version: 1,
  }
}

/** A project that has ended, with why; it seeks nothing any more. */
export const endProject = (
  before: ClusterProject,
  status: 'closed' | 'removed',
  reason: string,
  now: Moment,
): ClusterProject => {
  const { seeksSince: _, ...rest } = before
  return { ...rest, seeks: {}, status, reason, endedAt: now }
}

/** Whether the organisation of a membership leads a project at present: who has left and come back does not lead it by that. */
export const leads = (
  { lead, leadSince }: Pick<ClusterProject, 'lead' | 'leadSince'>,
  membership: Membership | undefined,
): boolean => isMember(membership) && membership.organisation === lead && membership.since <= leadSince

/** Whether a project is shown at all. */
export const isShownProject = ({ status }: Pick<ClusterProject, 'status'>): boolean => status !== 'removed'
