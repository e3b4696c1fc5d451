import type { ChainContent, Stage } from './chain.ts'

/** How far what a stage takes of one capability is covered; without a capability: the stage takes none in particular. */
export type Cover = {
  readonly stage: string
  readonly capability?: string | undefined
  readonly suppliers: number
  readonly suppliersAsked: number
  readonly amount: number
  readonly amountAsked: number
}

/** The cover of everything that a stage takes; its fills are taken as they stand. */
export const coverOf = (stage: Stage): readonly Cover[] => {
  const takes = stage.takes.length > 0 ? stage.takes : [{ capability: undefined, capacity: undefined }]
  return takes.map(({ capability, capacity }) => {
    const fills = stage.fills.filter((fill) => fill.capability === capability)
    return {
      stage: stage.id,
      capability,
      suppliers: fills.length,
      suppliersAsked: stage.suppliers,
      amount: fills.reduce((sum, { amount = 0 }) => sum + amount, 0),
      amountAsked: capacity?.amount ?? 0,
    }
  })
}

/** Amounts are sums of what people typed; a part in a million is no difference. */
const enough = (amount: number, asked: number): boolean => amount >= asked * (1 - 1e-6)

/** Whether as many suppliers and as much capacity are there as asked for. */
export const isCovered = ({ suppliers, suppliersAsked, amount, amountAsked }: Cover): boolean =>
  suppliers >= suppliersAsked && enough(amount, amountAsked)

/** What is not covered, stage by stage. */
export const uncovered = ({ stages }: Pick<ChainContent, 'stages'>): readonly Cover[] =>
  stages.flatMap(coverOf).filter((cover) => !isCovered(cover))
