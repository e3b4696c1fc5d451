import { tableOf, type Proof } from '../proof.ts'
import type { Fault } from './fault.ts'
import { paths } from './paths/all.ts'
import { faultsOf, some, together } from './plan.ts'
import { play, wrongIn, type Played } from './play.ts'
import { shrink } from './shrink.ts'
import type { Path } from './stage.ts'

/** How often a triple is tried within a path that goes through it more often. */
const EACH = 3

/** How many faults a run has that has more than one. */
const AT_ONCE = 3

/** How many wrong cases are told of one path; the rest are most likely the same. */
const TOLD = 5

type Tally = { faults: number; runs: number; twice: number; readonly triples: Set<string>; readonly wrong: string[] }

/** A case that a person can read: the path, what struck, and what was different afterwards. */
const told = (path: Path, played: Played, wrong: readonly string[]): string =>
  [`${path.name}: ${played.struck.join('; ') || 'nothing struck'}`, ...wrong.slice(0, 4).map((one) => `  ${one}`)].join(
    '\n',
  )

const strike = async (path: Path, undisturbed: Played, faults: readonly Fault[], tally: Tally): Promise<void> => {
  const played = await play(path, faults)
  tally.runs += 1
  tally.faults += played.struck.length
  tally.twice += played.twice
  if (wrongIn(undisturbed, played).length === 0) return
  const fails = async (fewer: readonly Fault[]) => wrongIn(undisturbed, await play(path, fewer)).length > 0
  const fewest = faults.length > 1 ? await shrink(faults, fails) : faults
  const smallest = fewest === faults ? played : await play(path, fewest)
  tally.wrong.push(told(path, smallest, wrongIn(undisturbed, smallest)))
}

/** One path: undisturbed, then with every fault at every call, then with several at once at random until it has had its share. */
export const proveAt = async (path: Path, { seed, share }: { readonly seed: number; readonly share: number }) => {
  const tally: Tally = { faults: 0, runs: 0, twice: 0, triples: new Set(), wrong: [] }
  const undisturbed = await play(path, [], true)
  if (undisturbed.broken.length > 0) return { ...tally, calls: 0, wrong: [told(path, undisturbed, undisturbed.broken)] }
  for (const [triple, faults] of faultsOf(undisturbed.seen)) {
    for (const fault of some(faults, EACH)) await strike(path, undisturbed, [fault], tally)
    tally.triples.add(triple)
    if (tally.wrong.length >= TOLD) break
  }
  for (let turn = 0; tally.faults < share && tally.wrong.length < TOLD; turn += 1)
    await strike(path, undisturbed, together(undisturbed.seen, AT_ONCE, seed + turn), tally)
  return { ...tally, calls: undisturbed.seen.length }
}

/** Faults at every AWS call of every path: what is left when all has been mended is what would have been without them. */
export const faults: Proof = async ({ seed, many = 10_000 }) => {
  const lines: (readonly (string | number)[])[] = []
  const triples = new Set<string>()
  const wrong: string[] = []
  let [struck, twice] = [0, 0]
  for (const path of paths) {
    const tally = await proveAt(path, { seed, share: Math.ceil(many / paths.length) })
    for (const triple of tally.triples) triples.add(triple)
    wrong.push(...tally.wrong)
    struck += tally.faults
    twice += tally.twice
    lines.push([path.name, tally.calls, tally.triples.size, tally.runs, tally.faults, tally.twice])
    console.log(`${path.name}: ${tally.faults} faults, ${tally.wrong.length} wrong`)
  }
  return {
    lines: [
      `${struck} faults at ${triples.size} distinct triples (call site, fault, use case), all of them covered. ${twice} mails went out twice, each where the fault fell between SES's acceptance and the mark.`,
      '',
      ...tableOf(['path', 'calls', 'triples', 'runs', 'faults', 'mails twice'], lines),
    ],
    wrong,
  }
}
