/** One call of a port, such as `table.write`. */
export type Call = { readonly port: string; readonly verb: string }

/** Stands around every call: may wait, do something first or afterwards, let it pass, or throw. */
export type Around = <Result>(call: Call, proceed: () => Promise<Result>) => Promise<Result>

const letPass: Around = (_, proceed) => proceed()

type Verbs = { readonly [verb: string]: (...args: never[]) => Promise<unknown> }

/** A place through which all calls to the outside go, and what stands around them; that can be changed at any time. */
export const interception = () => {
  let around = letPass
  return {
    /** The same port, seen through. */
    port: <Port extends object>(port: string, real: Port): Port =>
      Object.fromEntries(
        Object.entries(real as Verbs).map(([verb, run]) => [
          verb,
          (...args: never[]) => around({ port, verb }, () => run(...args)),
        ]),
      ) as Port,
    set: (next: Around = letPass) => {
      around = next
    },
  }
}

/** Counts the calls that it sees. */
export const counting = (): { around: Around; calls: () => number } => {
  let calls = 0
  return {
    around: (_, proceed) => {
      calls += 1
      return proceed()
    },
    calls: () => calls,
  }
}

/** The how-manieth call that it sees fails, before it has had its effect, or after (the lost reply); all others pass. */
export const failing = (at: number, when: 'before' | 'after'): Around => {
  let calls = 0
  return async (call, proceed) => {
    calls += 1
    if (calls !== at) return proceed()
    if (when === 'after') await proceed()
    throw new Error(`injected fault ${when} ${call.port}.${call.verb} (call ${at})`)
  }
}

/** Something happens once, just before a call: how a test puts an answer between two steps of a use case. */
export const justBefore = (matches: (call: Call, nth: number) => boolean, act: () => Promise<unknown>): Around => {
  let calls = 0
  let done = false
  return async (call, proceed) => {
    calls += 1
    if (!done && matches(call, calls)) {
      done = true
      await act()
    }
    return proceed()
  }
}
