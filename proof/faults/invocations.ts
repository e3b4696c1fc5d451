import { AsyncLocalStorage } from 'node:async_hooks'
import type { Invocation } from '../../test/support/world.ts'

/** One run of a function: its name, what ends it before it is done, and what runs it once more. */
export type Invoked = {
  readonly name: string
  readonly isSecond: boolean
  readonly end: (error: Error) => void
  readonly again: () => Promise<unknown>
  isOver: boolean
}

/** How functions are run where a run may end at any call: what a dead run still does has no effect and is never heard of. */
export const invocations = () => {
  const current = new AsyncLocalStorage<Invoked>()
  const runOf = async <Result>(name: string, run: () => Promise<Result>, isSecond: boolean): Promise<Result> => {
    const ended = Promise.withResolvers<never>()
    const invoked: Invoked = {
      name,
      isSecond,
      isOver: false,
      end: (error) => {
        invoked.isOver = true
        ended.reject(error)
      },
      again: () => runOf(name, run, true),
    }
    try {
      return await current.run(invoked, () => Promise.race([run(), ended.promise]))
    } finally {
      invoked.isOver = true
    }
  }
  const invocation: Invocation = (name, run) => runOf(name, run, false)
  return { invocation, current: () => current.getStore() }
}
