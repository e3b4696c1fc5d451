import * as z from 'zod'
import { applicationIdSchema, contentChangeSchema, contentSchema } from '../../shared/domain/application.ts'
import { modeSchema } from '../../shared/domain/mode.ts'
import { momentSchema } from '../../shared/domain/time.ts'
import { plain, route } from '../../shared/http/route.ts'
import { pageQuery, pageReply } from './page.ts'
import { applicationLineView, applicationView } from './views/application.ts'
import { checkedView, whatNowView } from './views/decision.ts'
import { timelineView } from './views/event.ts'

const params = z.strictObject({ id: applicationIdSchema })
const reads = { ...plain, trust: 'read', who: 'representative' } as const
const writes = { ...plain, trust: 'write', who: 'representative', repeat: 'effect' } as const
const changed = { status: 200, schema: applicationView, etag: true } as const
const onItsWay = { status: 202, schema: applicationView, etag: true } as const

/** The routes about applications for a cluster, and when they are decided. */
export const applicationRoutes = [
  route({
    ...reads,
    operationId: 'listApplications',
    method: 'GET',
    path: '/api/applications',
    summary: 'The applications of my organisation, the newest first',
    query: z.strictObject(pageQuery),
    success: { status: 200, schema: z.object({ applications: z.array(applicationLineView), ...pageReply }) },
  }),
  route({
    ...writes,
    operationId: 'createApplication',
    method: 'POST',
    path: '/api/applications',
    summary: 'Begin an application, as a draft',
    body: contentSchema,
    success: { status: 201, schema: applicationView, etag: true, location: true },
  }),
  route({
    ...reads,
    operationId: 'readApplication',
    method: 'GET',
    path: '/api/applications/{id}',
    summary:
      'An application and whose turn it is: all of it for its applicant, a part for organisations that were asked',
    params,
    success: changed,
    failures: ['not-found'],
  }),
  route({
    ...writes,
    operationId: 'changeApplication',
    method: 'PATCH',
    path: '/api/applications/{id}',
    summary: 'Replace some fields of a draft, or of an application that was returned for correction',
    params,
    body: contentChangeSchema,
    success: changed,
    failures: ['not-found', 'not-in-this-state'],
    repeat: undefined,
    ifMatch: 'required',
  }),
  route({
    ...reads,
    operationId: 'readTimeline',
    method: 'GET',
    path: '/api/applications/{id}/timeline',
    summary: 'What happened to an application; in the order of time "next" leads to what comes later',
    params,
    query: z.strictObject({ order: z.enum(['oldestFirst', 'newestFirst']).default('oldestFirst'), ...pageQuery }),
    success: { status: 200, schema: timelineView },
    failures: ['not-found'],
  }),
  route({
    ...reads,
    operationId: 'readCounts',
    method: 'GET',
    path: '/api/applications/{id}/counts',
    summary: 'How many organisations have confirmed and are still to answer, and how many are needed',
    params,
    success: {
      status: 200,
      schema: z
        .object({
          gathering: z.boolean(),
          confirmed: z.int(),
          open: z.int(),
          minimum: z.int(),
          changedAt: momentSchema.optional(),
        })
        .meta({ id: 'Counts' }),
    },
    failures: ['not-found'],
  }),
  route({
    ...reads,
    operationId: 'readDecisionTime',
    method: 'GET',
    path: '/api/applications/{id}/decision-time',
    summary: 'When an application will be decided: its mode, its deadline, and what the counts say now',
    params,
    success: {
      status: 200,
      schema: z
        .object({
          mode: modeSchema,
          deadline: momentSchema,
          extensionsLeft: z.int(),
          word: momentSchema.optional(),
          next: whatNowView.optional(),
        })
        .meta({ id: 'DecisionTime' }),
    },
    failures: ['not-found', 'not-in-this-state'],
  }),
  route({
    ...reads,
    operationId: 'checkApplication',
    method: 'POST',
    path: '/api/applications/{id}/check',
    summary: 'Run the rules on an application as it stands, or as it would stand with other content; stores nothing',
    params,
    body: contentChangeSchema.optional(),
    success: { status: 200, schema: checkedView },
    failures: ['not-found'],
  }),
  route({
    ...writes,
    operationId: 'submitApplication',
    method: 'POST',
    path: '/api/applications/{id}/submit',
    summary: 'Send an application on its way, or back on it after a correction',
    params,
    success: onItsWay,
    failures: ['not-found', 'not-in-this-state', 'deadline-passed', 'held'],
    ifMatch: 'heeded',
  }),
  route({
    ...writes,
    operationId: 'withdrawApplication',
    method: 'POST',
    path: '/api/applications/{id}/withdraw',
    summary: 'End an application, at any time before its cluster is registered',
    params,
    body: z.strictObject({ reason: z.string().trim().min(1).max(1000).optional() }).optional(),
    success: changed,
    failures: ['not-found', 'not-in-this-state'],
  }),
  route({
    ...writes,
    operationId: 'chooseMode',
    method: 'PUT',
    path: '/api/applications/{id}/mode',
    summary: 'Choose when the application is decided',
    params,
    body: z.strictObject({ mode: modeSchema }),
    success: changed,
    failures: ['not-found', 'not-in-this-state', 'deadline-passed'],
    repeat: undefined,
  }),
  route({
    ...writes,
    operationId: 'decideNow',
    method: 'POST',
    path: '/api/applications/{id}/decide',
    summary: 'Ask for the decision now',
    params,
    success: onItsWay,
    failures: ['not-found', 'not-in-this-state', 'deadline-passed', 'gate-short'],
  }),
  route({
    ...writes,
    operationId: 'extendDeadline',
    method: 'POST',
    path: '/api/applications/{id}/extend',
    summary: 'Extend the deadline, as often as the rule pack allows',
    params,
    success: changed,
    failures: ['not-found', 'not-in-this-state', 'deadline-passed', 'no-more-extensions'],
  }),
] as const
