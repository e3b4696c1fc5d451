import * as z from 'zod'
import { makeReadoptExecution } from '../../shared/use-cases/readopt-execution.ts'
import { makeRestartAttempt } from '../../shared/use-cases/restart-attempt.ts'
import { eventHandler } from './event.ts'
import { environmentSchema } from './execution-status.env.ts'
import { streamSetting } from './setting.ts'

const setting = streamSetting(environmentSchema.parse(process.env))
const readopt = makeReadoptExecution({ ...setting, restartAttempt: makeRestartAttempt(setting) })

/** What EventBridge tells of an execution; dates are milliseconds since 1970. */
const statusSchema = z.object({
  detail: z.object({
    name: z.string(),
    status: z.enum(['FAILED', 'TIMED_OUT', 'ABORTED']),
    startDate: z.number(),
    stopDate: z.number(),
  }),
})

/** Gives the applications of executions that ended otherwise than by success their next attempt. */
export const handler = eventHandler({
  ...setting,
  name: 'executionEnded',
  schema: statusSchema,
  run: async ({ detail: { name, status, startDate, stopDate } }, now) => {
    const { outcome } = await readopt({ name, seconds: (stopDate - startDate) / 1000, now })
    return { execution: name, status, outcome }
  },
})
