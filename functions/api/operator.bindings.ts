import * as z from 'zod'
import type { WatchedWorkflow } from '../../shared/domain/execution.ts'
import { bind, type Bindings } from '../../shared/http/bind.ts'
import type { Executions } from '../../shared/stores/executions.ts'
import type { StopExecution } from '../../shared/stores/functions.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeListExecutions } from '../../shared/use-cases/list-executions.ts'
import { makeMoveClock, type MoveClockDeps } from '../../shared/use-cases/move-clock.ts'
import { makeReadExecution } from '../../shared/use-cases/read-execution.ts'
import { makeListParkedMail, makeResendParkedMail } from '../../shared/use-cases/parked-mail.ts'
import { makeReadFigures } from '../../shared/use-cases/read-figures.ts'
import { makeRestartApplication } from '../../shared/use-cases/restart-application.ts'
import { operatorRoutes } from './operator.route.ts'
import { nextAs, startIn } from './page.ts'

type OperatorDeps = MoveClockDeps & {
  readonly table: Table
  readonly newId: () => string
  readonly executions: { readonly [workflow in WatchedWorkflow]: Executions }
  readonly stopExecution: StopExecution
}

/** What the routes of operators do. */
export const operatorBindings = (deps: OperatorDeps): Bindings<(typeof operatorRoutes)[number], 'operator'> => {
  const [listRoute, readRoute, restartRoute, clockRoute, parkedRoute, resendRoute, figuresRoute] = operatorRoutes
  const { table } = deps
  const { executions: of } = deps
  const restart = makeRestartApplication(deps)
  const moveClock = makeMoveClock(deps)
  const readFigures = makeReadFigures({ table })
  const listParked = makeListParkedMail({ table })
  const resendParked = makeResendParkedMail({ table })
  return {
    listExecutions: bind(listRoute, async ({ query: { workflow, status, limit, cursor }, cursors }) => {
      const start = cursors.read(z.string(), cursor)
      const list = makeListExecutions({ executions: of[workflow] })
      const { executions, next } = await list({ status, limit, start })
      return { body: { executions: [...executions], ...nextAs(cursors, next) } }
    }),
    readExecution: bind(readRoute, async ({ params, query }) => ({
      body: await makeReadExecution({ executions: of[query.workflow] })(params),
    })),
    restartApplication: bind(restartRoute, async ({ caller, params, body, now }) => ({
      body: {
        outcome: await restart({
          applicationId: params.id,
          attempt: body.attempt,
          by: caller.by,
          now,
        }),
      },
    })),
    moveClock: bind(
      clockRoute,
      async ({ body, extra }) => ({ body: { now: await moveClock(body, extra) } }),
      // What was due may not have run any more: to move by nothing runs it.
      async () => ({ body: { now: await moveClock({ minutes: 0 }) } }),
    ),
    listParkedMail: bind(parkedRoute, async ({ query: { limit, cursor }, cursors }) => {
      const { mails, next } = await listParked({ limit, start: startIn(cursors, cursor) })
      return { body: { mails, ...nextAs(cursors, next) } }
    }),
    resendParkedMail: bind(resendRoute, async () => ({ body: { resent: await resendParked() } })),
    readFigures: bind(figuresRoute, async () => {
      const figures = await readFigures()
      const stuck = figures.stuck.map(({ id, attempt, status, stuck: mark }) => ({
        id,
        attempt,
        status,
        since: mark?.since ?? '',
        error: mark?.error ?? '',
      }))
      return { body: { ...figures, stuck } }
    }),
  }
}
