import { kindsFor, type Fault, type Kind, type Seen } from './fault.ts'
import { randomFrom } from './random.ts'

/** A call site, a fault, a use case: what is to be covered. */
export const tripleOf = ({ site, useCase }: Seen, kind: Kind): string => `${site} ${kind} ${useCase}`

/** Every fault of every call of a path, by its triple. */
export const faultsOf = (seen: readonly Seen[]): ReadonlyMap<string, readonly Fault[]> => {
  const all = new Map<string, Fault[]>()
  for (const call of seen)
    for (const kind of kindsFor(call)) {
      const triple = tripleOf(call, kind)
      all.set(triple, [...(all.get(triple) ?? []), { at: call.at, kind }])
    }
  return all
}

/** Of the times that a triple occurs in a path the first, the last and as many between them; what happens in a loop is not tried at every turn. */
export const some = (faults: readonly Fault[], many: number): readonly Fault[] => {
  if (faults.length <= many) return faults
  const step = (faults.length - 1) / Math.max(1, many - 1)
  return Array.from({ length: many }, (_, at) => faults[Math.round(at * step)]).filter((one) => one !== undefined)
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
