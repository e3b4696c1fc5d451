import * as z from 'zod'
import { applicationIdSchema } from '../../shared/domain/application.ts'
import {
  executionSchema,
  executionStatusSchema,
  executionTimelineSchema,
  watchedWorkflowSchema,
} from '../../shared/domain/execution.ts'
import { mailSchema } from '../../shared/domain/mail.ts'
import { momentSchema, spanSchema } from '../../shared/domain/time.ts'
import { plain, route } from '../../shared/http/route.ts'
import { pageQuery, pageReply } from './page.ts'
import { statusSchema } from './views/application.ts'

const does = { ...plain, trust: 'operator', who: 'operator' } as const
const executionView = executionSchema.meta({ id: 'Execution' })
const workflow = watchedWorkflowSchema.default('cluster-approval')
const { id, template, attempts, createdAt, why } = mailSchema.shape
const timelineView = executionTimelineSchema.meta({ id: 'ExecutionTimeline' })

/** The routes of operators, who watch executions and mend what is stuck. */
export const operatorRoutes = [
  route({
    ...does,
    operationId: 'listExecutions',
    method: 'GET',
    path: '/api/operator/executions',
    summary: 'Executions of a workflow, the newest first; of the approval of clusters, if no other is named',
    query: z.strictObject({ workflow, status: executionStatusSchema.optional(), ...pageQuery }),
    success: { status: 200, schema: z.object({ executions: z.array(executionView), ...pageReply }) },
  }),
  route({
    ...does,
    operationId: 'readExecution',
    method: 'GET',
    path: '/api/operator/executions/{name}',
    summary: 'One execution with the timeline of its states',
    params: z.strictObject({ name: z.string().min(1).max(80) }),
    query: z.strictObject({ workflow }),
    success: { status: 200, schema: timelineView },
    failures: ['not-found'],
  }),
  route({
    ...does,
    operationId: 'restartApplication',
    method: 'POST',
    path: '/api/operator/applications/{id}/restart',
    summary: 'Begin the next attempt of an application, if the one named is still its last; harmless when done twice',
    params: z.strictObject({ id: applicationIdSchema }),
    body: z.strictObject({ attempt: z.int().min(1) }),
    success: { status: 202, schema: z.object({ outcome: z.enum(['restarted', 'alreadyMoved']) }) },
    failures: ['not-found', 'not-restartable'],
  }),
  route({
    ...does,
    operationId: 'moveClock',
    method: 'POST',
    path: '/api/operator/clock',
    summary: 'Move the clock of a stage that is not production forward, and run what is due',
    body: spanSchema,
    success: { status: 200, schema: z.object({ now: momentSchema }) },
    failures: ['not-found', 'changed-meanwhile'],
    repeat: 'effect',
  }),
  route({
    ...does,
    operationId: 'listParkedMail',
    method: 'GET',
    path: '/api/operator/mail/parked',
    summary: 'Mail that was given up after five tries, the oldest first: its kind and the error, no address',
    query: z.strictObject(pageQuery),
    success: {
      status: 200,
      schema: z.object({
        mails: z.array(z.object({ id, template, attempts, createdAt, why }).meta({ id: 'ParkedMail' })),
        ...pageReply,
      }),
    },
  }),
  route({
    ...does,
    operationId: 'resendParkedMail',
    method: 'POST',
    path: '/api/operator/mail/parked/resend',
    summary:
      'Put all parked mail back: it goes out, or is dropped where it is no longer true; harmless when done twice',
    success: { status: 202, schema: z.object({ resent: z.int() }) },
  }),
  route({
    ...does,
    operationId: 'readFigures',
    method: 'GET',
    path: '/api/operator/figures',
    summary: 'How many applications are in which state, what is stuck, and how much mail waits',
    success: {
      status: 200,
      schema: z
        .object({
          live: z.partialRecord(statusSchema, z.int()),
          stuck: z.array(
            z.object({
              id: applicationIdSchema,
              attempt: z.int(),
              status: statusSchema,
              since: momentSchema,
              error: z.string(),
            }),
          ),
          clusters: z.int(),
          mail: z.object({ pending: z.int(), parked: z.int(), fanOuts: z.int() }),
          dirtyCounts: z.int(),
        })
        .meta({ id: 'Figures' }),
    },
  }),
] as const
