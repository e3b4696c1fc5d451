import type { Chain } from '../../domain/chain/chain.ts'
import { standingOf, type Standings } from '../../domain/chain/standing.ts'
import type { Candidate } from '../../domain/staffing/candidate.ts'
import { instanceOf, type Instance } from '../../domain/staffing/instance.ts'
import type { Moment } from '../../domain/time.ts'
import type { Table } from '../../stores/table.ts'
import { candidatesFor, codesOf, hindranceTo, type Candidates } from './candidates.ts'
import type { Owner } from './chain-access.ts'
import { wishesOf } from './may-be-invited.ts'
import { organisationsByKey } from './resolve.ts'
import { allStandings } from './standings.ts'

/** What making an instance reads with. */
export type InstanceDeps = { readonly table: Pick<Table, 'getMany' | 'query'>; readonly candidates: Candidates }

/** A chain of an owner that is to be staffed now. */
export type ToStaff = { readonly chain: Chain; readonly owner: Owner; readonly now: Moment }

/** Which of those who would have to be invited cannot be. */
const hindered = async (
  { table }: Pick<InstanceDeps, 'table'>,
  { owner, now }: ToStaff,
  asked: readonly Candidate[],
): Promise<ReadonlySet<string>> => {
  const keys = asked.map(({ key }) => key)
  const [organisations, wished] = await Promise.all([organisationsByKey(table, keys), wishesOf(table, keys)])
  const isHindered = (candidate: Candidate): boolean =>
    hindranceTo(organisations.get(candidate.key), wished.get(candidate.key), candidate, owner.coordinator, now) !==
    undefined
  return new Set(asked.filter(isHindered).map(({ key }) => key))
}

const withoutThem = ({ tasks, suppliers }: Instance, gone: ReadonlySet<string>): Instance => ({
  tasks,
  suppliers: suppliers.filter(({ organisation }) => !gone.has(organisation)),
})

const outsiders = (all: readonly Candidate[], standings: Standings): ReadonlyMap<string, Candidate> =>
  new Map(all.flatMap((one) => (standingOf(standings, one.key) === 'outside' ? [[one.key, one] as const] : [])))

/**
 * The chain as an instance to be staffed, and what somebody makes of it. Of tens of thousands who could, the table is asked only about those whom that
 * would choose, whether they may be invited; without those who may not, it is done again, until nobody is in the way.
 */
export const staffWith = async <Made>(
  deps: InstanceDeps,
  toStaff: ToStaff,
  make: (instance: Instance) => { readonly made: Made; readonly chosen: readonly string[] },
): Promise<{ readonly instance: Instance; readonly made: Made }> => {
  const { chain, owner } = toStaff
  const [all, { standings }] = await Promise.all([
    candidatesFor(deps.candidates, codesOf(chain)),
    allStandings(deps.table, owner, chain),
  ])
  const invited = outsiders(all, standings)
  const looked = new Set<string>()
  let instance = instanceOf(chain, standings, all)
  for (;;) {
    const { made, chosen } = make(instance)
    const unknown = chosen.flatMap((key) => (looked.has(key) ? [] : (invited.get(key) ?? [])))
    const gone = await hindered(deps, toStaff, unknown)
    if (gone.size === 0) return { instance, made }
    for (const { key } of unknown) looked.add(key)
    instance = withoutThem(instance, gone)
  }
}
