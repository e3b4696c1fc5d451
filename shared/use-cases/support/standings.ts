import type { Answer } from '../../domain/answer.ts'
import type { ChainContent } from '../../domain/chain/chain.ts'
import type { Standing, Standings } from '../../domain/chain/standing.ts'
import type { Membership } from '../../domain/membership.ts'
import type { Organisation } from '../../domain/organisation.ts'
import { answerFrom, answerKey, answersPartition } from '../../items/answer-item.ts'
import { membershipFrom, membershipKey, membersPartition } from '../../items/membership-item.ts'
import { organisationFrom, organisationKey } from '../../items/organisation-item.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Item, Table } from '../../stores/table.ts'
import type { Owner } from './chain-access.ts'
import { organisationsByKey } from './resolve.ts'

/** How organisations stand towards the owner of a chain, and those of them that were looked up in the register. */
export type Stood = { readonly standings: Standings; readonly organisations: ReadonlyMap<string, Organisation> }

const inCluster = ({ state }: Membership): Standing => {
  if (state === 'member') return 'member'
  return state === 'invited' || state === 'requested' ? 'asked' : 'outside'
}

const inConsortium = ({ state }: Answer): Standing => {
  if (state === 'confirmed') return 'member'
  return state === 'invited' || state === 'listed' ? 'asked' : 'outside'
}

const standingIn = (owner: Owner, item: Item): readonly [string, Standing] => {
  if (owner.of === 'cluster') {
    const membership = membershipFrom(item)
    return [membership.organisation, inCluster(membership)]
  }
  const answer = answerFrom(item)
  return [answer.organisation, inConsortium(answer)]
}

const stood = (owner: Owner, items: readonly Item[], organisations: ReadonlyMap<string, Organisation>): Stood => {
  const found = new Map(items.map((item) => standingIn(owner, item)))
  // The applicant of a draft has no answer yet, and belongs to it all the same.
  if (owner.of === 'application') found.set(owner.coordinator, 'member')
  for (const [key, { status }] of organisations)
    if (status !== 'active' && found.get(key) === 'member') found.set(key, 'inactive')
  return { standings: found, organisations }
}

/** Whoever is to fill a stage. */
export const fillersOf = ({ stages }: Pick<ChainContent, 'stages'>): readonly string[] => [
  ...new Set(stages.flatMap(({ fills }) => fills.map(({ organisation }) => organisation))),
]

const isEntry = ({ sk }: Item): boolean => sk === 'ORG'

/** How the given organisations stand: one batch of reads, however large the consortium. */
export const standingsOf = async (
  table: Pick<Table, 'getMany'>,
  owner: Owner,
  organisations: readonly string[],
): Promise<Stood> => {
  const keyOf = owner.of === 'cluster' ? membershipKey : answerKey
  const records = organisations.map((organisation) => keyOf(owner.id, organisation))
  const items = await table.getMany([...records, ...organisations.map(organisationKey)])
  const [entries, standing] = [items.filter(isEntry), items.filter((item) => !isEntry(item))]
  const register = entries.map(organisationFrom).filter((organisation) => organisation !== undefined)
  return stood(owner, standing, new Map(register.map((organisation) => [organisation.key, organisation])))
}

/** How everybody stands who belongs to the consortium or was asked; the register is asked about whoever is to fill a stage of the content. */
export const allStandings = async (
  table: Pick<Table, 'getMany' | 'query'>,
  owner: Owner,
  content: Pick<ChainContent, 'stages'>,
): Promise<Stood> => {
  const pk = owner.of === 'cluster' ? membersPartition(owner.id) : answersPartition(owner.id)
  const [items, register] = await Promise.all([queryAll(table, { pk }), organisationsByKey(table, fillersOf(content))])
  return stood(owner, items, register)
}
