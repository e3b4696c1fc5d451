import type { Around } from '../../test/support/intercept.ts'
import { callSite } from './call-site.ts'
import { changes, Injected, type Fault, type Seen } from './fault.ts'
import type { Invoked } from './invocations.ts'

const never = <Result>(): Promise<Result> => new Promise<Result>(() => {})

/** Puts these faults where they belong, and tells of every call that a function made; `observed` keeps where each came from, which takes time. */
export const inject = (faults: readonly Fault[], current: () => Invoked | undefined, observed: boolean) => {
  const planned = new Map(faults.map(({ at, kind }) => [at, kind]))
  const seen: Seen[] = []
  const late: (() => Promise<unknown>)[] = []
  const struck: { readonly fault: Fault; readonly call: string }[] = []
  let calls = 0

  /** A request that nobody waits for any more is obeyed or refused; nobody hears which. */
  const obeyLate = async (): Promise<void> => {
    const waiting = late.splice(0)
    for (const proceed of waiting) await proceed().catch(() => {})
  }

  const around: Around = async (call, proceed) => {
    const invoked = current()
    if (!invoked) return proceed()
    if (invoked.isOver) return never()
    if (invoked.isSecond) return proceed()
    const at = (calls += 1)
    if (observed) seen.push({ at, useCase: invoked.name, site: callSite(new Error().stack), ...call })
    if (changes(call)) await obeyLate()
    const kind = planned.get(at)
    if (!kind) return proceed()
    const said = `${kind} at call ${at}, ${call.port}.${call.verb} of ${invoked.name}`
    struck.push({ fault: { at, kind }, call: said })
    switch (kind) {
      case 'before':
        throw new Injected(said)
      case 'after':
        await proceed()
        throw new Injected(said)
      case 'twice':
        await invoked.again().catch(() => {})
        return proceed()
      case 'timesOut':
        if (changes(call)) late.push(proceed)
        invoked.end(new Injected(said))
        return never()
      case 'dies':
        await proceed()
        invoked.end(new Injected(said))
        return never()
    }
  }
  return { around, seen, struck, obeyLate, calls: () => calls }
}
