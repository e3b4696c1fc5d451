import { MOST_SUPPLIERS, type Instance, type Resource } from '../../../shared/domain/staffing/instance.ts'
import { randomFrom } from '../chain/random-chains.ts'

/** A random instance of so many tasks and suppliers, small enough to try everything. */
export const aRandomInstance = (seed: number, mostTasks = 3, mostSuppliers = 6): Instance => {
  const random = randomFrom(seed)
  const upTo = (most: number) => 1 + Math.floor(random() * most)
  const tasks = Array.from({ length: upTo(mostTasks) }, (_, at) => ({
    stage: `s${at}`,
    capability: 'micro.test',
    suppliers: random() < 0.4 ? 2 : 1,
    amount: random() < 0.7 ? 10 * upTo(5) : 0,
  }))
  const suppliers = Array.from({ length: upTo(mostSuppliers) }, (_, at) => {
    const able = tasks.map((_task, task) => task).filter(() => random() < 0.6)
    const cut = random() < 0.6 ? able.length : Math.floor(random() * able.length)
    const resources: Resource[] = [able.slice(0, cut), able.slice(cut)]
      .filter((part) => part.length > 0)
      .map((part) => ({ amount: 5 * upTo(12), tasks: part }))
    return { organisation: `eu-pic:${at}`, outsider: random() < 0.7, resources }
  })
  return { tasks, suppliers: suppliers.filter(({ resources }) => resources.length > 0) }
}

const subsets = (all: readonly number[], least: number, most: number = all.length): number[][] =>
  Array.from({ length: 2 ** all.length }, (_, bits) => all.filter((_one, at) => bits & (1 << at))).filter(
    (one) => one.length >= least && one.length <= most,
  )

/**
 * Whether chosen suppliers can give enough: after everybody has given the least that counts, the rest of every set of tasks must find room in the
 * resources that reach it (the condition of Hall and Gale).
 */
const isEnough = ({ tasks, suppliers }: Instance, chosen: readonly (readonly number[])[]): boolean => {
  const all = suppliers.flatMap(({ resources }, supplier) => resources.map((resource) => ({ resource, supplier })))
  const least = tasks.map(({ suppliers: wanted, amount }) => (wanted > 1 ? amount * 0.2 : 0))
  const does = (supplier: number, resource: Resource, task: number) =>
    tasks[task]!.amount > 0 && resource.tasks.includes(task) && chosen[task]!.includes(supplier)
  const left = all.map(({ resource, supplier }) =>
    tasks.reduce((rest, _task, at) => rest - (does(supplier, resource, at) ? least[at]! : 0), resource.amount),
  )
  if (left.some((amount) => amount < -1e-9)) return false
  for (const part of subsets(
    tasks.map((_task, at) => at).filter((at) => tasks[at]!.amount > 0),
    1,
  )) {
    const need = part.reduce((sum, at) => sum + Math.max(0, tasks[at]!.amount - least[at]! * chosen[at]!.length), 0)
    const room = all.reduce(
      (sum, { resource, supplier }, at) => sum + (part.some((task) => does(supplier, resource, task)) ? left[at]! : 0),
      0,
    )
    if (need > room + 1e-9) return false
  }
  return true
}

/** The cost of a cheapest staffing, by trying every choice; undefined where there is none. */
export const cheapestOf = (instance: Instance): number | undefined => {
  const able = instance.tasks.map((_task, task) =>
    instance.suppliers.flatMap(({ resources }, supplier) =>
      resources.some(({ tasks }) => tasks.includes(task)) ? [supplier] : [],
    ),
  )
  let best: number | undefined
  const tryFrom = (chosen: readonly (readonly number[])[]): void => {
    const task = instance.tasks[chosen.length]
    if (task) {
      for (const one of subsets(able[chosen.length]!, task.suppliers, MOST_SUPPLIERS)) tryFrom([...chosen, one])
      return
    }
    const outsiders = new Set(chosen.flat().filter((supplier) => instance.suppliers[supplier]!.outsider))
    const cost = chosen.flat().length + 100 * outsiders.size
    if ((best === undefined || cost < best) && isEnough(instance, chosen)) best = cost
  }
  tryFrom([])
  return best
}
