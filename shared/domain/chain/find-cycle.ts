import type { ChainContent } from './chain.ts'

/** What a graph of stages is to its algorithms: who hands on to whom. */
export type Edge = { readonly from: string; readonly to: string }

/** The stages that each stage hands on to. */
export const followers = (edges: readonly Edge[]): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>()
  for (const { from, to } of edges) found.set(from, [...(found.get(from) ?? []), to])
  return found
}

/**
 * A shortest way along edges, by breadth-first search: the stages from the first to the last, both included; undefined where there is none.
 */
export const findPath = (edges: readonly Edge[], from: string, to: string): readonly string[] | undefined => {
  const next = followers(edges)
  const cameFrom = new Map<string, string | undefined>([[from, undefined]])
  for (const stage of cameFrom.keys()) {
    if (stage === to) break
    for (const follower of next.get(stage) ?? []) if (!cameFrom.has(follower)) cameFrom.set(follower, stage)
  }
  if (!cameFrom.has(to)) return undefined
  const path: string[] = []
  for (let at: string | undefined = to; at !== undefined; at = cameFrom.get(at)) path.unshift(at)
  return path
}

/** The cycle that a new link would close, as the stages along it, the first one named again at the end; undefined where it closes none. */
export const cycleClosedBy = (
  { links }: Pick<ChainContent, 'links'>,
  { from, to }: Edge,
): readonly string[] | undefined => {
  const back = findPath(links, to, from)
  return back && [from, ...back]
}
