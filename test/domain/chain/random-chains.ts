import type { ChainContent, Stage } from '../../../shared/domain/chain/chain.ts'
import type { Standing } from '../../../shared/domain/chain/standing.ts'

/** Numbers that look random and are the same for the same seed (mulberry32). */
export const randomFrom = (seed: number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export const CODES = ['micro.epitaxy', 'micro.test', 'it.firmware', 'robot.drives'] as const
const KEYS = Array.from({ length: 9 }, (_, at) => `eu-pic:90000000${at}`)
const EVIDENCE = ['contract', 'letterOfIntent', 'none'] as const
const STANDINGS: readonly Standing[] = ['member', 'member', 'member', 'asked', 'inactive', 'outside']

/** A stage that takes nothing in particular, in whatever else is said of it. */
export const aStage = (id: string, differing: Partial<Stage> = {}): Stage => ({
  id,
  title: id,
  note: '',
  needs: [],
  gives: [],
  takes: [],
  suppliers: 1,
  fills: [],
  ...differing,
})

/** A random acyclic chain of up to ten stages, and how organisations stand towards it. */
export const aRandomChain = (seed: number): { content: ChainContent; standings: Map<string, Standing> } => {
  const random = randomFrom(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  const density = random() * 0.6
  const stages = Array.from({ length: Math.floor(random() * 11) }, (_, at): Stage => {
    const takes = CODES.filter(() => random() < 0.3).map((capability) => ({
      capability,
      ...(random() < 0.5 ? { capacity: { amount: 1 + Math.floor(random() * 9), unit: 'pieces' } } : {}),
    }))
    const capabilities = takes.length > 0 ? takes.map((take) => take.capability) : [undefined]
    const fills = capabilities.flatMap((capability) =>
      KEYS.filter(() => random() < 0.15).map((organisation) => ({
        organisation,
        ...(capability ? { capability } : {}),
        ...(random() < 0.7 ? { amount: 1 + Math.floor(random() * 9) } : {}),
        evidence: pick(EVIDENCE),
      })),
    )
    return aStage(`s${at}`, { takes, fills, suppliers: pick([1, 2] as const) })
  })
  const order = stages.map(({ id }) => id).toSorted(() => random() - 0.5)
  const links = order.flatMap((from, at) =>
    order.slice(at + 1).flatMap((to) => (random() < density ? [{ from, to, evidence: pick(EVIDENCE) }] : [])),
  )
  return {
    content: { title: `chain ${seed}`, stages, links },
    standings: new Map(KEYS.map((key) => [key, pick(STANDINGS)])),
  }
}
