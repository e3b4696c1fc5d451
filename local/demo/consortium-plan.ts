import type { Category } from '../../shared/domain/organisation.ts'

/** A share of the consortium: so many organisations of one category in one sector. */
export type Share = { readonly sector: string; readonly category: Category; readonly wanted: number }

const sectors = ['electronics', 'robotics', 'IT'] as const

const categories = [
  ['industry', 3],
  ['research', 2],
  ['education', 2],
  ['sme', 4],
  ['largeCompany', 1],
] as const satisfies readonly (readonly [Category, number])[]

/** Who founds the first cluster: in each of three sectors makers, researchers, teachers and small companies; 36 in all. */
export const plan: readonly Share[] = sectors.flatMap((sector) =>
  categories.map(([category, wanted]) => ({ sector, category, wanted })),
)

/**
 * Chooses by the plan out of what was found for each of its shares, in the plan's order; nobody twice, although an organisation may work in
 * several sectors. Then one of each share in turn, so that who comes first, and last, is a mixture.
 */
export const choose = <T extends { readonly key: string }>(
  shares: readonly { readonly wanted: number; readonly found: readonly T[] }[],
): readonly T[] => {
  const taken = new Set<string>()
  const chosen = shares.map(({ wanted, found }) => {
    const fresh = found.filter(({ key }) => !taken.has(key)).slice(0, wanted)
    for (const { key } of fresh) taken.add(key)
    return fresh
  })
  const longest = Math.max(0, ...chosen.map((ones) => ones.length))
  return Array.from({ length: longest }, (_, turn) => chosen.flatMap((ones) => ones.slice(turn, turn + 1))).flat()
}

/** The items from that position on, and those before it at the end. */
export const startingAt = <T>(items: readonly T[], position: number): readonly T[] => {
  const start = items.length === 0 ? 0 : position % items.length
  return [...items.slice(start), ...items.slice(0, start)]
}

/** What tells a generated name from others: its word with its number. Of any other name all of it. */
export const distinctWord = (name: string): string => /\p{L}+-\d+/u.exec(name)?.[0] ?? name
