import type { Answer } from '../../domain/answer.ts'
import type { Application } from '../../domain/application.ts'
import { shortfallOf, type Member } from '../../domain/member.ts'
import { nameKey, similarityTo } from '../../domain/names.ts'
import type { Organisation } from '../../domain/organisation.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import type { RuleFacts, RuleStage } from '../../domain/rules.ts'
import { listedFrom, listedKey } from '../../items/case-item.ts'
import { clusterFrom, clusterKey, membershipFrom } from '../../items/cluster-item.ts'
import { CLUSTER_NAMES, reservationFrom, reservationKey } from '../../items/name-item.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Item, Table } from '../../stores/table.ts'
import { inParallel } from './in-parallel.ts'
import { answersOf } from './load.ts'
import { organisationsByKey, resolve } from './resolve.ts'

/** What gathering facts reads with. */
export type Reader = Pick<Table, 'get' | 'getMany' | 'query'>

type Listing = Pick<RuleFacts, 'members' | 'repeated'>

const memberOf = (
  key: string,
  organisation: Organisation | undefined,
  answer: Answer | undefined,
  applicant: string,
): Member => ({ key, organisation, answer, coordinator: key === applicant })

const listedMembers = async (
  table: Reader,
  application: Application,
  listedItem: Item | undefined,
): Promise<Listing> => {
  const listed = listedFrom(listedItem)
  const resolved = await resolve(table, [application.applicant, ...listed.identifiers, ...listed.repeated])
  const members = new Map<string, Member>()
  const repeated: { given: string; key: string }[] = []
  for (const one of resolved) {
    const key = 'key' in one ? one.key : one.given
    const organisation = 'key' in one ? one.organisation : undefined
    if (members.has(key)) repeated.push({ given: one.given, key })
    else members.set(key, memberOf(key, organisation, undefined, application.applicant))
  }
  return { members: [...members.values()], repeated }
}

const answeringMembers = async (
  table: Reader,
  application: Application,
  listedItem: Item | undefined,
): Promise<Listing> => {
  const answers = await answersOf(table, application.id)
  const { repeated } = await listedMembers(table, application, listedItem)
  const organisations = await organisationsByKey(
    table,
    answers.map(({ organisation }) => organisation),
  )
  const members = answers.map((answer) =>
    memberOf(answer.organisation, organisations.get(answer.organisation), answer, application.applicant),
  )
  return { members, repeated }
}

const clusterNamesLike = async (table: Reader, application: Application): Promise<RuleFacts['similarNames']> => {
  const items = await queryAll(table, { index: 'gsi2', pk: CLUSTER_NAMES })
  const own = nameKey(application.name)
  const similarity = similarityTo(application.name)
  return items
    .map(reservationFrom)
    .filter(({ applicationId, name }) => applicationId !== application.id && nameKey(name) !== own)
    .map(({ name }) => ({ name, similarity: similarity(name) }))
    .toSorted((a, b) => b.similarity - a.similarity)
    .slice(0, 5)
}

const membershipsOf = async (table: Reader, key: string): Promise<readonly string[]> =>
  (await queryAll(table, { index: 'gsi1', pk: `ORG#${key}`, beginsWith: 'MEM#' })).map(
    (item) => membershipFrom(item).clusterId,
  )

/** Which registered clusters share organisations with those that count here; as a share of those that count here. */
const overlapsOf = async (
  table: Reader,
  application: Application,
  keys: readonly string[],
): Promise<RuleFacts['overlaps']> => {
  const shared = new Map<string, number>()
  const memberships = await inParallel(20, keys, (key) => membershipsOf(table, key))
  for (const clusterId of memberships.flat()) shared.set(clusterId, (shared.get(clusterId) ?? 0) + 1)
  shared.delete(application.id)
  const clusters = (await table.getMany([...shared.keys()].map(clusterKey))).map(clusterFrom)
  return clusters
    .filter(({ status }) => status === 'registered')
    .map(({ id, name }) => ({ clusterId: id, name, share: (shared.get(id) ?? 0) / keys.length }))
    .toSorted((a, b) => b.share - a.share)
    .slice(0, 5)
}

/**
 * Everything that the rules look at, read strongly consistently where a rule may refuse by it. Overlaps with clusters are
 * looked up only where enough organisations count to be decided: below that, no outcome depends on them.
 */
export const gatherRuleFacts = async (
  table: Reader,
  application: Application,
  pack: RulePack,
  stage: RuleStage,
): Promise<RuleFacts> => {
  const [listedItem, reservation, similarNames] = await Promise.all([
    table.get(listedKey(application.id)),
    table.get(reservationKey(application.name)),
    clusterNamesLike(table, application),
  ])
  const members = stage === 'screening' ? listedMembers : answeringMembers
  const listing = await members(table, application, listedItem)
  const counting = listing.members.filter((member) => shortfallOf(member, pack) === undefined).map(({ key }) => key)
  const applicant = listing.members.find(({ coordinator }) => coordinator)
  const holder = reservation && reservationFrom(reservation)
  const takenByOther = holder !== undefined && holder.applicationId !== application.id
  return {
    content: application,
    applicant: { key: application.applicant, organisation: applicant?.organisation },
    ...listing,
    nameTakenBy: takenByOther ? (holder.clusterId ? 'cluster' : 'application') : undefined,
    similarNames,
    overlaps:
      stage === 'assessment' && counting.length >= pack.minimumOrganisations
        ? await overlapsOf(table, application, counting)
        : [],
  }
}
