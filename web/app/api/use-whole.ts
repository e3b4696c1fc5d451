import { useEffect } from 'react'
import { usePages, type ReadKey } from './use-read.ts'
import type { Asked, Reply } from './types.ts'

/** The whole of a list that is short by its nature, page after page; what has come is there at once. */
export const useWhole = <K extends ReadKey>(
  key: K,
  askedAt: (cursor: string | undefined) => Asked<K>,
  nextOf: (reply: Reply<K>) => string | undefined,
): readonly Reply<K>[] => {
  const { pages, more, isBusy } = usePages(key, askedAt, nextOf)
  useEffect(() => {
    if (more && !isBusy) more()
  }, [more, isBusy])
  return pages
}
