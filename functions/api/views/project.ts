import * as z from 'zod'
import { clusterProjectSchema, type ClusterProject } from '../../../shared/domain/cluster-project.ts'
import { soughtAt, soughtSchema } from '../../../shared/domain/seeking.ts'
import type { Moment } from '../../../shared/domain/time.ts'

const { id, title, summary, programmes, stage, sectors, startsOn, endsOn } = clusterProjectSchema.shape

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
