import type { Context } from 'aws-lambda'
import { taskHandler } from '../../functions/tasks/task.ts'
import {
  dueMessageSchema,
  mailMessageSchema,
  startMessageSchema,
  wakeMessageSchema,
  type Send,
} from '../../shared/domain/message.ts'
import { muteToken, muteUrl } from '../../shared/crypto/mute-token.ts'
import { stopLinks, unsubscribeToken } from '../../shared/crypto/unsubscribe.ts'
import { executionName } from '../../shared/domain/execution.ts'
import type { Workflow } from '../../shared/stores/workflow.ts'
import { makeActOnDue } from '../../shared/use-cases/act-on-due.ts'
import { makeAnswerWake } from '../../shared/use-cases/answer-wake.ts'
import { makeAssessConsortium } from '../../shared/use-cases/assess-consortium.ts'
import { makeEnterWait } from '../../shared/use-cases/enter-wait.ts'
import { makeLapseHandover } from '../../shared/use-cases/handover/lapse.ts'
import { makeRecountCluster } from '../../shared/use-cases/concern/recount-cluster.ts'
import { makeExpandFanOut } from '../../shared/use-cases/expand-fan-out.ts'
import { makeHearRegisterChange } from '../../shared/use-cases/hear-register-change.ts'
import { makeInviteConsortium } from '../../shared/use-cases/invite-consortium.ts'
import { makeMarkStuck } from '../../shared/use-cases/mark-stuck.ts'
import { makeReadoptExecution } from '../../shared/use-cases/readopt-execution.ts'
import { makeRecordRejection } from '../../shared/use-cases/record-rejection.ts'
import { makeRegisterCluster } from '../../shared/use-cases/register-cluster.ts'
import { makeRestartAttempt } from '../../shared/use-cases/restart-attempt.ts'
import { makeScreenApplication } from '../../shared/use-cases/screen-application.ts'
import { makeSendMail } from '../../shared/use-cases/send-mail.ts'
import { makeStartExecution, type StartExecutionDeps } from '../../shared/use-cases/start-execution.ts'
import { makeSweep } from '../../shared/use-cases/sweep.ts'
import { makeTickDue } from '../../shared/use-cases/tick-due.ts'
import { makeWakeApplication } from '../../shared/use-cases/wake-application.ts'
import { makeAdmitByPolicy } from '../../shared/use-cases/joining/admit-by-policy.ts'
import { makeAwaitCoordinator } from '../../shared/use-cases/joining/await-coordinator.ts'
import { makeStartJoin } from '../../shared/use-cases/joining/start-join.ts'
import { makeStartStaffingRun } from '../../shared/use-cases/start-staffing-run.ts'
import { makeVerifyRequest } from '../../shared/use-cases/joining/verify-request.ts'
import { makeWakeRequest } from '../../shared/use-cases/joining/wake-request.ts'
import { makeMendJoins } from '../../shared/use-cases/mend-joins.ts'
import { joinExecutionName } from '../../shared/domain/join-execution.ts'
import type { JoinWorkflow } from '../../shared/stores/join-workflow.ts'
import { tasks as joinTasks } from '../../workflows/join-approval/contract.ts'
import { tasks } from '../../workflows/cluster-approval/contract.ts'
import { streamParts } from './stream-parts.ts'
import { staffingTasks } from './staffing-tasks.ts'
import type { Engine, Parts, Ports } from './world.ts'

/** The product's port to the workflow engine, over the world's. */
const workflowOver = (engine: Engine): Workflow => ({
  completeWait: async (token, outcome) => {
    try {
      await engine.complete(token, { outcome })
      return 'completed'
    } catch (error) {
      if (error instanceof Error && error.name === 'TaskDoesNotExist') return 'gone'
      throw error
    }
  },
  isRunning: async (applicationId, attempt) =>
    (await engine.status(executionName(applicationId, attempt))) === 'RUNNING',
})

const startOver =
  (engine: Engine): StartExecutionDeps['start'] =>
  async (name, input) => {
    try {
      await engine.start(name, input)
      return 'started'
    } catch (error) {
      if (error instanceof Error && error.name === 'ExecutionAlreadyExists') return 'exists'
      throw error
    }
  }

/** The port to the executions of requests to join. */
const joinsOver = (engine: Engine): JoinWorkflow => {
  const workflow = workflowOver(engine)
  return {
    start: async (attempt) => void (await startOver(engine)(joinExecutionName(attempt), attempt as never)),
    isRunning: async (attempt) => (await engine.status(joinExecutionName(attempt))) === 'RUNNING',
    completeWait: (token, word) => workflow.completeWait(token, word as never),
  }
}

const queueOver =
  ({ send }: Ports, queue: string): Send<unknown> =>
  async (messages) => {
    for (const body of messages) await send({ queue, body })
  }

/** The zone of deadlines in tests. */
const ZONE = 'Europe/Moscow'

/** The functions of cluster-approval with everything around them but AWS: contract, chain, use case. */
const tasksOver = ({ table, engine, files, now, newId }: Ports): Parts['tasks'] => {
  const deps = { table, newId }
  const setting = { clock: async () => now(), observe: () => {} }
  const enterWait = makeEnterWait({ table, workflow: workflowOver(engine) })
  const joins = {
    JoinVerify: taskHandler({
      ...setting,
      name: 'JoinVerify',
      contract: joinTasks.JoinVerify,
      run: makeVerifyRequest(deps),
    }),
    JoinAwait: taskHandler({
      ...setting,
      name: 'JoinAwait',
      contract: joinTasks.JoinAwait,
      run: makeAwaitCoordinator({ table, workflow: joinsOver(engine) }),
    }),
    JoinAdmit: taskHandler({
      ...setting,
      name: 'JoinAdmit',
      contract: joinTasks.JoinAdmit,
      run: makeAdmitByPolicy(deps),
    }),
  }
  const handlers = {
    ScreenApplication: taskHandler({
      ...setting,
      name: 'ScreenApplication',
      contract: tasks.ScreenApplication,
      run: makeScreenApplication(deps),
    }),
    InviteConsortium: taskHandler({
      ...setting,
      name: 'InviteConsortium',
      contract: tasks.InviteConsortium,
      run: makeInviteConsortium(deps),
    }),
    AssessConsortium: taskHandler({
      ...setting,
      name: 'AssessConsortium',
      contract: tasks.AssessConsortium,
      run: makeAssessConsortium(deps),
    }),
    RegisterCluster: taskHandler({
      ...setting,
      name: 'RegisterCluster',
      contract: tasks.RegisterCluster,
      run: makeRegisterCluster(deps),
    }),
    RecordRejection: taskHandler({
      ...setting,
      name: 'RecordRejection',
      contract: tasks.RecordRejection,
      run: makeRecordRejection(deps),
    }),
    MarkStuck: taskHandler({ ...setting, name: 'MarkStuck', contract: tasks.MarkStuck, run: makeMarkStuck(deps) }),
    Await: taskHandler({
      ...setting,
      name: 'Await',
      contract: tasks.Await,
      run: async (command) => {
        await enterWait(command)
        return { outcome: 'entered' }
      },
    }),
  }
  const context = { awsRequestId: 'in-process', getRemainingTimeInMillis: () => 60_000 } as Context
  return Object.fromEntries(
    Object.entries({ ...handlers, ...joins, ...staffingTasks({ table, files, now }) }).map(([name, handler]) => [
      name,
      (payload: unknown) => handler(payload, context),
    ]),
  )
}

/** The key of links in mails. */
export const LINK_KEY = 'a key that only this test knows'

const BODY = {
  name: 'Consort',
  sender: 'noreply@consort.example',
  help: 'help@consort.example',
  timeZone: ZONE,
  baseUrl: 'https://consort.example',
}

const mailOver = ({ table, deliver, now }: Ports) => {
  const expandFanOut = makeExpandFanOut({ table })
  const sendMail = makeSendMail({
    table,
    send: deliver,
    body: BODY,
    secrets: {
      invitationLink: async (invitation, generation) => ({
        page: `${BODY.baseUrl}/i#${invitation}.${generation}`,
        oneClick: muteUrl(BODY.baseUrl, muteToken(LINK_KEY, { invitation, generation })),
      }),
      signInCode: async () => '12345678',
      claimCode: async () => '12345678',
      stopLinks: async (subject) => stopLinks(BODY.baseUrl, unsubscribeToken(LINK_KEY, subject)),
    },
  })
  return async (message: unknown): Promise<void> => {
    const { kind, id } = mailMessageSchema.parse(message)
    if (kind === 'fanOut') await expandFanOut({ id, now: now() })
    else if ((await sendMail({ id, now: now(), systemNow: now() })).outcome === 'leased') throw new Error('leased')
  }
}

/** The product's functions as AWS would call them, over the ports of a world: tasks, stream, queues, rules and events. */
export const approvalParts = (ports: Ports): Parts => {
  const { table, engine, now, newId } = ports
  const deps = { table, newId, workflow: workflowOver(engine) }
  const joins = joinsOver(engine)
  const restartAttempt = makeRestartAttempt(deps)
  const lapse = makeLapseHandover(deps)
  const startJoin = makeStartJoin({ table, workflow: joins })
  const mendJoins = makeMendJoins({ table, workflow: joins, sendWake: queueOver(ports, 'wake') })
  const startStaffing = makeStartStaffingRun({
    table,
    start: (name, input) => startOver(engine)(name, input as never),
  })
  const start = makeStartExecution({ table, start: startOver(engine) })
  const wake = makeAnswerWake({
    table,
    wakeApplication: makeWakeApplication({ ...deps, restartAttempt, lapse }),
    hearRegisterChange: makeHearRegisterChange(deps),
    wakeRequest: makeWakeRequest({ table, workflow: joins, recount: makeRecountCluster(deps), lapse }),
  })
  const act = makeActOnDue({ ...deps, files: ports.files, restartAttempt })
  const tick = makeTickDue({ ...deps, send: queueOver(ports, 'due') })
  const sweep = makeSweep({
    ...deps,
    restartAttempt,
    markStuck: makeMarkStuck(deps),
    sendMail: queueOver(ports, 'mail'),
    sendStart: queueOver(ports, 'start'),
    sendWake: queueOver(ports, 'wake'),
  })
  const readopt = makeReadoptExecution({ table, restartAttempt })
  return {
    tasks: tasksOver(ports),
    ...streamParts(ports),
    consume: {
      mail: mailOver(ports),
      start: (message) => {
        const asked = startMessageSchema.parse(message)
        if ('applicationId' in asked) return start(asked)
        return 'run' in asked ? startStaffing(asked) : startJoin(asked)
      },
      wake: (message) => wake({ ...wakeMessageSchema.parse(message), now: now() }),
      due: (message) => act({ ...dueMessageSchema.parse(message), now: now() }),
    },
    tick: () => tick({ now: now() }),
    sweep: async () => {
      const { failures } = await sweep({ now: now() })
      await mendJoins({ now: now() })
      if (failures.length > 0) throw new AggregateError(failures)
    },
    ended: async ({ name, status, startedAt, stoppedAt = startedAt }) => {
      const seconds = (Date.parse(stoppedAt) - Date.parse(startedAt)) / 1000
      if (status !== 'SUCCEEDED') await readopt({ name, seconds, now: now() })
    },
  }
}
