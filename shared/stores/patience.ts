import { setTimeout as sleep } from 'node:timers/promises'
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { Busy } from './table.ts'

/** How long to try, in milliseconds, and the clock, sleep and chance to do it by; chance is in [0, 1). */
export type Patience = {
  readonly limit: number
  readonly now: () => number
  readonly sleep: (milliseconds: number) => Promise<unknown>
  readonly random: () => number
}

/** The patience of production: five seconds, short enough for a caller behind API Gateway. */
const defaultPatience: Patience = { limit: 5000, now: () => performance.now(), sleep, random: Math.random }

const SHORTEST = 20
const LONGEST = 800

/** Thrown by an attempt that got only a part of what it asked for; the next attempt asks for the rest. */
export class Unfinished extends Error {
  override readonly name = 'Unfinished' as const
}

const passing = new Set([
  'Unfinished',
  'TransactionConflictException',
  'TransactionInProgressException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'ProvisionedThroughputExceededException',
  'InternalServerError',
])

const passingReasons = new Set(['None', 'TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])

/** Whether another attempt may succeed. A transaction is worth it only if no member has a lasting reason against it. */
const isPassing = (error: unknown): boolean => {
  if (!(error instanceof TransactionCanceledException)) return error instanceof Error && passing.has(error.name)
  const reasons = error.CancellationReasons ?? []
  return reasons.length > 0 && reasons.every(({ Code = 'None' }) => passingReasons.has(Code))
}

/**
 * Tries until it succeeds, fails for a lasting reason, or contention outlasts the patience: then Busy. Waits with full
 * jitter (M. Brooker, "Exponential Backoff and Jitter"); the SDK does not retry a cancelled transaction itself.
 */
export const patiently = async <Result>(
  attempt: () => Promise<Result>,
  { limit, now, sleep: pause, random }: Patience = defaultPatience,
): Promise<Result> => {
  const end = now() + limit
  for (let ceiling = SHORTEST; ; ceiling = Math.min(ceiling * 2, LONGEST)) {
    try {
      return await attempt()
    } catch (error) {
      if (!isPassing(error)) throw error
      const left = end - now()
      if (left <= 0) throw new Busy(error)
      await pause(Math.min(random() * ceiling, left))
    }
  }
}
