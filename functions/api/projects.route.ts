import * as z from 'zod'
import { projectContentSchema } from '../../shared/domain/cluster-project.ts'
import { organisationKeySchema } from '../../shared/domain/identifiers/index.ts'
import { projectSchema } from '../../shared/domain/project.ts'
import { plain, route } from '../../shared/http/route.ts'
import { pageQuery, pageReply } from './page.ts'
import { memberProjectView, ownProjectView, participantView, projectEventView } from './views/project.ts'

const ofCluster = z.strictObject({ id: z.uuid() })
const params = ofCluster.extend({ project: projectSchema.shape.id })
const about = params.extend({ key: z.string().min(1).max(200) })
const reads = { ...plain, trust: 'read', who: 'representative', method: 'GET', failures: ['not-found'] } as const
const writes = { ...plain, trust: 'write', who: 'representative', method: 'POST', params, repeat: 'effect' } as const
const reason = z.strictObject({ reason: z.string().trim().min(1).max(1000) })
const one = { status: 200, schema: ownProjectView, etag: true } as const
const PROJECT = '/api/clusters/{id}/projects/{project}'

/** The routes by which the members of a registered cluster run its projects. */
export const projectRoutes = [
  route({
    ...reads,
    operationId: 'listProjects',
    path: '/api/clusters/{id}/projects',
    summary: 'The projects of my cluster, open and closed, or those of one status',
    params: ofCluster,
    query: z.strictObject({ ...pageQuery, status: z.enum(['open', 'closed']).optional() }),
    success: { status: 200, schema: z.object({ projects: z.array(memberProjectView), ...pageReply }) },
  }),
  route({
    ...reads,
    operationId: 'readProject',
    path: PROJECT,
    summary: 'A project of my cluster, with who takes part in it, page by page, and what I am to it',
    params,
    query: z.strictObject(pageQuery),
    success: {
      status: 200,
      schema: ownProjectView
        .extend({ participants: z.array(participantView), ...pageReply })
        .meta({ id: 'ClusterProjectRead' }),
      etag: true,
    },
  }),
  route({
    ...reads,
    operationId: 'readProjectHistory',
    path: `${PROJECT}/history`,
    summary: 'What happened to a project of my cluster, the latest first; another stage or other days with the former',
    params,
    query: z.strictObject(pageQuery),
    success: { status: 200, schema: z.object({ events: z.array(projectEventView), ...pageReply }) },
  }),
  route({
    ...writes,
    operationId: 'addProject',
    path: '/api/clusters/{id}/projects',
    summary: 'Add a project to my cluster; my organisation leads it and takes part',
    params: ofCluster,
    body: projectContentSchema,
    success: { status: 201, schema: ownProjectView, etag: true, location: true },
    failures: ['not-found', 'organisation-not-active', 'too-many-requests'],
  }),
  route({
    ...writes,
    operationId: 'changeProject',
    method: 'PUT',
    path: PROJECT,
    summary: 'Replace what is said of a project that I lead, or whose cluster I coordinate: stage, days, what it seeks',
    body: projectContentSchema,
    success: one,
    failures: ['not-found', 'forbidden', 'not-in-this-state'],
    repeat: undefined,
    ifMatch: 'required',
  }),
  route({
    ...writes,
    operationId: 'closeProject',
    path: `${PROJECT}/close`,
    summary: 'Close a project that I lead, or whose cluster I coordinate, with a reason that all who take part hear',
    body: reason,
    success: one,
    failures: ['not-found', 'forbidden'],
  }),
  route({
    ...writes,
    operationId: 'removeProject',
    path: `${PROJECT}/remove`,
    summary: 'Take a project away that was added by mistake; the one that the cluster began with can only be closed',
    body: reason,
    success: { status: 204, schema: z.undefined() },
    failures: ['not-found', 'forbidden', 'founding-project'],
  }),
  route({
    ...writes,
    operationId: 'nameProjectLead',
    path: `${PROJECT}/lead`,
    summary: 'Name another lead of a project: one that takes part in it',
    body: z.strictObject({ organisation: organisationKeySchema }),
    success: one,
    failures: ['not-found', 'forbidden', 'not-in-this-state'],
  }),
  route({
    ...writes,
    operationId: 'joinProject',
    path: `${PROJECT}/join`,
    summary: 'Take part in an open project of my cluster',
    success: one,
    failures: ['not-found', 'not-in-this-state', 'removed-from-project', 'organisation-not-active'],
  }),
  route({
    ...writes,
    operationId: 'leaveProject',
    path: `${PROJECT}/leave`,
    summary: 'Leave a project and its space; the membership in the cluster stays',
    success: one,
    failures: ['not-found', 'lead-must-hand-over'],
  }),
  route({
    ...writes,
    operationId: 'removeParticipant',
    path: `${PROJECT}/participants/{key}/remove`,
    summary: 'End the part of an organisation in a project that I lead, with a reason that it hears',
    params: about,
    body: reason,
    success: one,
    failures: ['not-found', 'forbidden', 'lead-must-hand-over'],
  }),
  route({
    ...writes,
    operationId: 'letParticipantBack',
    path: `${PROJECT}/participants/{key}/let-back`,
    summary: 'Let an organisation take part again that was taken out of a project',
    params: about,
    success: one,
    failures: ['not-found', 'forbidden'],
  }),
] as const
