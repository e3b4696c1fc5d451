import type { Fault } from './fault.ts'
import { play, wrongIn, type Played } from './play.ts'
import { shrink } from './shrink.ts'
import type { Path } from './stage.ts'

/** What became of some runs of a path: how many faults struck, how many mails went out twice, and the cases that were not mended. */
export type Struck = {
  readonly path: string
  readonly runs: number
  readonly faults: number
  readonly twice: number
  readonly wrong: readonly string[]
}

/** How many wrong cases are told of one batch; the rest are most likely the same. */
const TOLD = 3

/** A case that a person can read: the path, what struck, and what was different afterwards. */
const told = (path: Path, played: Played, wrong: readonly string[]): string =>
  [`${path.name}: ${played.struck.join('; ')}`, ...wrong.slice(0, 4).map((one) => `  ${one}`)].join('\n')

const smallest = async (path: Path, undisturbed: Played, faults: readonly Fault[]): Promise<string> => {
  const fails = async (fewer: readonly Fault[]) => wrongIn(undisturbed, await play(path, fewer)).length > 0
  const played = await play(path, faults.length > 1 ? await shrink(faults, fails) : faults)
  return told(path, played, wrongIn(undisturbed, played))
}

/** Plays a path once for each of these sets of faults, and compares what is left with what would have been. */
export const strike = async (path: Path, sets: readonly (readonly Fault[])[]): Promise<Struck> => {
  const undisturbed = await play(path, [])
  const wrong: string[] = []
  let [runs, faults, twice] = [0, 0, 0]
  for (const set of sets) {
    const played = await play(path, set)
    runs += 1
    faults += played.struck.length
    twice += Math.max(0, played.twice - undisturbed.twice)
    if (wrongIn(undisturbed, played).length > 0) wrong.push(await smallest(path, undisturbed, set))
    if (wrong.length >= TOLD) break
  }
  return { path: path.name, runs, faults, twice, wrong }
}
