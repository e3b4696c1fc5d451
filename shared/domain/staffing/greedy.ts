import { leastOf, MOST_SUPPLIERS, type Instance, type Resource, type Task } from './instance.ts'
import type { Assignment } from './staffing.ts'

/** A staffing that was found at once, and the tasks (by number) that it leaves open. */
export type Greedy = { readonly assignments: readonly Assignment[]; readonly open: readonly number[] }

type Option = {
  readonly supplier: number
  readonly resource: Resource
  /** 2: a member; 1: an outsider who is taken already, which costs no more; 0: another outsider. */
  readonly claim: 0 | 1 | 2
  readonly reach: number
}

/** How much each of those chosen gives: the least that counts, then in turn as much as each has. Undefined where it is not enough. */
const shares = (task: Task, left: readonly number[]): readonly number[] | undefined => {
  const least = leastOf(task)
  let missing = task.amount - least * left.length
  const given = left.map((has) => {
    const more = Math.max(0, Math.min(has - least, missing))
    missing -= more
    return least + more
  })
  return missing <= task.amount * 1e-9 ? given : undefined
}

const choose = (task: Task, ranked: readonly Option[], leftOf: (option: Option) => number) => {
  for (let count = task.suppliers; count <= Math.min(MOST_SUPPLIERS, ranked.length); count += 1) {
    const chosen = ranked.slice(0, count)
    const amounts = shares(task, chosen.map(leftOf))
    if (amounts)
      return chosen.map((option, at) => ({
        supplier: option.supplier,
        resource: option.resource,
        amount: amounts[at] ?? 0,
      }))
  }
  return undefined
}

const byCost = (a: Option, b: Option): number => b.claim - a.claim
const byReach = (a: Option, b: Option): number => b.reach - a.reach

const reachesOf = ({ suppliers }: Instance): readonly number[] =>
  suppliers.map(({ resources }) => resources.reduce((sum, { tasks }) => sum + tasks.length, 0))

/**
 * A staffing without search: the tasks with the fewest who could do them first; members before outsiders already taken, these before others, among equals those
 * who could do most tasks; by most capacity only where these do not suffice.
 */
export const staffGreedily = (instance: Instance): Greedy => {
  const { tasks, suppliers } = instance
  const reaches = reachesOf(instance)
  const taken = new Set<number>()
  const used = new Map<Resource, number>()
  const able = tasks.map((): { supplier: number; resource: Resource }[] => [])
  for (const [supplier, { resources }] of suppliers.entries())
    for (const resource of resources) for (const task of resource.tasks) able[task]?.push({ supplier, resource })
  const leftOf = ({ resource }: Pick<Option, 'resource'>): number => resource.amount - (used.get(resource) ?? 0)

  const claimOf = (supplier: number): Option['claim'] => {
    if (!suppliers[supplier]?.outsider) return 2
    return taken.has(supplier) ? 1 : 0
  }

  const cover = (task: Task, at: number): readonly Assignment[] | undefined => {
    const options = (able[at] ?? [])
      .filter((option) => task.amount === 0 || (leftOf(option) > 0 && leftOf(option) >= leastOf(task)))
      .map((option): Option => ({
        ...option,
        claim: claimOf(option.supplier),
        reach: reaches[option.supplier] ?? 0,
      }))
    const byLeft = (a: Option, b: Option) => Math.min(leftOf(b), task.amount) - Math.min(leftOf(a), task.amount)
    const cheap = options.toSorted((a, b) => byCost(a, b) || byReach(a, b) || byLeft(a, b))
    const cheapAndLarge = options.toSorted((a, b) => byCost(a, b) || byLeft(a, b))
    const large = options.toSorted((a, b) => byLeft(a, b) || byCost(a, b))
    const chosen = [cheap, cheapAndLarge, large].map((ranked) => choose(task, ranked, leftOf)).find((one) => one)
    for (const { supplier, resource, amount } of chosen ?? []) {
      if (suppliers[supplier]?.outsider) taken.add(supplier)
      used.set(resource, (used.get(resource) ?? 0) + amount)
    }
    return chosen?.map(({ supplier, amount }) => ({ task: at, supplier, amount }))
  }

  const order = tasks
    .map((task, at) => ({ task, at }))
    .toSorted((a, b) => (able[a.at]?.length ?? 0) - (able[b.at]?.length ?? 0))
  const covered = order.map(({ task, at }) => ({ at, assignments: cover(task, at) }))
  return {
    assignments: covered.flatMap(({ assignments = [] }) => assignments).toSorted((a, b) => a.task - b.task),
    open: covered.flatMap(({ at, assignments }) => (assignments ? [] : [at])).toSorted((a, b) => a - b),
  }
}
