import { stageSchema, type ChainContent } from '../../shared/domain/chain/chain.ts'
import type { Candidate } from '../../shared/domain/staffing/candidate.ts'
import { taxonomy } from '../../shared/domain/taxonomy.ts'
import { randomFrom } from '../../test/domain/chain/random-chains.ts'

const codes = taxonomy.map(({ code }) => code).filter((code) => code.includes('.'))

/** A chain of so many stages, each of which takes a capability of its own: two in five ask for two suppliers, two in three for an amount of 100 to 900. */
export const aChainToStaff = (stages: number, seed: number): ChainContent => {
  const random = randomFrom(seed)
  const taken = codes.toSorted(() => random() - 0.5).slice(0, stages)
  return {
    title: `A chain of ${stages} stages`,
    links: taken.slice(1).map((_, at) => ({ from: `s${at}`, to: `s${at + 1}`, evidence: 'none' })),
    stages: taken.map((capability, at) =>
      stageSchema.parse({
        id: `s${at}`,
        title: capability,
        takes: [
          {
            capability,
            ...(random() < 0.66 ? { capacity: { amount: 100 * (1 + Math.floor(random() * 9)), unit: 'pieces' } } : {}),
          },
        ],
        readiness: 3 + Math.floor(random() * 5),
        suppliers: random() < 0.4 ? 2 : 1,
        fills: [],
      }),
    ),
  }
}

/** Organisations that offer two to six capabilities each, drawn evenly; amounts of 50 to 1000 for four in five, readiness 3 to 9. */
export const candidatesFor = (count: number, seed: number): readonly Candidate[] => {
  const random = randomFrom(seed)
  return Array.from({ length: count }, (_, at) => {
    const offered = new Set(
      Array.from({ length: 2 + Math.floor(random() * 5) }, () => codes[Math.floor(random() * codes.length)] ?? ''),
    )
    return {
      key: `eu-pic:${at}`,
      name: `Organisation ${at}`,
      status: 'active' as const,
      open: random() < 0.9,
      offers: [...offered].map((code) => ({
        code,
        readiness: 3 + Math.floor(random() * 7),
        ...(random() < 0.8 ? { capacity: { amount: 50 * (1 + Math.floor(random() * 20)), unit: 'pieces' } } : {}),
      })),
    }
  })
}
