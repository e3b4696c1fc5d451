import type { Profile } from '../../shared/domain/profile.ts'
import { memoryTable } from '../../shared/stores/memory-table.ts'
import type { Table } from '../../shared/stores/table.ts'
import { documentOf } from '../../shared/search/document.ts'
import { searchOver } from '../../shared/search/organisation-search.ts'
import { makeChangeChain } from '../../shared/use-cases/change-chain.ts'
import { makeCreateChain } from '../../shared/use-cases/create-chain.ts'
import { makeFindCandidates } from '../../shared/use-cases/find-candidates.ts'
import { makeInviteForStage } from '../../shared/use-cases/invite-for-stage.ts'
import { makeAskWhatIf, makeFindWeakPoints, makeReadChain } from '../../shared/use-cases/read-chain.ts'
import { makeStartStaffing } from '../../shared/use-cases/start-staffing.ts'
import { aCluster } from '../../test/support/a-cluster.ts'
import { organisations, registered } from '../../test/support/a-register.ts'
import { idOf, ids, representativeOf, START } from '../../test/support/builders.ts'
import { printTable } from '../print-table.ts'
import { countedTable, requestsIn } from '../requests/counted-table.ts'

const MEMBERS = 40
const OWNER = idOf(1)
const NAME = { owner: OWNER, id: idOf(2) }
const STAGE = 'epitaxy'

const register = organisations(1000)
const [coordinator = '', member = ''] = register.map(({ key }) => key)
const guest = register[500]?.key ?? ''
const by = representativeOf(coordinator)
const asked = { name: NAME, organisation: coordinator, by, now: START }

/**
 * The fewest requests of each, all reads of one kind batched. All begin with the chain and what the asker is to its owner. A change: whom it names, one
 * write. Reading, and asking what if: whom the chain names. Weak points: besides, all members. Candidates: all members, and of 200 the entry, the wishes
 * and the last invitation. An invitation for a stage: whom it names, with wishes, standing and the sender's day; the pack; what the invitee has
 * open in two partitions, what the cluster has; three writes: the chain, the day, the invitation.
 */
const FEWEST: { readonly [part: string]: number } = {
  begin: 2,
  change: 3,
  read: 2,
  'weak points': 3,
  'what if': 2,
  candidates: 8,
  'invitation for a stage': 9,
  'begin to staff': 2,
}

const profileOf = (organisation: string): Profile => ({
  organisation,
  offers: [{ code: 'micro.epitaxy', readiness: 7 }],
  needs: [],
  openToInvitations: true,
  source: 'import',
  changedAt: START,
  version: 2,
})

const theSearch = () =>
  searchOver(register.flatMap((organisation) => documentOf(organisation, profileOf(organisation.key)) ?? [])).port

const partsOver = (table: Table): { readonly [part: string]: () => Promise<unknown> } => {
  const newId = ids()
  const search = theSearch()
  const fill = { do: 'fill', stage: STAGE, organisation: member } as const
  return {
    begin: () =>
      makeCreateChain({ table })({
        ...asked,
        id: NAME.id,
        owner: OWNER,
        template: 'nitride-power-transistor',
        language: 'en',
      }),
    change: () => makeChangeChain({ table })({ ...asked, version: 1, commands: [fill] }),
    read: () => makeReadChain({ table })(asked),
    'weak points': () => makeFindWeakPoints({ table })(asked),
    'what if': () => makeAskWhatIf({ table })({ ...asked, leaving: member }),
    candidates: () =>
      makeFindCandidates({ table, candidates: async () => search })({ ...asked, stage: STAGE, limit: 20 }),
    'invitation for a stage': () =>
      makeInviteForStage({ table, newId })({ ...asked, stage: STAGE, candidate: guest, supply: {} }),
    'begin to staff': () => makeStartStaffing({ table })({ ...asked, id: newId() }),
  }
}

/** Prints how many requests to the table each thing that is done with a chain takes, beside the fewest. */
export const printChainRequests = async (): Promise<void> => {
  let part = 'before'
  const store = memoryTable()
  await store.write(aCluster(OWNER, register.slice(0, MEMBERS)))
  for (const organisation of register) await store.write([registered(organisation)])
  const { table, byPart } = countedTable(store, () => part)
  for (const [name, run] of Object.entries(partsOver(table))) {
    part = name
    await run()
  }
  const lines = [...byPart].map(([name, requests]) => [
    name,
    requestsIn(requests),
    FEWEST[name] ?? '',
    requests.written,
  ])
  printTable(
    `A chain of a cluster of ${MEMBERS}: requests to the table`,
    ['part', 'requests', 'fewest', 'written'],
    lines,
  )
}
