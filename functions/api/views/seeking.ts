import * as z from 'zod'
import { clusterProjectSchema } from '../../../shared/domain/cluster-project.ts'
import { clusterSchema } from '../../../shared/domain/cluster.ts'
import { stillSought } from '../../../shared/domain/seeking.ts'
import { momentSchema, type Moment } from '../../../shared/domain/time.ts'
import type { ProjectLine } from '../../../shared/use-cases/projects/read-projects.ts'
import type { SeekingProject } from '../../../shared/use-cases/projects/list-seeking.ts'
import { leadView, showLead } from './project.ts'

const { id, title, summary, programmes, stage, sectors, startsOn, endsOn, seeks } = clusterProjectSchema.shape
const { id: clusterId, number, name } = clusterSchema.shape

/** A project that seeks something, as open data: nothing that somebody wrote at length, and nobody’s name. */
export const openSeekingView = z
  .object({
    cluster: z.object({ id: clusterId, number, name }),
    id,
    title,
    programmes,
    stage,
    sectors,
    startsOn,
    endsOn,
    seeks,
    since: momentSchema,
  })
  .meta({ id: 'OpenSeekingProject' })

/** A project that seeks something, for whoever is signed in: with its summary and who leads it. */
export const seekingView = openSeekingView.extend({ summary, lead: leadView }).meta({ id: 'SeekingProject' })

/** A project that seeks something, with what it still seeks. */
export const showOpenSeeking = (
  { project, cluster }: SeekingProject,
  now: Moment,
): z.input<typeof openSeekingView> => ({
  ...project,
  cluster,
  seeks: stillSought(project.seeks, now),
  since: project.seeksSince ?? project.createdAt,
})

/** The same, with who leads it. */
export const showSeeking = (seeking: SeekingProject, line: ProjectLine, now: Moment): z.input<typeof seekingView> => ({
  ...showOpenSeeking(seeking, now),
  summary: seeking.project.summary,
  lead: showLead(line),
})
