import { readFile } from 'node:fs/promises'
import type { Solver } from '../../shared/domain/staffing/solver.ts'
import { highsSolver } from '../../shared/stores/highs-solver.ts'
import { makeSolveStaffing } from '../../shared/use-cases/solve-staffing.ts'
import { tasks } from '../../workflows/chain-staffing/contract.ts'
import { searchBucket } from '../search-bucket.ts'
import { streamSetting } from '../streams/setting.ts'
import { environmentSchema } from './staffing-solve.env.ts'
import { taskHandler } from './task.ts'

const environment = environmentSchema.parse(process.env)
const setting = streamSetting(environment)

/** The solver's program lies beside the bundled handler. Each run has a solver of its own: one that ran out of memory must not be met again. */
const solver = async (): Promise<Solver> => highsSolver(await readFile(new URL('highs.wasm', import.meta.url)))

/** The task of chain-staffing's state SolveStaffing. */
export const handler = taskHandler({
  ...setting,
  name: 'StaffingSolve',
  contract: tasks.StaffingSolve,
  run: makeSolveStaffing({ ...setting, files: searchBucket(environment), solver, clock: () => performance.now() }),
})
