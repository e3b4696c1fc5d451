/** Something to be done, once it is its turn; `ordered` work of a lane is done one after the other, in the order in which it came. */
type Job = {
  readonly lane: string
  readonly ordered: boolean
  readonly run: () => Promise<unknown>
  readonly failures: number
}

/** Work that was given up, and why. */
export type Dead = { readonly lane: string; readonly error: unknown }

/** How work is chosen and repeated; `pick` gives one of so many, the first of all where it is not given. */
export type WorkOptions = {
  readonly pick?: ((many: number) => number) | undefined
  /** How often unordered work is tried before it is given up; ordered work is tried until it succeeds. */
  readonly tries?: number
  /** Called when nothing is left but what failed, before that is tried again: then time has passed. */
  readonly comesBack?: () => void
}

/** Work waiting to be done in one process, where everything that is concurrent in life happens in an order that a test chooses. */
export type Work = {
  readonly put: (lane: string, run: () => Promise<unknown>, options?: { readonly ordered?: boolean }) => void
  /** Does one thing; false if there is nothing to do. `more` is work from elsewhere that is ready now. */
  readonly next: (more?: readonly (() => Promise<void>)[]) => Promise<boolean>
  readonly dead: readonly Dead[]
  readonly waiting: () => number
}

/** An empty heap of work. What fails is tried again after everything else, as a message is that becomes visible again. */
export const makeWork = ({ pick = () => 0, tries = 5, comesBack = () => {} }: WorkOptions = {}): Work => {
  let jobs: Job[] = []
  let failed: Job[] = []
  const dead: Dead[] = []

  const ready = (): readonly Job[] =>
    jobs.filter((job, at) => !job.ordered || jobs.findIndex(({ lane }) => lane === job.lane) === at)

  const doJob = async (job: Job): Promise<void> => {
    try {
      await job.run()
      jobs = jobs.filter((one) => one !== job)
    } catch (error) {
      const again = { ...job, failures: job.failures + 1 }
      if (again.failures >= 200) throw new Error(`${job.lane} never succeeds`, { cause: error })
      if (job.ordered) jobs = jobs.map((one) => (one === job ? again : one))
      else {
        jobs = jobs.filter((one) => one !== job)
        if (again.failures >= tries) dead.push({ lane: job.lane, error })
        else failed.push(again)
      }
    }
  }

  return {
    put: (lane, run, { ordered = false } = {}) => {
      jobs.push({ lane, ordered, run, failures: 0 })
    },
    next: async (more = []) => {
      const candidates = [...ready().map((job) => () => doJob(job)), ...more]
      if (candidates.length === 0 && failed.length > 0) {
        comesBack()
        jobs = failed
        failed = []
        return true
      }
      const chosen = candidates[pick(candidates.length)]
      await chosen?.()
      return chosen !== undefined
    },
    dead,
    waiting: () => jobs.length + failed.length,
  }
}
