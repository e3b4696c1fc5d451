import { chainIdOf, type ChainName } from '../../shared/domain/chain/chain-id.ts'
import { bind, type Asked, type Bindings } from '../../shared/http/bind.ts'
import type { SearchIndex } from '../../shared/stores/search-index.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeFindCandidates } from '../../shared/use-cases/find-candidates.ts'
import { makeInviteForStage, type InviteForStageDeps } from '../../shared/use-cases/invite-for-stage.ts'
import { makePreviewStaffing } from '../../shared/use-cases/preview-staffing.ts'
import { makeProposeStaffing } from '../../shared/use-cases/propose-staffing.ts'
import { makeReadChain } from '../../shared/use-cases/read-chain.ts'
import { makeReadStaffing } from '../../shared/use-cases/read-staffing.ts'
import { makeStartStaffing } from '../../shared/use-cases/start-staffing.ts'
import { makeTakeOverStaffing } from '../../shared/use-cases/take-over-staffing.ts'
import { staffingRoutes } from './staffing.route.ts'
import { showCandidates } from './views/candidate.ts'
import { showChain } from './views/chain.ts'
import { showVerdict } from './views/invitation.ts'
import { showProposal, showStaffing, showStaffingPreview } from './views/staffing.ts'

type StaffingRoute = (typeof staffingRoutes)[number]

const [candidatesRoute, inviteRoute, proposalRoute, startRoute, readRoute, previewRoute, takeOverRoute] = staffingRoutes

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

/** What the routes do by which computed staffings are read. */
export const staffingReadBindings = ({ table }: { readonly table: Table }): Bindings<StaffingRoute, 'read'> => {
  const read = makeReadStaffing({ table })
  const preview = makePreviewStaffing({ table })
  return {
    readStaffing: bind(readRoute, async ({ caller, params, now }) => ({
      body: showStaffing(await read({ name: params.id, organisation: caller.organisation, now })),
    })),
    previewStaffing: bind(previewRoute, async ({ caller, params, now, language }) => ({
      body: showStaffingPreview(await preview({ name: params.id, organisation: caller.organisation, now }), language),
    })),
  }
}

type AboutOne = Pick<Asked<'representative', { readonly id: ChainName }, unknown, unknown>, 'caller' | 'params' | 'now'>

/** What the routes do by which stages are filled. */
export const staffingWriteBindings = (deps: InviteForStageDeps): Bindings<StaffingRoute, 'write'> => {
  const inviteForStage = makeInviteForStage(deps)
  const readChain = makeReadChain(deps)
  const start = makeStartStaffing(deps)
  const readRun = makeReadStaffing(deps)
  const takeOver = makeTakeOverStaffing(deps)
  const shown = async ({ caller, params, now }: AboutOne) => ({
    body: showStaffing(await readRun({ name: params.id, organisation: caller.organisation, now })),
    location: `/api/chains/${chainIdOf(params.id)}/staffing`,
  })
  return {
    startStaffing: bind(
      startRoute,
      async (asked) => {
        const { caller, params, now, extra, newId } = asked
        await start({ name: params.id, organisation: caller.organisation, id: newId(), now, extra })
        return shown(asked)
      },
      shown,
    ),
    takeOverStaffing: bind(takeOverRoute, async ({ caller, params, body, now }) => {
      const { organisation, by } = caller
      const invited = await takeOver({ name: params.id, organisation, run: body.run, by, now })
      const chain = await readChain({ name: params.id, organisation })
      return { body: { invited: [...invited], chain: showChain(chain) }, version: chain.chain.version }
    }),
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
