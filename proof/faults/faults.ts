import { tableOf, type Proof } from '../proof.ts'
import { kindsFor, type Fault, type Seen } from './fault.ts'
import { paths } from './paths/all.ts'
import { faultsOf, together, tripleOf } from './plan.ts'
import { play } from './play.ts'
import { bookkeeping } from './shape.ts'
import { callSites, sitesIn } from './sites.ts'
import type { Struck } from './strike.ts'
import type { Batch } from './worker.ts'
import { inWorkers } from './workers.ts'

/** How many faults a run has that has more than one. */
const AT_ONCE = 3

/** How many runs a worker is given at once. */
const BATCH = 40

const inBatches = (path: string, sets: readonly (readonly Fault[])[]): readonly Batch[] =>
  Array.from({ length: Math.ceil(sets.length / BATCH) }, (_, at) => ({
    path,
    sets: sets.slice(at * BATCH, (at + 1) * BATCH),
  }))

const observedPaths = async () => {
  const seen = new Map<string, readonly Seen[]>()
  const wrong: string[] = []
  for (const path of paths) {
    const undisturbed = await play(path, [], true)
    seen.set(path.name, undisturbed.seen)
    wrong.push(...undisturbed.broken.map((one) => `${path.name}, undisturbed: ${one}`))
  }
  return { seen, wrong }
}

/** So many of them, evenly spread: what a short run tries. */
const spread = <One>(all: readonly One[], many: number): readonly One[] =>
  all.length <= many
    ? all
    : all.filter((_, at) => Math.floor((at * many) / all.length) !== Math.floor(((at - 1) * many) / all.length))

/** Each fault alone, then several at once at random places of every path in turn, until there are enough. */
const planned = (seen: ReadonlyMap<string, readonly Seen[]>, many: number, seed: number) => {
  const tried = new Map<string, number>()
  const singles = [...seen].map(([path, calls]) => [path, faultsOf(calls, tried).map((fault) => [fault])] as const)
  const single = singles.reduce((sum, [, sets]) => sum + sets.length, 0)
  const missing = many - single
  const turns = Math.max(0, Math.ceil((missing * 1.2) / AT_ONCE / seen.size))
  return singles.flatMap(([path, sets]) => {
    const calls = seen.get(path) ?? []
    const more = Array.from({ length: turns }, (_, turn) => together(calls, AT_ONCE, seed + turn))
    return inBatches(path, [...spread(sets, Math.ceil((sets.length * many) / single)), ...more])
  })
}

const sumsOf = (all: readonly Struck[]) => ({
  runs: all.reduce((sum, { runs }) => sum + runs, 0),
  faults: all.reduce((sum, { faults: struck }) => sum + struck, 0),
  twice: all.reduce((sum, { twice }) => sum + twice, 0),
})

/** Faults at every AWS call of every path: what is left when all has been mended is what would have been without them. */
export const faults: Proof = async ({ seed, many = 10_000 }) => {
  const { seen, wrong } = await observedPaths()
  const struck: Struck[] = []
  await inWorkers(planned(seen, many, seed), (one) => {
    struck.push(one)
    console.log(`${one.path}: ${one.faults} faults in ${one.runs} runs, ${one.wrong.length} wrong`)
  })
  const all = [...seen.values()].flat()
  const triples = new Set(all.flatMap((call) => kindsFor(call).map((kind) => tripleOf(call, kind))))
  const { covered, missing } = await callSites(sitesIn(all))
  const lines = [...seen].map(([path, calls]) => {
    const { runs, faults: here, twice } = sumsOf(struck.filter((one) => one.path === path))
    return [path, calls.length, runs, here, twice]
  })
  const sums = sumsOf(struck)
  return {
    lines: [
      `${sums.faults} faults in ${sums.runs} runs of ${seen.size} paths, of ${triples.size} distinct triples (call site, fault, use case)${sums.runs < triples.size ? ', a part of them evenly spread' : ', each of them covered'}. ${sums.twice} mails went out twice, each where the fault fell between SES's acceptance and the mark.`,
      '',
      `The paths come by ${covered} of ${covered + missing.length} places in the use cases that call a port.${missing.length > 0 ? ` Not yet: ${missing.join(', ')}.` : ''}`,
      '',
      'What is left after a fault is compared with what would have been, item by item, but for ids, moments and these:',
      '',
      ...Object.entries(bookkeeping).map(([entity, why]) => `- ${entity} ${why}.`),
      '',
      ...tableOf(['path', 'calls', 'runs', 'faults', 'mails twice'], lines),
    ],
    wrong: [...wrong, ...struck.flatMap((one) => one.wrong)],
  }
}
