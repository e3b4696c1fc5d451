import type { Answer } from '../../domain/answer.ts'
import type { Application } from '../../domain/application.ts'
import { shortfallOf, type Member } from '../../domain/member.ts'
import { nameKey, similarityTo } from '../../domain/names.ts'
import type { Organisation } from '../../domain/organisation.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import type { RuleFacts, RuleStage } from '../../domain/rules.ts'
import { listedFrom, listedKey } from '../../items/case-item.ts'
import { clusterFrom, clusterKey } from '../../items/cluster-item.ts'
import { CLUSTER_NAMES, reservationFrom, reservationKey } from '../../items/name-item.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Item, Table } from '../../stores/table.ts'
import { membersOf } from './cluster.ts'
import { inParallel } from './in-parallel.ts'
import { answersOf } from './load.ts'
import { keysBehind, organisationsOnce, resolve, type Keyed } from './resolve.ts'

/** What gathering facts reads with. */
export type Reader = Pick<Table, 'get' | 'getMany' | 'query'>

type Listing = Pick<RuleFacts, 'members' | 'repeated'>
type Reservation = ReturnType<typeof reservationFrom>

const memberOf = (
  key: string,
  organisation: Organisation | undefined,
  answer: Answer | undefined,
  applicant: string,
): Member => ({ key, organisation, answer, coordinator: key === applicant })

/** All that was written down: the applicant first, then the list, then what was written again. */
const writtenDown = ({ applicant }: Application, listedItem: Item | undefined): readonly string[] => {
  const { identifiers, repeated } = listedFrom(listedItem)
  return [applicant, ...identifiers, ...repeated]
}

const keyOf = (one: Keyed): string => ('key' in one ? one.key : one.given)

/** Which of these lead to an organisation that one before leads to. */
const repeatedIn = (all: readonly Keyed[]): Listing['repeated'] => {
  const seen = new Set<string>()
  return all.flatMap((one) => {
    const key = keyOf(one)
    if (seen.has(key)) return [{ given: one.given, key }]
    seen.add(key)
    return []
  })
}

const listedMembers = async (
  table: Reader,
  application: Application,
  listedItem: Item | undefined,
): Promise<Listing> => {
  const resolved = await resolve(table, writtenDown(application, listedItem))
  const members = new Map<string, Member>()
  for (const one of resolved) {
    const key = keyOf(one)
    const organisation = 'key' in one ? one.organisation : undefined
    if (!members.has(key)) members.set(key, memberOf(key, organisation, undefined, application.applicant))
  }
  return { members: [...members.values()], repeated: repeatedIn(resolved) }
}

const answeringMembers = async (
  table: Reader,
  application: Application,
  listedItem: Item | undefined,
): Promise<Listing> => {
  const answers = await answersOf(table, application.id)
  const [keyed, organisations] = await Promise.all([
    keysBehind(table, writtenDown(application, listedItem)),
    organisationsOnce(
      table,
      answers.map(({ organisation }) => organisation),
      application.applicant,
    ),
  ])
  const members = answers.map((answer) =>
    memberOf(answer.organisation, organisations.get(answer.organisation), answer, application.applicant),
  )
  return { members, repeated: repeatedIn(keyed) }
}

const namesLike = (application: Application, names: readonly Reservation[]): RuleFacts['similarNames'] => {
  const own = nameKey(application.name)
  const similarity = similarityTo(application.name)
  return names
    .filter(({ applicationId, name }) => applicationId !== application.id && nameKey(name) !== own)
    .map(({ name }) => ({ name, similarity: similarity(name) }))
    .toSorted((a, b) => b.similarity - a.similarity)
    .slice(0, 5)
}

const sharedWith = async (table: Reader, clusterId: string, keys: ReadonlySet<string>): Promise<number> =>
  (await membersOf(table, clusterId)).filter(({ organisation }) => keys.has(organisation)).length

/**
 * Which registered clusters share organisations with those that count here; as a share of those that count here. Clusters are few, and
 * all of them have just been read by their names: asking each for its members takes fewer requests than asking each organisation.
 */
const overlapsOf = async (
  table: Reader,
  application: Application,
  keys: readonly string[],
  names: readonly Reservation[],
): Promise<RuleFacts['overlaps']> => {
  const counting = new Set(keys)
  const others = names.flatMap(({ clusterId }) => (clusterId && clusterId !== application.id ? [clusterId] : []))
  const counts = await inParallel(20, others, (clusterId) => sharedWith(table, clusterId, counting))
  const shared = new Map(others.map((clusterId, index) => [clusterId, counts[index] ?? 0]))
  const overlapping = others.filter((clusterId) => shared.get(clusterId))
  const clusters = (await table.getMany(overlapping.map(clusterKey))).map(clusterFrom)
  return clusters
    .filter(({ status }) => status === 'registered')
    .map(({ id, name }) => ({ clusterId: id, name, share: (shared.get(id) ?? 0) / keys.length }))
    .toSorted((a, b) => b.share - a.share)
    .slice(0, 5)
}

/** The projects with their members by the keys that lead to them today: a draft may name an entry that was merged into another. */
const projectsBehind = async (table: Reader, { projects }: Application): Promise<Application['projects']> => {
  const keyed = await keysBehind(table, [...new Set(projects.flatMap(({ members }) => members))])
  const keys = new Map<string, string>(keyed.map((one) => [one.given, keyOf(one)]))
  return projects.map((project) => ({
    ...project,
    members: [...new Set(project.members.map((key) => keys.get(key) ?? key))],
  }))
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
  const [listedItem, reservation, nameItems] = await Promise.all([
    table.get(listedKey(application.id)),
    table.get(reservationKey(application.name)),
    queryAll(table, { index: 'gsi2', pk: CLUSTER_NAMES }),
  ])
  const names = nameItems.map(reservationFrom)
  const members = stage === 'screening' ? listedMembers : answeringMembers
  const listing = await members(table, application, listedItem)
  const counting = listing.members.filter((member) => shortfallOf(member, pack) === undefined).map(({ key }) => key)
  const applicant = listing.members.find(({ coordinator }) => coordinator)
  const holder = reservation && reservationFrom(reservation)
  const takenByOther = holder !== undefined && holder.applicationId !== application.id
  return {
    content: { ...application, projects: await projectsBehind(table, application) },
    applicant: { key: application.applicant, organisation: applicant?.organisation },
    ...listing,
    nameTakenBy: takenByOther ? (holder.clusterId ? 'cluster' : 'application') : undefined,
    similarNames: namesLike(application, names),
    overlaps:
      stage === 'assessment' && counting.length >= pack.minimumOrganisations
        ? await overlapsOf(table, application, counting, names)
        : [],
  }
}
