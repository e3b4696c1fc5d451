import { QueryClient } from '@tanstack/react-query'
import { Problem, Unreachable } from './problem.ts'

const MOST_TRIED = 2
const FRESH_MS = 5_000

/** Whether the same question may well be answered a moment later. */
export const willPass = (error: unknown): boolean =>
  error instanceof Unreachable || (error instanceof Problem && (error.status === 429 || error.status >= 500))

/** What the pages have read, kept while they are open: asked again when it is older than a few seconds and somebody looks. */
export const newQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        retry: (failures, error) => willPass(error) && failures < MOST_TRIED,
        // The browser's word for being offline is not to be trusted: asking tells.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
