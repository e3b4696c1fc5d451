import { aliasKey, aliasTarget, organisationKey } from '../../items/organisation-item.ts'
import type { Moment } from '../../domain/time.ts'
import { ConditionFailed, type Item, type Table } from '../../stores/table.ts'
import { profileKey } from '../../items/profile-item.ts'
import { keyText } from '../../stores/keys.ts'
import { inParallel } from './in-parallel.ts'
import { planRow, type Candidate, type Plan, type Surroundings } from './plan-row.ts'

/** DynamoDB takes 100 members in a transaction. */
const LARGEST_TRANSACTION = 100

/** How many transactions run at once. */
const WIDTH = 8

type Reader = Pick<Table, 'getMany'>
type Around = (candidate: Candidate) => Surroundings

/** Reads what concerns the rows, in one round: their keys' items, and the aliases that their keys and aliases may be. */
const lookAround = async (table: Reader, candidates: readonly Candidate[]): Promise<Around> => {
  const keys = candidates.flatMap(({ row, profile }) => [
    organisationKey(row.key),
    ...(profile ? [profileKey(row.key)] : []),
    ...[row.key, ...row.aliases].map(aliasKey),
  ])
  const items = new Map<string, Item>((await table.getMany(keys)).map((item) => [keyText(item), item]))
  const targetOf = (identifier: string): readonly [string, string][] => {
    const item = items.get(keyText(aliasKey(identifier)))
    return item ? [[identifier, aliasTarget(item)]] : []
  }
  return ({ row }) => ({
    item: items.get(keyText(organisationKey(row.key))),
    profile: items.get(keyText(profileKey(row.key))),
    targets: new Map([row.key, ...row.aliases].flatMap(targetOf)),
  })
}

type Planned = { readonly at: number; readonly candidate: Candidate; readonly plan: Plan }

/** Packs plans into transactions: each plan whole, each transaction as full as it may be. */
const packed = (planned: readonly Planned[]): readonly (readonly Planned[])[] => {
  const packs: Planned[][] = []
  let room = 0
  for (const one of planned) {
    const size = one.plan.writes.length
    if (size === 0) continue
    if (size > room) {
      packs.push([])
      room = LARGEST_TRANSACTION
    }
    packs.at(-1)?.push(one)
    room -= size
  }
  return packs
}

const ATTEMPTS = 10

/**
 * Applies rows that repeat no other, and gives what was done with each. Many rows share a transaction; where a condition of one does not hold,
 * because somebody else has just written, each row of it is read and decided again by itself.
 */
export const applyRows = async (
  table: Pick<Table, 'getMany' | 'write'>,
  candidates: readonly Candidate[],
  task: { readonly importId: string; readonly now: Moment },
): Promise<readonly Plan[]> => {
  const alone = async (candidate: Candidate): Promise<Plan> => {
    for (let tried = 1; ; tried += 1) {
      const around = await lookAround(table, [candidate])
      const plan = planRow(candidate, around(candidate), task)
      if (plan.writes.length === 0) return plan
      try {
        await table.write(plan.writes)
        return plan
      } catch (error) {
        if (!(error instanceof ConditionFailed) || tried === ATTEMPTS) throw error
      }
    }
  }

  const around = await lookAround(table, candidates)
  const planned = candidates.map((candidate, at) => ({
    at,
    candidate,
    plan: planRow(candidate, around(candidate), task),
  }))
  const plans = planned.map(({ plan }) => plan)
  await inParallel(WIDTH, packed(planned), async (pack) => {
    try {
      await table.write(pack.flatMap(({ plan }) => plan.writes))
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error
      for (const { at, candidate } of pack) plans[at] = await alone(candidate)
    }
  })
  return plans
}
