import { kindsFor, type Fault, type Kind, type Seen } from './fault.ts'
import { randomFrom } from './random.ts'

/** A call site, a fault, a use case: what is to be covered. */
export const tripleOf = ({ site, useCase }: Seen, kind: Kind): string => `${site} ${kind} ${useCase}`

/** In how many paths a triple is tried that many go through. */
const PATHS = 2

/** Every fault of every call of a path, once for each triple that has not been tried in enough paths; `tried` counts them. */
export const faultsOf = (seen: readonly Seen[], tried: Map<string, number>): readonly Fault[] => {
  const here = new Map<string, Fault>()
  for (const call of seen)
    for (const kind of kindsFor(call)) {
      const triple = tripleOf(call, kind)
      if (!here.has(triple) && (tried.get(triple) ?? 0) < PATHS) here.set(triple, { at: call.at, kind })
    }
  for (const triple of here.keys()) tried.set(triple, (tried.get(triple) ?? 0) + 1)
  return [...here.values()]
}

/** So many faults at once at random places of a path of so many calls. */
export const together = (seen: readonly Seen[], many: number, seed: number): readonly Fault[] => {
  const below = randomFrom(seed)
  return Array.from({ length: many }, () => {
    const call = seen[below(seen.length)]
    const possible = call ? kindsFor(call) : []
    const kind = possible[below(Math.max(1, possible.length))]
    return call && kind ? [{ at: call.at, kind }] : []
  }).flat()
}
