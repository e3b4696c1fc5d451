import type { Catalogue } from '../../domain/measures/catalogue.ts'
import { overviewOf, type Overview } from '../../domain/measures/overview.ts'
import { sharedFacts, type OwnSheet } from '../../domain/measures/sheet.ts'
import { judgeOn, type Verdict } from '../../domain/measures/verdict.ts'
import type { Organisation } from '../../domain/organisation.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import { dayIn, type Moment } from '../../domain/time.ts'
import { ownSheetFrom, ownSheetKey } from '../../items/sheet-item.ts'
import type { Table } from '../../stores/table.ts'
import { requireMember } from '../support/cluster.ts'
import { newestPack } from '../support/load.ts'
import { clusterScene, factsInCluster, projectFor, type ClusterScene } from './cluster-scene.ts'
import type { ReadCatalogue } from './read-catalogue.ts'

type Deps = { readonly table: Pick<Table, 'getMany' | 'query'>; readonly readCatalogue: ReadCatalogue }

/** Which cluster is looked at, by which of its members, for which project (else the first that each member takes part in). */
type Asked = {
  readonly clusterId: string
  readonly organisation: string
  readonly project?: string | undefined
  readonly now: Moment
}

/** A cluster as it is looked at: with which measures, on which day, under which rules. */
export type Opened = {
  readonly scene: ClusterScene
  readonly catalogue: Catalogue
  readonly today: string
}

const open = async (
  { table, readCatalogue }: Deps,
  { clusterId, organisation, now }: Asked,
): Promise<Opened & { readonly pack: RulePack }> => {
  const { cluster } = await requireMember(table, clusterId, organisation)
  const [catalogue, pack] = await Promise.all([readCatalogue(), newestPack(table)])
  return { scene: await clusterScene(table, cluster, pack, now), catalogue, today: dayIn(now, pack.timeZone), pack }
}

const sheetsOf = async (
  table: Pick<Table, 'getMany'>,
  members: readonly string[],
): Promise<ReadonlyMap<string, OwnSheet>> => {
  const items = await table.getMany(members.map(ownSheetKey))
  const sheets = items.map((item) => ownSheetFrom(item, ''))
  return new Map(sheets.map((sheet) => [sheet.organisation, sheet]))
}

/** A member with what each measure is to it, the nearest first. */
export type MemberVerdicts = {
  readonly key: string
  readonly organisation: Organisation | undefined
  readonly verdicts: readonly Verdict[]
}

/** What every measure is to members of a cluster; facts that a member keeps to itself count as not told. */
export const verdictsOf = async (
  table: Pick<Table, 'getMany'>,
  { scene, catalogue, today }: Opened,
  members: readonly string[],
  project: string | undefined,
): Promise<readonly MemberVerdicts[]> => {
  const sheets = await sheetsOf(table, members)
  const judgeFor = judgeOn(catalogue, today)
  return members.map((key) => {
    const sheet = sheets.get(key)
    const plan = projectFor(scene, key, project)
    const facts = factsInCluster(scene, key, sheet ? sharedFacts(sheet) : {}, today, plan)
    const held = sheet?.reckonInClusters ? sheet.held : []
    return { key, organisation: scene.organisations.get(key), verdicts: judgeFor(facts, held) }
  })
}

/**
 * Who of a cluster can have what: a page of its members in the order of their keys, after the key `after`. Facts that a member keeps to
 * itself count as not told. Throws NotFound for everybody who is no member.
 */
export const makeListClusterMeasures =
  (deps: Deps) =>
  async (
    asked: Asked & { readonly after?: string | undefined; readonly limit: number },
  ): Promise<{ members: readonly MemberVerdicts[]; next: string | undefined }> => {
    const opened = await open(deps, asked)
    const { after = '', limit, project } = asked
    const following = [...opened.scene.memberships.keys()].filter((key) => key > after)
    const page = following.slice(0, limit)
    const members = await verdictsOf(deps.table, opened, page, project)
    return { members, next: following.length > limit ? page.at(-1) : undefined }
  }

/** What measures are to a cluster as a whole, of so many of its members as the rule pack has reckoned together. */
export type ClusterOverview = Overview & { readonly members: number; readonly reckoned: number; readonly days: number }

/** Sums up what measures are to a cluster: who can have what, what excludes what among them, shared deadlines in the next days. */
export const makeReadClusterOverview =
  (deps: Deps) =>
  async (asked: Asked & { readonly days?: number | undefined }): Promise<ClusterOverview> => {
    const opened = await open(deps, asked)
    const { pack, scene, catalogue, today } = opened
    const reckoned = [...scene.memberships.keys()].slice(0, pack.measures.reckonedMembers)
    const verdicts = await verdictsOf(deps.table, opened, reckoned, asked.project)
    const days = asked.days ?? pack.measures.deadlinesAhead
    const overview = overviewOf(
      catalogue,
      verdicts.map((one) => one.verdicts),
      today,
      days,
    )
    return { ...overview, members: scene.memberships.size, reckoned: reckoned.length, days }
  }
