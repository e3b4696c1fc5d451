import { MOST_SUPPLIERS, type Instance, type Supplier } from './instance.ts'
import { costOf, OUTSIDER_COST } from './staffing.ts'
import type { Greedy } from './greedy.ts'

type Placed = {
  readonly at: number
  readonly supplier: Supplier
  readonly capacity: ReadonlyMap<number, number>
  readonly weight: number
}

const placed = (supplier: Supplier, at: number): Placed => {
  const capacity = new Map(
    supplier.resources.flatMap(({ amount, tasks }) => tasks.map((task) => [task, amount] as const)),
  )
  const weight = [...capacity.values()].reduce((sum, amount) => sum + Math.min(amount, Number.MAX_SAFE_INTEGER), 0)
  return { at, supplier, capacity, weight }
}

/**
 * Whether one outsider could do all that another could, in its place: each of its tasks, with as much of it; and where several of the other's
 * resources meet in one of its own, with as much as they together.
 */
const dominates = (one: Placed, other: Placed): boolean => {
  for (const task of other.capacity.keys()) if (!one.capacity.has(task)) return false
  return one.supplier.resources.every(({ amount, tasks }) => {
    const met = other.supplier.resources.filter((resource) => resource.tasks.some((task) => tasks.includes(task)))
    return met.reduce((sum, resource) => sum + resource.amount, 0) <= amount
  })
}

/** The most outsiders that a cheapest staffing can have: as many as the cost of a staffing that is known pays for. */
export const mostOutsiders = (instance: Instance, greedy: Greedy): number => {
  const all = MOST_SUPPLIERS * instance.tasks.length
  return greedy.open.length > 0 ? all : Math.min(all, Math.floor(costOf(instance, greedy.assignments) / OUTSIDER_COST))
}

/** The instance without some of its suppliers, and which of the former (by number) each of the latter was. */
export type Pruned = { readonly instance: Instance; readonly kept: readonly number[] }

/**
 * Leaves out outsiders whom nobody needs: those whom at least as many others could replace as a cheapest staffing has outsiders. Of such others one
 * is always free, so the cost of a cheapest staffing stays the same. (The k-skyband of Papadias, Tao, Fu and Seeger, "Progressive skyline
 * computation in database systems", TODS 30, 2005; since dominance is transitive it suffices to count among those that were kept.)
 */
export const prune = (instance: Instance, most: number): Pruned => {
  const outsiders = instance.suppliers.flatMap((supplier, at) => (supplier.outsider ? [placed(supplier, at)] : []))
  const order = outsiders.toSorted((a, b) => b.capacity.size - a.capacity.size || b.weight - a.weight || a.at - b.at)
  const keptFor = instance.tasks.map((): Placed[] => [])
  const kept: number[] = []
  for (const one of order) {
    const lists = [...one.capacity.keys()].map((task) => keptFor[task] ?? [])
    const shortest = lists.reduce((a, b) => (b.length < a.length ? b : a), lists[0] ?? [])
    let dominators = 0
    for (const other of shortest) {
      if (dominators >= most) break
      if (dominates(other, one)) dominators += 1
    }
    if (dominators >= most) continue
    kept.push(one.at)
    for (const list of lists) list.push(one)
  }
  const stay = new Set(kept)
  const numbers = instance.suppliers.flatMap(({ outsider }, at) => (!outsider || stay.has(at) ? [at] : []))
  const suppliers = numbers.flatMap((at) => instance.suppliers[at] ?? [])
  return { instance: { tasks: instance.tasks, suppliers }, kept: numbers }
}
