import { leastOf, MOST_SUPPLIERS, type Instance, type Resource } from './instance.ts'

/** Who does which task (both by number), and how much of it; 0 where no amount is asked for. */
export type Assignment = { readonly task: number; readonly supplier: number; readonly amount: number }

/** What one more outsider costs, in assignments: so much that one is taken only where members cannot do it. */
export const OUTSIDER_COST = 100

/** Amounts are compared up to this share of what is asked for. */
const TOLERANCE = 1e-6

/** The resource that a supplier does a task with; undefined where it cannot. */
export const resourceFor = ({ suppliers }: Instance, supplier: number, task: number): Resource | undefined =>
  suppliers[supplier]?.resources.find(({ tasks }) => tasks.includes(task))

const outsidersIn = ({ suppliers }: Instance, assignments: readonly Assignment[]): ReadonlySet<number> =>
  new Set(assignments.flatMap(({ supplier }) => (suppliers[supplier]?.outsider ? [supplier] : [])))

/** What a staffing costs: every assignment 1, every outsider 100 more. */
export const costOf = (instance: Instance, assignments: readonly Assignment[]): number =>
  assignments.length + OUTSIDER_COST * outsidersIn(instance, assignments).size

/** The tasks, by number, that a staffing does not cover as asked for. */
export const uncoveredBy = ({ tasks }: Instance, assignments: readonly Assignment[]): readonly number[] =>
  tasks.flatMap((task, at) => {
    const of = assignments.filter((one) => one.task === at)
    const amount = of.reduce((sum, one) => sum + one.amount, 0)
    const tooLittle = of.some((one) => one.amount < leastOf(task) - TOLERANCE * task.amount)
    const right = of.length >= task.suppliers && of.length <= MOST_SUPPLIERS && !tooLittle
    return right && amount >= task.amount * (1 - TOLERANCE) ? [] : [at]
  })

/** Whether everybody can give what a staffing takes of them, and nobody does a task twice. */
export const isWithinCapacity = (instance: Instance, assignments: readonly Assignment[]): boolean => {
  const taken = new Map<Resource, number>()
  const pairs = new Set(assignments.map(({ task, supplier }) => `${task} ${supplier}`))
  for (const { task, supplier, amount } of assignments) {
    const resource = resourceFor(instance, supplier, task)
    if (!resource) return false
    taken.set(resource, (taken.get(resource) ?? 0) + amount)
  }
  const holds = [...taken].every(([{ amount }, used]) => used <= amount * (1 + TOLERANCE))
  return holds && pairs.size === assignments.length
}
