import type { Edge } from './find-cycle.ts'

type Frame = { readonly at: string; readonly parent: string | undefined; next: number }

const neighboursOf = (stages: readonly string[], links: readonly Edge[]): ReadonlyMap<string, readonly string[]> => {
  const sets = new Map(stages.map((stage) => [stage, new Set<string>()]))
  for (const { from, to } of links) {
    sets.get(from)?.add(to)
    sets.get(to)?.add(from)
  }
  return new Map([...sets].map(([stage, neighbours]) => [stage, [...neighbours]]))
}

/**
 * The stages without which the chain falls apart into more pieces than before, links seen as undirected; in the order of the stages.
 * Depth-first search with low points (Hopcroft and Tarjan, "Algorithm 447: efficient algorithms for graph manipulation", CACM 16, 1973), in time
 * proportional to stages and links; without recursion.
 */
export const articulationPoints = (stages: readonly string[], links: readonly Edge[]): readonly string[] => {
  const neighbours = neighboursOf(stages, links)
  const depth = new Map<string, number>()
  const low = new Map<string, number>()
  const found = new Set<string>()
  const lower = (stage: string, to: number) => low.set(stage, Math.min(low.get(stage) ?? Infinity, to))

  const leave = ({ at, parent }: Frame, root: string): void => {
    if (parent === undefined) return
    const reached = low.get(at) ?? 0
    lower(parent, reached)
    if (parent !== root && reached >= (depth.get(parent) ?? 0)) found.add(parent)
  }

  const search = (root: string): void => {
    const path: Frame[] = []
    const enter = (at: string, parent: string | undefined) => {
      depth.set(at, path.length)
      low.set(at, path.length)
      path.push({ at, parent, next: 0 })
    }
    let branches = 0
    enter(root, undefined)
    for (let frame = path.at(-1); frame; frame = path.at(-1)) {
      const neighbour = neighbours.get(frame.at)?.[frame.next]
      frame.next += 1
      if (neighbour === undefined) leave(path.pop() ?? frame, root)
      else if (!depth.has(neighbour)) {
        if (frame.at === root) branches += 1
        enter(neighbour, frame.at)
      } else if (neighbour !== frame.parent) lower(frame.at, depth.get(neighbour) ?? 0)
    }
    if (branches > 1) found.add(root)
  }

  for (const stage of stages) if (!depth.has(stage)) search(stage)
  return stages.filter((stage) => found.has(stage))
}
