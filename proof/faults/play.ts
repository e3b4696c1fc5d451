import type { Fault, Seen } from './fault.ts'
import { deliveredIds, violations } from './invariants.ts'
import { differences, shapeOfTable } from './shape.ts'
import { aStage, type Path } from './stage.ts'

/** What is left when a path has been played and everything has come to rest. */
export type Played = {
  readonly seen: readonly Seen[]
  readonly struck: readonly string[]
  readonly shape: readonly string[]
  readonly broken: readonly string[]
  /** How many mails were handed over more often than once. */
  readonly twice: number
}

const NOTHING = { seen: [], struck: [], shape: [], twice: 0 }

/** Plays a path with these faults in it, and lets everything that was missed be mended. */
export const play = async (path: Path, faults: readonly Fault[], observed = false): Promise<Played> => {
  const stage = await aStage(path.options ?? {}, faults, observed)
  try {
    await path.play(stage)
    await stage.comeBack()
  } catch (error) {
    const said =
      error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 6).join(' ') : String(error)
    return { ...NOTHING, struck: stage.struck.map(({ call }) => call), broken: [`it did not go on: ${said}`] }
  }
  const ids = deliveredIds(stage)
  return {
    seen: stage.seen,
    struck: stage.struck.map(({ call }) => call),
    shape: shapeOfTable(stage),
    broken: violations(stage),
    twice: ids.length - new Set(ids).size,
  }
}

/** Where a mail may go out twice: the fault fell between SES's acceptance and the mark, or while the mail was being sent. */
const mayRepeat = ({ struck }: Played): boolean => struck.some((call) => /mail\.deliver|of queue mail/.test(call))

/** What is not as it would have been without faults; nothing if all was mended. */
export const wrongIn = (undisturbed: Played, played: Played): readonly string[] => {
  if (played.broken.length > 0) return played.broken
  const twice = played.twice - undisturbed.twice
  const mails = twice > 0 && !mayRepeat(played) ? [`${twice} mails went out twice`] : []
  return [...mails, ...differences(undisturbed.shape, played.shape)]
}
