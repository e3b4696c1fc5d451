import type { Standing } from '../../shared/domain/chain/standing.ts'
import { weakPointsOf } from '../../shared/domain/chain/weak-points.ts'
import { instanceOf } from '../../shared/domain/staffing/instance.ts'
import { costOf } from '../../shared/domain/staffing/staffing.ts'
import { prepare, staffExactly, type Staffed } from '../../shared/domain/staffing/staff-exactly.ts'
import type { Solver } from '../../shared/domain/staffing/solver.ts'
import { highsSolver } from '../../shared/stores/highs-solver.ts'
import type { Bench } from '../bench.ts'
import { printTable } from '../print-table.ts'
import { aChainToStaff, candidatesFor } from './instances.ts'
import { printChainRequests } from './requests.ts'

const STAGES = 40

/** What 40 stages and 1,000 candidates may take, in seconds of the processor, proven cheapest. */
const MOST_SECONDS = 3

/** What the function that staffs chains gives its solver. */
const LIMITS = { seconds: 45, gap: 1e-4 }

/** Seconds of the processor: other work on the machine does not count. */
const seconds = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1e6
}

const costText = (staffed: Staffed): string => {
  if (staffed.outcome !== 'found') return `${staffed.outcome}${'tasks' in staffed ? ` (${staffed.tasks.length})` : ''}`
  return `${staffed.cost} (gap ${(staffed.gap * 100).toFixed(1)} %)`
}

const measure = (solve: Solver, candidates: number, seed: number) => {
  const content = aChainToStaff(STAGES, seed)
  const all = candidatesFor(candidates, seed + 1)
  // Of a thousand candidates 30 are members, as in a small cluster.
  const standings = new Map(all.slice(0, 30).map(({ key }): [string, Standing] => [key, 'member']))
  const begun = process.cpuUsage()
  const instance = instanceOf(content, standings, all)
  const prepared = prepare(instance)
  const greedySeconds = seconds(begun)
  const staffed = staffExactly(prepared, solve, LIMITS, () => performance.now())
  const { greedy, pruned } = prepared
  const greedyCost =
    greedy.open.length > 0 ? `${greedy.open.length} open` : String(costOf(instance, greedy.assignments))
  return { seed, instance, kept: pruned.kept.length, greedyCost, greedySeconds, staffed, all: seconds(begun) }
}

type Measured = ReturnType<typeof measure>

const lineOf = ({ seed, instance, kept, greedyCost, greedySeconds, staffed, all }: Measured) => [
  String(seed),
  instance.suppliers.length,
  kept,
  greedyCost,
  greedySeconds.toFixed(2),
  costText(staffed),
  all.toFixed(2),
]

const head = ['seed', 'able', 'kept', 'greedy cost', 's', 'exact cost', 's in all']

const weakPointsTime = (): number => {
  const content = aChainToStaff(60, 1)
  const begun = performance.now()
  for (let round = 0; round < 1000; round += 1) weakPointsOf(content, new Map())
  return performance.now() - begun
}

/**
 * Staffing of a chain: 40 stages with a thousand candidates must be proven cheapest in time; 40,000 show what pruning leaves and the gap that is reached.
 * Costs: 1 for an assignment, 100 for an outsider.
 */
export const chains: Bench = async () => {
  const solve = await highsSolver()
  const small = [1, 2, 3, 4, 5].map((seed) => measure(solve, 1000, seed))
  const large = [1, 2, 3].map((seed) => measure(solve, 40_000, seed))
  printTable(`${STAGES} stages, 1,000 candidates`, head, small.map(lineOf))
  printTable(`${STAGES} stages, 40,000 candidates, ${LIMITS.seconds} s at most`, head, large.map(lineOf))
  console.log(`\nweak points of a chain of 60 stages, on average: ${weakPointsTime().toFixed(0)} µs`)
  await printChainRequests()
  return small.flatMap(({ seed, staffed, all }) => {
    const isExact =
      staffed.outcome === 'infeasible' ? staffed.minimal : staffed.outcome === 'found' && staffed.gap <= LIMITS.gap
    return isExact && all <= MOST_SECONDS
      ? []
      : [`1,000 candidates (seed ${seed}): ${costText(staffed)} after ${all.toFixed(1)} s`]
  })
}
