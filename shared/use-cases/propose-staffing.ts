import { staffGreedily } from '../domain/staffing/greedy.ts'
import { askedForIn, outsidersIn, plannedIn, type AskedFor, type Planned } from '../domain/staffing/planned.ts'
import { costOf } from '../domain/staffing/staffing.ts'
import type { Organisation } from '../domain/organisation.ts'
import type { Moment } from '../domain/time.ts'
import type { AskedChain } from './read-chain.ts'
import { coordinatedChain } from './support/chain-access.ts'
import { staffWith, type InstanceDeps } from './support/instance-for.ts'
import { organisationsByKey } from './support/resolve.ts'

/** A staffing that was found at once, with its cost (1 for each supply, 100 for each outsider), and what it leaves open. */
export type Proposal = {
  readonly chainVersion: number
  readonly supplies: readonly Planned[]
  readonly organisations: ReadonlyMap<string, Organisation>
  readonly outsiders: number
  readonly cost: number
  readonly open: readonly AskedFor[]
}

/**
 * Proposes a staffing of a whole chain at once, for its coordinator, by a greedy rule: good, but not proven the cheapest. Throws NotFound for who is no
 * member, Forbidden for members.
 */
export const makeProposeStaffing =
  (deps: InstanceDeps) =>
  async ({ name, organisation, now }: AskedChain & { readonly now: Moment }): Promise<Proposal> => {
    const { chain, owner } = await coordinatedChain(deps.table, name, organisation)
    const { instance, made } = await staffWith(deps, { chain, owner, now }, (tried) => {
      const greedy = staffGreedily(tried)
      return { made: greedy, chosen: outsidersIn(plannedIn(tried, greedy.assignments)) }
    })
    const supplies = plannedIn(instance, made.assignments)
    return {
      chainVersion: chain.version,
      supplies,
      organisations: await organisationsByKey(
        deps.table,
        supplies.map((supply) => supply.organisation),
      ),
      outsiders: outsidersIn(supplies).length,
      cost: costOf(instance, made.assignments),
      open: askedForIn(instance, made.open),
    }
  }
