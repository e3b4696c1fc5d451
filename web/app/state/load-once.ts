import { NotLoaded } from '../api/problem.ts'

/** Loads a part of the portal when it is first asked for, and keeps it. Throws NotLoaded, which browsers keep as well: only a reload mends it. */
export const loadOnce = <T>(load: () => Promise<T>): (() => Promise<T>) => {
  let kept: Promise<T> | undefined
  const begin = async (): Promise<T> => {
    try {
      return await load()
    } catch (error) {
      throw new NotLoaded('a part of the portal could not be loaded', { cause: error })
    }
  }
  return () => (kept ??= begin())
}
