import { leastOf, MOST_SUPPLIERS, type Instance, type Task } from './instance.ts'

/** Some tasks of an instance, by number; suppliers keep what they have of these. */
export const onlyTasks = ({ tasks, suppliers }: Instance, kept: readonly number[]): Instance => {
  const place = new Map(kept.map((task, at) => [task, at]))
  return {
    tasks: kept.flatMap((at) => tasks[at] ?? []),
    suppliers: suppliers.flatMap((supplier) => {
      const resources = supplier.resources
        .map(({ amount, tasks: able }) => ({ amount, tasks: able.flatMap((task) => place.get(task) ?? []) }))
        .filter((resource) => resource.tasks.length > 0)
      return resources.length > 0 ? [{ ...supplier, resources }] : []
    }),
  }
}

const isHopeless = (task: Task, amounts: readonly number[]): boolean => {
  const useful = amounts.filter((amount) => task.amount === 0 || (amount > 0 && amount >= leastOf(task)))
  const most = useful.toSorted((a, b) => b - a).slice(0, MOST_SUPPLIERS)
  const sum = most.reduce((all, amount) => all + amount, 0)
  return useful.length < task.suppliers || sum < task.amount * (1 - 1e-9)
}

/** The tasks, by number, that cannot be covered even if nothing else were to be: each is a reason by itself. */
export const hopelessTasks = ({ tasks, suppliers }: Instance): readonly number[] => {
  const amounts = tasks.map((): number[] => [])
  for (const { resources } of suppliers)
    for (const { amount, tasks: able } of resources) for (const task of able) amounts[task]?.push(amount)
  return tasks.flatMap((task, at) => (isHopeless(task, amounts[at] ?? []) ? [at] : []))
}

/**
 * Of tasks that cannot be covered together, some of which none can be spared: without any one of them the others could be covered. The deletion filter
 * of Chinneck and Dravnieks ("Locating minimal infeasible constraint sets in linear programs", ORSA Journal on Computing 3, 1991). `canBeCovered`
 * may answer undefined where its time was over; the task then stays, and the set may not be minimal.
 */
export const irreducible = (
  instance: Instance,
  canBeCovered: (instance: Instance) => boolean | undefined,
): { readonly tasks: readonly number[]; readonly minimal: boolean } => {
  let kept = instance.tasks.map((_, at) => at)
  let minimal = true
  for (const task of kept) {
    const others = kept.filter((one) => one !== task)
    const covered = canBeCovered(onlyTasks(instance, others))
    if (covered === undefined) minimal = false
    if (covered === false) kept = others
  }
  return { tasks: kept, minimal }
}
