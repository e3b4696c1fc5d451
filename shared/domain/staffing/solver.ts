/** How far a solver goes: seconds at most, and the gap at which it may stop, as a share of the cost (`gap`) or as a cost (`step`). */
export type SolverLimits = { readonly seconds: number; readonly gap: number; readonly step: number }

/**
 * What a solver found out about a program: values of its variables (those that are not 0) with their cost, if any; the bound below which no cost can
 * lie; or that there is no solution. `unknown`: its time was over before it knew anything.
 */
export type Solved =
  | { readonly status: 'optimal' | 'feasible'; readonly values: ReadonlyMap<string, number>; readonly bound: number }
  | { readonly status: 'infeasible' }
  | { readonly status: 'unknown'; readonly bound: number }

/** Solves a program in the LP format, and blocks until it has. */
export type Solver = (lp: string, limits: SolverLimits) => Solved
