import * as z from 'zod'
import { clusterEventSchema, type ClusterEvent } from '../../../shared/domain/cluster-event.ts'
import { clusterProjectSchema, type ClusterProject } from '../../../shared/domain/cluster-project.ts'
import type { Organisation } from '../../../shared/domain/organisation.ts'
import { soughtAt, soughtSchema, stillSought } from '../../../shared/domain/seeking.ts'
import { momentSchema, type Moment } from '../../../shared/domain/time.ts'
import type { Participant, ProjectLine } from '../../../shared/use-cases/projects/read-projects.ts'
import type { Standpoint } from '../../../shared/use-cases/support/project-access.ts'
import { actorView } from './event.ts'
import { namedView, showNamed } from './organisation.ts'

const { id, title, summary, programmes, stage, sectors, startsOn, endsOn, seeks, createdAt, endedAt, reason } =
  clusterProjectSchema.shape

/** A project of a cluster, as everybody who is signed in sees it. */
export const projectLineView = z
  .object({
    id,
    title,
    summary,
    programmes,
    stage,
    sectors,
    startsOn,
    endsOn,
    status: z.enum(['open', 'closed']),
    seeks: z.array(soughtSchema).describe('what it still seeks'),
  })
  .meta({ id: 'ProjectLine' })

/** A project with what it seeks at a moment. */
export const showProjectLine = (project: ClusterProject, now: Moment): z.input<typeof projectLineView> => ({
  ...project,
  status: project.status === 'closed' ? 'closed' : 'open',
  seeks: [...soughtAt(project.seeks, now)],
})

/** Who leads a project; `leads` is false where it has left the cluster since, so that the coordinator may name another. */
export const leadView = z.object({ organisation: namedView, leads: z.boolean() })

/** A project of a cluster, as its members see it. */
export const memberProjectView = projectLineView
  .extend({ seeks, lead: leadView, createdAt, endedAt, reason })
  .meta({ id: 'ClusterProject' })

/** Who leads a project. */
export const showLead = ({ project, lead }: ProjectLine): z.input<typeof leadView> => ({
  organisation: showNamed(project.lead, lead.organisation),
  leads: lead.leads,
})

/** A project for a member; what it seeks is what it still seeks. */
export const showProject = (line: ProjectLine, now: Moment): z.input<typeof memberProjectView> => ({
  ...line.project,
  status: line.project.status === 'closed' ? 'closed' : 'open',
  seeks: stillSought(line.project.seeks, now),
  lead: showLead(line),
})

/** A project with what the asking organisation is to it. */
export const ownProjectView = memberProjectView
  .extend({ you: z.object({ takePart: z.boolean(), lead: z.boolean(), coordinate: z.boolean() }) })
  .meta({ id: 'OwnClusterProject' })

/** A project for a member, with what that is to it. */
export const showOwnProject = (
  line: ProjectLine,
  { takesPart, leads, isCoordinator }: Standpoint,
  now: Moment,
): z.input<typeof ownProjectView> => ({
  ...showProject(line, now),
  you: { takePart: takesPart, lead: leads, coordinate: isCoordinator },
})

/** One who takes part in a project. */
export const participantView = z.object({ organisation: namedView, since: momentSchema }).meta({ id: 'Participant' })

/** One who takes part, by name. */
export const showParticipant = ({ participation, organisation }: Participant): z.input<typeof participantView> => ({
  organisation: showNamed(participation.organisation, organisation),
  since: participation.since,
})

const { type, at, data } = clusterEventSchema.shape

/** One event in the history of a project: who in the sense of which role, when, what, about whom. */
export const projectEventView = z
  .object({ id: z.string(), type, at, by: actorView, organisation: namedView.optional(), data })
  .meta({ id: 'ProjectEvent' })

/** An event of a project; of who did something only the role is shown. */
export const showProjectEvent = (
  event: ClusterEvent,
  organisation: Organisation | undefined,
): z.input<typeof projectEventView> => ({
  ...event,
  by: actorView.parse(event.by.split(':')[0]),
  organisation: event.organisation === undefined ? undefined : showNamed(event.organisation, organisation),
})
