import type { Chain, ChainContent } from '../../domain/chain/chain.ts'
import { changeChain } from '../../domain/chain/change-chain.ts'
import type { ChainCommandOf } from '../../domain/chain/command.ts'
import { coverOf, isCovered } from '../../domain/chain/cover.ts'
import { asItHolds, type Standings } from '../../domain/chain/standing.ts'
import { Conflict, NotFound } from '../../domain/errors.ts'
import type { Planned } from '../../domain/staffing/planned.ts'
import type { RunIn } from '../../domain/staffing/run.ts'
import { staffingFrom, staffingKey } from '../../items/staffing-item.ts'
import type { Table } from '../../stores/table.ts'
import type { ChainName } from '../../domain/chain/chain-id.ts'

/** The staffing of a chain that was found. Throws NotFound where it is not this one, Conflict `notInThisState` where it was not found. */
export const foundRun = async (
  table: Pick<Table, 'get'>,
  name: ChainName,
  id: string | undefined,
): Promise<RunIn<'found'>> => {
  const item = await table.get(staffingKey(name))
  const run = item && staffingFrom(item)
  if (!run || (id !== undefined && run.id !== id)) throw new NotFound('staffing', id ?? name.id)
  if (run.state !== 'found') throw new Conflict('notInThisState', { status: run.state })
  return run
}

/** Supplies as commands of a chain. */
export const fillsOf = (supplies: readonly Planned[]): ChainCommandOf<'fill'>[] =>
  supplies.map(({ stage, capability, organisation, amount }) => ({
    do: 'fill',
    stage,
    capability,
    organisation,
    ...(amount === undefined ? {} : { amount }),
  }))

const openIn = (content: ChainContent, standings: Standings): readonly string[] =>
  asItHolds(content, standings)
    .stages.filter((stage) => !coverOf(stage).every(isCovered))
    .map(({ id }) => id)

/** The stages that are not covered: `now`, and `afterwards`, once the supplies of a staffing are put down and all have accepted. */
export const openStages = (
  { title, stages, links }: Chain,
  supplies: readonly Planned[],
  standings: Standings,
): { readonly now: readonly string[]; readonly afterwards: readonly string[] } => {
  const before = { title, stages, links }
  const after = changeChain(before, fillsOf(supplies))
  const accepted = new Map([...standings, ...supplies.map(({ organisation }) => [organisation, 'member'] as const)])
  return {
    now: openIn(before, standings),
    afterwards: openIn(after.outcome === 'changed' ? after.content : before, accepted),
  }
}
