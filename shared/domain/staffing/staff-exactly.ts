import { staffGreedily, type Greedy } from './greedy.ts'
import { hopelessTasks, irreducible } from './irreducible.ts'
import { leastOf, type Instance, type Resource } from './instance.ts'
import { isDrawnOnce, lpText, names } from './lp-text.ts'
import { mostOutsiders, prune, type Pruned } from './prune.ts'
import type { Solved, Solver, SolverLimits } from './solver.ts'
import { costOf, isWithinCapacity, uncoveredBy, type Assignment } from './staffing.ts'

/**
 * A staffing with what is known of its quality: its cost, a bound that no staffing can undercut, and the gap between them as a share of the cost (0: it is a
 * cheapest one). Or the tasks, by number, that cannot be covered: each alone, or only together; `minimal`: none of them can be spared. `unknown`: the
 * time was over before anything was known.
 */
export type Staffed =
  | {
      readonly outcome: 'found'
      readonly assignments: readonly Assignment[]
      readonly cost: number
      readonly bound: number
      readonly gap: number
    }
  | {
      readonly outcome: 'infeasible'
      readonly tasks: readonly number[]
      readonly each: boolean
      readonly minimal: boolean
    }
  | { readonly outcome: 'unknown' }

/** An instance ready to be solved: its greedy answer, and the suppliers that it needs to be solved with. */
export type Prepared = { readonly instance: Instance; readonly greedy: Greedy; readonly pruned: Pruned }

/** Finds the greedy answer, and with its help the suppliers that nobody needs. */
export const prepare = (instance: Instance): Prepared => {
  const greedy = staffGreedily(instance)
  return { instance, greedy, pruned: prune(instance, Math.max(1, mostOutsiders(instance, greedy))) }
}

const isOne = (value: number | undefined): boolean => (value ?? 0) > 0.5

const amountOf = (
  instance: Instance,
  resource: Resource,
  { task, supplier }: Pick<Assignment, 'task' | 'supplier'>,
  values: ReadonlyMap<string, number>,
): number => {
  const asked = instance.tasks[task]?.amount ?? 0
  if (asked === 0) return 0
  const drawn = values.get(names.amount(task, supplier)) ?? 0
  return isDrawnOnce(instance, resource) ? Math.min(resource.amount, asked) : drawn
}

const read = ({ instance, kept }: Pruned, values: ReadonlyMap<string, number>): readonly Assignment[] =>
  instance.suppliers.flatMap(({ resources }, supplier) =>
    resources.flatMap((resource) =>
      resource.tasks.flatMap((task) => {
        if (!isOne(values.get(names.does(task, supplier)))) return []
        const amount = amountOf(instance, resource, { task, supplier }, values)
        return [{ task, supplier: kept[supplier] ?? -1, amount }]
      }),
    ),
  )

/** Takes no more of each than is asked for: whoever gives most gives less first, nobody less than counts. */
const trimmed = ({ tasks }: Instance, assignments: readonly Assignment[]): readonly Assignment[] =>
  tasks.flatMap((task, at) => {
    const of = assignments.filter((one) => one.task === at).toSorted((a, b) => b.amount - a.amount)
    let tooMuch = of.reduce((sum, { amount }) => sum + amount, 0) - task.amount
    return of.map((one) => {
      const less = Math.max(0, Math.min(tooMuch, one.amount - leastOf(task)))
      tooMuch -= less
      return { ...one, amount: one.amount - less }
    })
  })

const found = (instance: Instance, assignments: readonly Assignment[], bound: number): Staffed => {
  const cost = costOf(instance, assignments)
  // Costs are whole numbers, so a bound may be raised to the next one.
  const raised = Math.max(0, Math.min(cost, Math.ceil(bound - 1e-6)))
  return { outcome: 'found', assignments, cost, bound: raised, gap: cost === 0 ? 0 : (cost - raised) / cost }
}

const solutionOf = ({ instance, pruned }: Prepared, solved: Solved): readonly Assignment[] | undefined => {
  if (!('values' in solved)) return undefined
  const assignments = read(pruned, solved.values)
  if (uncoveredBy(instance, assignments).length > 0 || !isWithinCapacity(instance, assignments))
    throw new Error('the solver’s answer does not cover what it was asked to')
  return trimmed(instance, assignments)
}

const whyNot = (instance: Instance, solve: Solver, secondsLeft: () => number): Staffed => {
  const { tasks, minimal } = irreducible(instance, (part) => {
    const lp = part.tasks.length === 0 ? '' : lpText(part, 'feasible')
    if (lp === undefined || lp === '') return lp === ''
    const seconds = secondsLeft()
    const { status } = seconds > 0 ? solve(lp, { seconds, gap: 1, step: 1 }) : { status: 'unknown' }
    return status === 'unknown' ? undefined : status !== 'infeasible'
  })
  return { outcome: 'infeasible', tasks, each: false, minimal }
}

/**
 * The cheapest staffing of an instance by an exact solver, within its time; where that runs out, the best that is known with the gap to the bound. Where
 * there is none, the reason. `now` gives milliseconds.
 */
export const staffExactly = (
  prepared: Prepared,
  solve: Solver,
  limits: Pick<SolverLimits, 'seconds' | 'gap'>,
  now: () => number,
): Staffed => {
  const { instance, greedy, pruned } = prepared
  if (instance.tasks.length === 0) return found(instance, [], 0)
  const hopeless = hopelessTasks(instance)
  if (hopeless.length > 0) return { outcome: 'infeasible', tasks: hopeless, each: true, minimal: true }
  const lp = lpText(pruned.instance)
  if (lp === undefined) throw new Error('a task has too few suppliers, though none is hopeless')
  const end = now() + limits.seconds * 1000
  // Costs are whole numbers: what is less than one away from the bound is a cheapest.
  const solved = solve(lp, { ...limits, step: 0.99 })
  if (solved.status === 'infeasible') return whyNot(pruned.instance, solve, () => (end - now()) / 1000)
  const known = [solutionOf(prepared, solved), greedy.open.length === 0 ? greedy.assignments : undefined]
  const [best] = known
    .filter((assignments) => assignments !== undefined)
    .toSorted((a, b) => costOf(instance, a) - costOf(instance, b))
  return best ? found(instance, best, solved.bound) : { outcome: 'unknown' }
}
