import { taskHandler } from '../../functions/tasks/task.ts'
import { highsSolver } from '../../shared/stores/highs-solver.ts'
import { makeFailStaffing } from '../../shared/use-cases/fail-staffing.ts'
import { makeGatherCandidates } from '../../shared/use-cases/gather-candidates.ts'
import { makeSolveStaffing } from '../../shared/use-cases/solve-staffing.ts'
import { tasks } from '../../workflows/chain-staffing/contract.ts'
import { searchOfThisMoment } from './current-search.ts'
import type { Ports } from './world.ts'

/** The functions of chain-staffing, over the ports of a world, with the solver itself. */
export const staffingTasks = ({ table, files, now }: Pick<Ports, 'table' | 'files' | 'now'>) => {
  const setting = { clock: async () => now(), observe: () => {} }
  return {
    StaffingGather: taskHandler({
      ...setting,
      name: 'StaffingGather',
      contract: tasks.StaffingGather,
      run: makeGatherCandidates({ table, files, candidates: searchOfThisMoment(table, now) }),
    }),
    StaffingSolve: taskHandler({
      ...setting,
      name: 'StaffingSolve',
      contract: tasks.StaffingSolve,
      run: makeSolveStaffing({ table, files, solver: () => highsSolver(), clock: () => performance.now() }),
    }),
    StaffingFail: taskHandler({
      ...setting,
      name: 'StaffingFail',
      contract: tasks.StaffingFail,
      run: makeFailStaffing({ table }),
    }),
  }
}
