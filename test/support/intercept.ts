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

/** Whether a call changes something outside; of the others a lost reply is no different from a failed call. */
const hasEffect = ({ verb }: Call): boolean => !['get', 'getMany', 'query', 'status'].includes(verb)

type When = 'before' | 'after'

const canFail = (call: Call, when: When): boolean => when === 'before' || hasEffect(call)

/** Counts the calls that can fail before their effect, or after. */
export const counting = (): { around: Around; calls: (when: When) => number } => {
  const calls = { before: 0, after: 0 }
  return {
    around: (call, proceed) => {
      calls.before += 1
      if (canFail(call, 'after')) calls.after += 1
      return proceed()
    },
    calls: (when) => calls[when],
  }
}

/** The how-manieth call that can fails, before it has had its effect, or after (the lost reply); all others pass. */
export const failing = (at: number, when: When): Around => {
  let calls = 0
  return async (call, proceed) => {
    if (canFail(call, when)) calls += 1
    if (calls !== at || !canFail(call, when)) return proceed()
    if (when === 'after') await proceed()
    throw new Error(`injected fault ${when} ${call.port}.${call.verb} (call ${at})`)
  }
}

/** Every so-manieth call fails, at random by `roll` (a number from 0 to below 1), before its effect or after. */
export const unreliable = (share: number, roll: () => number): Around => {
  return async (call, proceed) => {
    if (roll() >= share) return proceed()
    const when = roll() < 0.5 ? 'before' : 'after'
    if (when === 'after') await proceed()
    throw new Error(`injected fault ${when} ${call.port}.${call.verb}`)
  }
}

/** For a while everything fails: from one call on, so many calls. */
export const outage = (from: number, length: number): Around => {
  let calls = 0
  return async (call, proceed) => {
    calls += 1
    if (calls >= from && calls < from + length) throw new Error(`outage: ${call.port}.${call.verb} (call ${calls})`)
    return proceed()
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
