import type { Context } from 'aws-lambda'
import type { Workflow } from '../../shared/stores/workflow.ts'
import { executionName } from '../../shared/domain/execution.ts'
import { makeAssessConsortium } from '../../shared/use-cases/assess-consortium.ts'
import { makeEnterWait } from '../../shared/use-cases/enter-wait.ts'
import { makeInviteConsortium } from '../../shared/use-cases/invite-consortium.ts'
import { makeMarkStuck } from '../../shared/use-cases/mark-stuck.ts'
import { makeRecordRejection } from '../../shared/use-cases/record-rejection.ts'
import { makeRegisterCluster } from '../../shared/use-cases/register-cluster.ts'
import { makeScreenApplication } from '../../shared/use-cases/screen-application.ts'
import { taskHandler, type TaskCall } from '../../functions/tasks/task.ts'
import { tasks } from '../../workflows/cluster-approval/contract.ts'
import type { Engine, Parts, Ports } from './world.ts'

const GONE = ['TaskDoesNotExist', 'TaskTimedOut', 'InvalidToken']

/** The product's own port to the workflow engine, over the world's. */
export const workflowOver = (engine: Engine): Workflow => ({
  completeWait: async (token, outcome) => {
    try {
      await engine.complete(token, { outcome })
      return 'completed'
    } catch (error) {
      if (error instanceof Error && GONE.includes(error.name)) return 'gone'
      throw error
    }
  },
  isRunning: async (applicationId, attempt) =>
    (await engine.status(executionName(applicationId, attempt))) === 'RUNNING',
})

/** The zone of deadlines in tests. */
export const ZONE = 'Europe/Moscow'

/** The functions of cluster-approval with everything around them but AWS: contract, chain, use case. */
export const approvalTasks = (
  { table, engine, now, newId }: Ports,
  observe: (call: TaskCall) => void = () => {},
): Parts['tasks'] => {
  const deps = { table, newId, zone: ZONE }
  const setting = { clock: async () => now(), observe }
  const enterWait = makeEnterWait({ table, workflow: workflowOver(engine) })
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
    Object.entries(handlers).map(([name, handler]) => [name, (payload: unknown) => handler(payload, context)]),
  )
}
