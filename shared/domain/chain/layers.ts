import type { ChainContent } from './chain.ts'
import { followers } from './find-cycle.ts'

const depths = ({ stages, links }: Pick<ChainContent, 'stages' | 'links'>): ReadonlyMap<string, number> => {
  const next = followers(links)
  const waiting = new Map(stages.map(({ id }) => [id, 0]))
  for (const { to } of links) waiting.set(to, (waiting.get(to) ?? 0) + 1)
  const depth = new Map(stages.map(({ id }) => [id, 0]))
  const ready = stages.map(({ id }) => id).filter((id) => waiting.get(id) === 0)
  for (const id of ready) {
    for (const to of next.get(id) ?? []) {
      depth.set(to, Math.max(depth.get(to) ?? 0, (depth.get(id) ?? 0) + 1))
      waiting.set(to, (waiting.get(to) ?? 0) - 1)
      if (waiting.get(to) === 0) ready.push(to)
    }
  }
  return depth
}

/**
 * The stages of a chain in layers: each as many links from the beginning as the longest way to it has (Kahn's order, CACM 5, 1962), within a layer in
 * the order of the mean place of those it follows, so that links cross little (the barycentre heuristic of Sugiyama, Tagawa and Toda, 1981).
 */
export const layersOf = (content: Pick<ChainContent, 'stages' | 'links'>): readonly (readonly string[])[] => {
  const depth = depths(content)
  const layers: string[][] = []
  const place = new Map<string, number>()
  const meanPlace = (id: string): number => {
    const before = content.links.flatMap(({ from, to }) => (to === id ? [place.get(from) ?? 0] : []))
    return before.length === 0 ? 0 : before.reduce((sum, at) => sum + at, 0) / before.length
  }
  for (let at = 0; layers.flat().length < content.stages.length; at += 1) {
    const ids = content.stages.map(({ id }) => id).filter((id) => depth.get(id) === at)
    const sorted = ids.toSorted((a, b) => meanPlace(a) - meanPlace(b))
    for (const [row, id] of sorted.entries()) place.set(id, row)
    layers.push(sorted)
  }
  return layers
}
