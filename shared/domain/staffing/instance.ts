import type { ChainContent, Stage } from '../chain/chain.ts'
import { asItHolds, type Standings } from '../chain/standing.ts'
import { isWithin } from '../taxonomy.ts'
import type { Candidate, Offer } from './candidate.ts'

/** The most suppliers that a staffing gives one capability of one stage. */
export const MOST_SUPPLIERS = 3

/** Where two suppliers are asked for, nobody who gives less than this share of the amount is one of them. */
const MINIMUM_SHARE = 0.2

/** One thing to be covered: a capability of a stage, as far as nobody does it yet. An amount of 0: it only has to be there. */
export type Task = {
  readonly stage: string
  readonly capability: string
  readonly suppliers: number
  readonly amount: number
}

/** What one organisation offers of one capability: how much in all, and which tasks (by number) may draw on it. */
export type Resource = { readonly amount: number; readonly tasks: readonly number[] }

/** An organisation that may be chosen; an outsider is not yet a member. No two of its resources have a task in common. */
export type Supplier = {
  readonly organisation: string
  readonly outsider: boolean
  readonly resources: readonly Resource[]
}

/** What somebody who is chosen for a task must give of it at least: a share, where two are asked for. */
export const leastOf = ({ suppliers, amount }: Task): number => (suppliers > 1 ? amount * MINIMUM_SHARE : 0)

/** A chain to be staffed. */
export type Instance = { readonly tasks: readonly Task[]; readonly suppliers: readonly Supplier[] }

type Wanted = Task & { readonly unit?: string; readonly readiness?: number; readonly taken: ReadonlySet<string> }

const wantedOf = (stage: Stage, { capability, capacity }: Stage['takes'][number]): Wanted => {
  const fills = stage.fills.filter((fill) => fill.capability === capability)
  const given = fills.reduce((sum, { amount = 0 }) => sum + amount, 0)
  const amount = Math.max(0, (capacity?.amount ?? 0) - given)
  const missing = Math.max(0, stage.suppliers - fills.length)
  return {
    stage: stage.id,
    capability,
    suppliers: amount > 0 ? Math.max(1, missing) : missing,
    amount,
    ...(capacity ? { unit: capacity.unit } : {}),
    ...(stage.readiness === undefined ? {} : { readiness: stage.readiness }),
    taken: new Set(fills.map(({ organisation }) => organisation)),
  }
}

const sameUnit = (one: string, other: string | undefined): boolean => one.toLowerCase() === other?.toLowerCase()

/** What is offered of a capability in a unit; an amount that is stated in words or in another unit cannot be relied on. */
const amountOf = ({ capacity }: Offer, unit: string | undefined): number =>
  capacity && 'amount' in capacity && sameUnit(capacity.unit, unit) ? capacity.amount : 0

const fits = (offer: Offer, task: Wanted): boolean =>
  isWithin(offer.code, task.capability) &&
  (task.readiness === undefined || (offer.readiness ?? 0) >= task.readiness) &&
  (task.amount === 0 || amountOf(offer, task.unit) > 0)

/** What of an offer is given already in this chain, by supplies under the same code or one above it. */
const givenOf = ({ stages }: ChainContent, organisation: string, offer: Offer): number =>
  stages
    .flatMap(({ fills }) => fills)
    .filter((fill) => fill.organisation === organisation && fill.capability && isWithin(offer.code, fill.capability))
    .reduce((sum, { amount = 0 }) => sum + amount, 0)

/** The offer that a candidate does a task with: of those that fit the one with most, then the first. */
const offerFor = (candidate: Candidate, task: Wanted): Offer | undefined =>
  candidate.offers
    .filter((offer) => fits(offer, task))
    .toSorted((a, b) => amountOf(b, task.unit) - amountOf(a, task.unit))[0]

/** What is left of an offer for some tasks, no more than they ask for together; those of which it is too little to count are left out. */
const resourceOf = (
  content: ChainContent,
  tasks: readonly Wanted[],
  organisation: string,
  offer: Offer,
  numbers: readonly number[],
): readonly Resource[] => {
  const asked = numbers.reduce((sum, at) => sum + (tasks[at]?.amount ?? 0), 0)
  const unit = numbers.map((at) => tasks[at]).find((task) => task && task.amount > 0)?.unit
  const left = Math.min(asked, amountOf(offer, unit) - givenOf(content, organisation, offer))
  const able = numbers.filter((at) => {
    const task = tasks[at]
    return task?.amount === 0 || (task && left > 0 && left >= leastOf(task))
  })
  return able.length > 0 ? [{ amount: Math.max(0, left), tasks: able }] : []
}

const supplierOf = (
  content: ChainContent,
  tasks: readonly Wanted[],
  candidate: Candidate,
  outsider: boolean,
): Supplier => {
  const byOffer = new Map<Offer, number[]>()
  for (const [at, task] of tasks.entries()) {
    const offer = task.taken.has(candidate.key) ? undefined : offerFor(candidate, task)
    if (offer) byOffer.set(offer, [...(byOffer.get(offer) ?? []), at])
  }
  const resources = [...byOffer].flatMap(([offer, numbers]) =>
    resourceOf(content, tasks, candidate.key, offer, numbers),
  )
  return { organisation: candidate.key, outsider, resources }
}

/**
 * What has to be covered in a chain as it holds at this moment, and who could. What members fill already stays; of outsiders only those that are
 * open to invitations may be chosen. Stages that take no capability are for people to fill.
 */
export const instanceOf = (content: ChainContent, standings: Standings, candidates: readonly Candidate[]): Instance => {
  const holding = asItHolds(content, standings)
  const tasks = holding.stages
    .flatMap((stage) => stage.takes.map((take) => wantedOf(stage, take)))
    .filter(({ suppliers }) => suppliers > 0)
  const suppliers = candidates.flatMap((candidate) => {
    const standing = standings.get(candidate.key) ?? 'outside'
    const outsider = standing !== 'member'
    if (candidate.status !== 'active' || standing === 'inactive') return []
    if (standing === 'outside' && !candidate.open) return []
    const supplier = supplierOf(holding, tasks, candidate, outsider)
    return supplier.resources.length > 0 ? [supplier] : []
  })
  return {
    tasks: tasks.map(({ stage, capability, suppliers: wanted, amount }) => ({
      stage,
      capability,
      suppliers: wanted,
      amount,
    })),
    suppliers,
  }
}
