import type { Logger } from '@aws-lambda-powertools/logger'

/** Hears what became of a piece of work: ids, counts and outcomes; no addresses, no content. `error` makes it a failure. */
export type Observe = (work: { readonly [name: string]: unknown; readonly error?: unknown }) => void

/** Writes what it hears into the log, a line for each piece of work. */
export const observeWith =
  (log: Pick<Logger, 'info' | 'error'>): Observe =>
  ({ error, ...work }) => {
    if (error === undefined) log.info('done', work)
    else
      log.error('failed', {
        ...work,
        error: error instanceof Error ? error : new Error('something that is no error was thrown', { cause: error }),
      })
  }
