import type { Table } from '../../shared/stores/table.ts'

type Fault = {
  /** The number of the call that fails, from 1. */
  readonly at: number
  /** Whether the call has had its effect when it fails: the lost reply. */
  readonly when: 'before' | 'after'
  readonly error?: Error
}

/** A table of which one call fails, before or after it had its effect; `calls` counts them all, so that a test can go through each. */
export const faultyTable = (table: Table, fault?: Fault): Table & { calls: () => number } => {
  let calls = 0
  const around = async <Result>(call: () => Promise<Result>): Promise<Result> => {
    calls += 1
    const isTurn = calls === fault?.at
    if (!isTurn) return call()
    if (fault?.when === 'after') await call()
    throw fault?.error ?? new Error(`injected fault ${fault?.when} call ${fault?.at}`)
  }
  return {
    get: (key) => around(() => table.get(key)),
    getMany: (keys) => around(() => table.getMany(keys)),
    query: (query) => around(() => table.query(query)),
    write: (writes) => around(() => table.write(writes)),
    calls: () => calls,
  }
}
