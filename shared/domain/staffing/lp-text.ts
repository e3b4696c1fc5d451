import { leastOf, MOST_SUPPLIERS, type Instance, type Resource, type Task } from './instance.ts'
import { OUTSIDER_COST } from './staffing.ts'

type Term = readonly [factor: number, variable: string]
type Option = {
  readonly supplier: number
  readonly resource: number
  readonly amount: number
  readonly only: boolean
  readonly alone: boolean
}

/** Whether a supplier does a task (0 or 1), how much of it, and whether an outsider is taken at all (0 or 1). */
export const names = {
  does: (task: number, supplier: number): string => `x${task}_${supplier}`,
  amount: (task: number, supplier: number): string => `a${task}_${supplier}`,
  taken: (supplier: number): string => `y${supplier}`,
} as const

/** A line of the format must not be long. */
const TERMS_A_LINE = 8

const sum = (terms: readonly Term[]): string => {
  const written = terms.map(([factor, variable]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${variable}`)
  const lines = Array.from({ length: Math.ceil(written.length / TERMS_A_LINE) }, (_, at) =>
    written.slice(at * TERMS_A_LINE, (at + 1) * TERMS_A_LINE).join(' '),
  )
  return lines.join('\n  ')
}

/** Whether at most one task draws an amount on a resource, so that it may have all of it and no variable says how much. */
export const isDrawnOnce = ({ tasks }: Instance, resource: Resource): boolean =>
  resource.tasks.filter((task) => (tasks[task]?.amount ?? 0) > 0).length <= 1

const optionsOf = (instance: Instance): readonly (readonly Option[])[] => {
  const options = instance.tasks.map((): Option[] => [])
  for (const [supplier, { resources }] of instance.suppliers.entries()) {
    const only = resources.length === 1 && resources[0]?.tasks.length === 1
    for (const [at, resource] of resources.entries()) {
      const option = { supplier, resource: at, amount: resource.amount, only, alone: isDrawnOnce(instance, resource) }
      for (const task of resource.tasks) options[task]?.push(option)
    }
  }
  return options
}

/** What somebody can give of a task; who cannot give what counts is left out. */
const useful = (task: Task, { amount }: Option): boolean => task.amount === 0 || (amount > 0 && amount >= leastOf(task))

type Written = {
  readonly objective: Term[]
  readonly rows: string[]
  readonly binary: string[]
  readonly shared: Map<string, Term[]>
}

const writeOption = (instance: Instance, task: Task, at: number, option: Option, written: Written): void => {
  const { supplier, resource, amount, only, alone } = option
  const does = names.does(at, supplier)
  const outsider = instance.suppliers[supplier]?.outsider ?? false
  written.binary.push(does)
  // Who could do one task only is an outsider exactly if it does that: no variable of its own is needed.
  written.objective.push([outsider && only ? 1 + OUTSIDER_COST : 1, does])
  if (outsider && !only) written.rows.push(`+ 1 ${names.taken(supplier)} - 1 ${does} >= 0`)
  if (task.amount === 0 || alone) return
  const given = names.amount(at, supplier)
  written.rows.push(`+ 1 ${given} - ${Math.min(amount, task.amount)} ${does} <= 0`)
  const least = leastOf(task)
  if (least > 0) written.rows.push(`+ 1 ${given} - ${least} ${does} >= 0`)
  const key = `${supplier} ${resource}`
  written.shared.set(key, [...(written.shared.get(key) ?? []), [1, given]])
}

const writeTask = (task: Task, at: number, options: readonly Option[], rows: string[]): void => {
  const does = sum(options.map(({ supplier }) => [1, names.does(at, supplier)]))
  rows.push(`${does}\n  >= ${task.suppliers}`, `${does}\n  <= ${MOST_SUPPLIERS}`)
  if (task.amount === 0) return
  const amounts = options.map(({ supplier, amount, alone }): Term =>
    alone ? [Math.min(amount, task.amount), names.does(at, supplier)] : [1, names.amount(at, supplier)],
  )
  rows.push(`${sum(amounts)}\n  >= ${task.amount}`)
}

/** Where several tasks draw on one resource, they draw no more than there is. */
const writeShared = ({ suppliers }: Instance, { shared, rows }: Written): void => {
  for (const [key, terms] of shared) {
    const [supplier = 0, resource = 0] = key.split(' ').map(Number)
    const amount = suppliers[supplier]?.resources[resource]?.amount ?? 0
    if (terms.length > 1) rows.push(`${sum(terms)}\n  <= ${amount}`)
  }
}

/**
 * The staffing of an instance as a mixed-integer program in the LP format of CPLEX, which HiGHS reads: cover every task, draw on no resource more than
 * there is, at the least cost. `feasible`: without a cost, to ask only whether it can be done. Undefined where a task has too few who could do it,
 * so that there is nothing to solve.
 */
export const lpText = (instance: Instance, goal: 'cheapest' | 'feasible' = 'cheapest'): string | undefined => {
  const written: Written = { objective: [], rows: [], binary: [], shared: new Map() }
  for (const [at, all] of optionsOf(instance).entries()) {
    const task = instance.tasks[at]
    const options = task ? all.filter((option) => useful(task, option)) : []
    if (!task || options.length < task.suppliers) return undefined
    for (const option of options) writeOption(instance, task, at, option, written)
    writeTask(task, at, options, written.rows)
  }
  writeShared(instance, written)
  const taken = instance.suppliers.flatMap(({ outsider, resources }, supplier) => {
    const only = resources.length === 1 && resources[0]?.tasks.length === 1
    return outsider && !only ? [names.taken(supplier)] : []
  })
  const objective: readonly Term[] = [...written.objective, ...taken.map((variable): Term => [OUTSIDER_COST, variable])]
  const [some = ''] = written.binary
  return [
    'Minimize',
    ` cost: ${goal === 'cheapest' ? sum(objective) : `0 ${some}`}`,
    'Subject To',
    ...written.rows.map((row, at) => ` r${at}: ${row}`),
    'Binary',
    ...[...written.binary, ...taken].map((variable) => ` ${variable}`),
    'End',
    '',
  ].join('\n')
}
