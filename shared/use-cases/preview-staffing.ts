import { standingOf } from '../domain/chain/standing.ts'
import type { Organisation } from '../domain/organisation.ts'
import type { Hindrance } from '../domain/staffing/candidate.ts'
import { outsidersIn, type Planned } from '../domain/staffing/planned.ts'
import type { Moment } from '../domain/time.ts'
import { profileFrom, profileKey } from '../items/profile-item.ts'
import type { Table } from '../stores/table.ts'
import type { AskedChain } from './read-chain.ts'
import { hindranceTo } from './support/candidates.ts'
import { coordinatedChain } from './support/chain-access.ts'
import { wishesOf } from './support/may-be-invited.ts'
import { foundRun, openStages } from './support/plan.ts'
import { organisationsByKey } from './support/resolve.ts'
import { allStandings } from './support/standings.ts'

/** Somebody who would be invited, and what stands against it by now. */
export type WouldInvite = { readonly organisation: string; readonly hindrance: Hindrance | undefined }

/** What taking a staffing over would do: put down, invite, cover. `isCurrent`: the chain is still what it was made for, so it can be. */
export type StaffingPreview = {
  readonly run: string
  readonly isCurrent: boolean
  readonly supplies: readonly Planned[]
  readonly organisations: ReadonlyMap<string, Organisation>
  readonly invites: readonly WouldInvite[]
  readonly open: ReturnType<typeof openStages>
}

/** Shows what taking over the staffing of a chain would do, and changes nothing. Throws NotFound, Forbidden for members, Conflict `notInThisState`. */
export const makePreviewStaffing =
  ({ table }: { readonly table: Pick<Table, 'get' | 'getMany' | 'query'> }) =>
  async ({ name, organisation, now }: AskedChain & { readonly now: Moment }): Promise<StaffingPreview> => {
    const { chain, owner } = await coordinatedChain(table, name, organisation)
    const { id: run, chainVersion, supplies } = await foundRun(table, name, undefined)
    const { standings } = await allStandings(table, owner, chain)
    const invited = outsidersIn(supplies).filter((key) => standingOf(standings, key) === 'outside')
    const [organisations, wished, profiles] = await Promise.all([
      organisationsByKey(
        table,
        supplies.map((supply) => supply.organisation),
      ),
      wishesOf(table, invited),
      table.getMany(invited.map(profileKey)),
    ])
    const closed = new Set(
      profiles
        .map(profileFrom)
        .flatMap((profile) => (profile?.openToInvitations === false ? profile.organisation : [])),
    )
    const invites = invited.map((key): WouldInvite => {
      const open = !closed.has(key)
      const found = organisations.get(key)
      return { organisation: key, hindrance: hindranceTo(found, wished.get(key), { open }, owner.coordinator, now) }
    })
    const isCurrent = chainVersion === chain.version
    return { run, isCurrent, supplies, organisations, invites, open: openStages(chain, supplies, standings) }
  }
