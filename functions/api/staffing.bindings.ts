import { bind, type Bindings } from '../../shared/http/bind.ts'
import type { SearchIndex } from '../../shared/stores/search-index.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeFindCandidates } from '../../shared/use-cases/find-candidates.ts'
import { makeInviteForStage, type InviteForStageDeps } from '../../shared/use-cases/invite-for-stage.ts'
import { makeProposeStaffing } from '../../shared/use-cases/propose-staffing.ts'
import { makeReadChain } from '../../shared/use-cases/read-chain.ts'
import { staffingRoutes } from './staffing.route.ts'
import { showCandidates } from './views/candidate.ts'
import { showChain } from './views/chain.ts'
import { showVerdict } from './views/invitation.ts'
import { showProposal } from './views/staffing.ts'

type StaffingRoute = (typeof staffingRoutes)[number]

const [candidatesRoute, inviteRoute, proposalRoute] = staffingRoutes

/** What the routes do that look for who could fill stages; `current` gives the search as it stands. */
export const staffingSearchBindings = ({
  table,
  current,
}: {
  readonly table: Pick<Table, 'getMany' | 'query'>
  readonly current: () => Promise<SearchIndex>
}): Bindings<StaffingRoute, 'search'> => {
  const findCandidates = makeFindCandidates({ table, candidates: current })
  const propose = makeProposeStaffing({ table, candidates: current })
  return {
    findCandidates: bind(candidatesRoute, async ({ caller, params, query, language, now }) => {
      const { organisation } = caller
      const found = await findCandidates({ name: params.id, organisation, stage: params.stage, ...query, now })
      return { body: showCandidates(found, language) }
    }),
    proposeStaffing: bind(proposalRoute, async ({ caller, params, now }) => ({
      body: showProposal(await propose({ name: params.id, organisation: caller.organisation, now })),
    })),
  }
}

/** What the routes do by which stages are filled. */
export const staffingWriteBindings = (deps: InviteForStageDeps): Bindings<StaffingRoute, 'write'> => {
  const inviteForStage = makeInviteForStage(deps)
  const readChain = makeReadChain(deps)
  return {
    inviteForStage: bind(inviteRoute, async ({ caller, params, body, language, now }) => {
      const { organisation, by } = caller
      const { organisation: candidate, ...supply } = body
      const verdict = await inviteForStage({
        name: params.id,
        organisation,
        stage: params.stage,
        candidate,
        supply,
        by,
        now,
      })
      const read = await readChain({ name: params.id, organisation })
      return {
        body: { invitation: showVerdict(verdict, language), chain: showChain(read) },
        version: read.chain.version,
      }
    }),
  }
}
