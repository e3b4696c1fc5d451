import loadHighs from 'highs'
import type { Solved, Solver, SolverLimits } from '../domain/staffing/solver.ts'

type Highs = Awaited<ReturnType<typeof loadHighs>>

const solveWith = (highs: Highs, lp: string, { seconds, gap, step }: SolverLimits): Solved =>
  highs.withModel({ format: 'lp', data: lp }, (model): Solved => {
    model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: gap, mip_abs_gap: step, random_seed: 1 })
    const { modelStatus } = model.run()
    const { modelStatus: is } = highs.constants
    // What presolve cannot tell apart from unbounded is infeasible here: no cost is below 0.
    if (modelStatus === is.infeasible || modelStatus === is.unboundedOrInfeasible) return { status: 'infeasible' }
    const bound = Math.max(0, Number(model.info.get('mip_dual_bound')))
    if (model.info.get('primal_solution_status') !== 2) return { status: 'unknown', bound }
    const { colValue } = model.getSolution()
    const values = new Map<string, number>()
    for (const [column, value] of colValue.entries()) if (value !== 0) values.set(model.getColName(column), value)
    return { status: modelStatus === is.optimal ? 'optimal' : 'feasible', values, bound }
  })

/** HiGHS, compiled to WebAssembly (MIT); `wasm` is its program, where it does not lie beside the package. */
export const highsSolver = async (wasm?: Uint8Array): Promise<Solver> => {
  const highs = await loadHighs(wasm ? { wasmBinary: wasm } : {})
  return (lp, limits) => solveWith(highs, lp, limits)
}
