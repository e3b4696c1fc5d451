import type { Condition, Facts } from '../../shared/domain/conditions/condition.ts'
import { readLeaf } from '../../shared/domain/conditions/read-leaf.ts'
import { judgeOn } from '../../shared/domain/measures/verdict.ts'
import { clusterScene, factsInCluster, projectFor } from '../../shared/use-cases/measures/cluster-scene.ts'
import { makeListClusterMeasures, makeReadClusterOverview } from '../../shared/use-cases/measures/cluster-measures.ts'
import { makeListOwnMeasures } from '../../shared/use-cases/measures/own-measures.ts'
import { makeChangeOwnSheet } from '../../shared/use-cases/measures/own-sheet.ts'
import { makeChangeMeasure } from '../../shared/use-cases/measures/publish-measures.ts'
import { makeReadCatalogue } from '../../shared/use-cases/measures/read-catalogue.ts'
import { clusterFor } from '../../shared/use-cases/support/cluster.ts'
import { firstRulePack } from '../../shared/domain/rule-pack.ts'
import type { Table } from '../../shared/stores/table.ts'
import { START } from '../../test/support/builders.ts'
import type { Bench } from '../bench.ts'
import { printTable } from '../print-table.ts'
import { countedTable, requestsIn, sumOf } from '../requests/counted-table.ts'
import { median } from '../statistics.ts'
import { CLUSTER, measures, measuresTable, members, MEMBERS, officer } from './stage.ts'

/** How much slower an evaluation may be than a loop that says yes or no and stops at the first no: it looks at everything, and says what is lacking and how far. */
const MOST_TIMES = 25

const [organisation = ''] = members
const TODAY = START.slice(0, 10)
const packed = (keys: number): number => Math.ceil(keys / 100)

/** The fewest requests: keys in full batches, whatever the order, one query for each partition, one for each transaction. */
const fewest = ({ keys = 0, queries = 0, writes = 0 }) => packed(keys) + queries + writes

/**
 * What each must look at. Own list: head, organisation, facts, cluster, membership, the project's facts, the members' entries; pack, own
 * memberships, members. Cluster: the same without own memberships, with the facts of a page or of all. The first call of a process reads the
 * catalogue besides (one query; a page holds a megabyte).
 */
const works = (table: Table) => {
  const deps = { table, readCatalogue: makeReadCatalogue({ table }) }
  const own = makeListOwnMeasures(deps)
  const page = makeListClusterMeasures(deps)
  const overview = makeReadClusterOverview(deps)
  const about = { organisation, now: START }
  const inCluster = { ...about, clusterId: CLUSTER }
  const [{ id, ...content }] = measures as [(typeof measures)[number]]
  return [
    ['own list, first call', () => own({ ...about, start: 0, limit: 50 }), fewest({ keys: 6 + MEMBERS, queries: 4 })],
    ['own list', () => own({ ...about, start: 0, limit: 50 }), fewest({ keys: 6 + MEMBERS, queries: 3 })],
    ['cluster, page of 20', () => page({ ...inCluster, limit: 20 }), fewest({ keys: 4 + MEMBERS + 20, queries: 2 })],
    ['cluster, overview', () => overview(inCluster), fewest({ keys: 4 + 2 * MEMBERS, queries: 2 })],
    [
      'facts told',
      () =>
        makeChangeOwnSheet({ table })({
          ...about,
          version: 2,
          content: { facts: {}, held: [], reckonInClusters: true },
        }),
      fewest({ writes: 1 }),
    ],
    [
      'measure changed',
      () =>
        makeChangeMeasure({ table })({
          id,
          version: 1,
          content: { ...content, excludes: [] },
          by: officer,
          now: START,
        }),
      fewest({ keys: 1, writes: 1 }),
    ],
  ] as const
}

const requests = async (table: Table) => {
  let part = ''
  const { table: counted, byPart } = countedTable(table, () => part)
  const lines: (readonly (string | number)[])[] = []
  for (const [name, work, least] of works(counted)) {
    part = name
    await work()
    const all = sumOf([byPart.get(name)!])
    const { get, getMany, query, write } = all
    lines.push([name, get, getMany, query, write, requestsIn(all), least, (requestsIn(all) / least).toFixed(2)])
  }
  const head = ['', 'get', 'getMany', 'query', 'write', 'requests', 'fewest', 'ratio']
  printTable(`Requests to the table: ${measures.length} measures, a cluster of ${MEMBERS}`, head, lines)
}

/** What a rule says as it is written, and nothing else. */
const plainly = (rule: Condition, facts: Facts): boolean => {
  if ('fact' in rule) return readLeaf(rule, facts) === true
  if (rule.test === 'not') return !plainly(rule.of, facts)
  if (rule.test === 'all') return rule.of.every((one) => plainly(one, facts))
  if (rule.test === 'any') return rule.of.some((one) => plainly(one, facts))
  return rule.of.filter((one) => plainly(one, facts)).length >= ('atLeast' in rule ? rule.atLeast : 1)
}

const factsOfMembers = async (table: Table): Promise<readonly Facts[]> => {
  const scene = await clusterScene(table, await clusterFor(table, CLUSTER), firstRulePack, START)
  const sheets = await table.getMany(members.map((key) => ({ pk: `ORG#${key}`, sk: 'FACTS' })))
  const told = new Map(sheets.map((item) => [item.pk.slice('ORG#'.length), item['facts'] as Facts]))
  return members.map((key) => factsInCluster(scene, key, told.get(key) ?? {}, TODAY, projectFor(scene, key, undefined)))
}

const milliseconds = (work: () => unknown, turns: number): number => {
  const times = Array.from({ length: turns }, () => {
    const begun = performance.now()
    work()
    return performance.now() - begun
  })
  return median(times)
}

const times = async (table: Table): Promise<readonly string[]> => {
  const catalogue = await makeReadCatalogue({ table })()
  const rules = [...catalogue.values()].map(({ measure }) => measure.rule)
  const all = await factsOfMembers(table)
  const judgeFor = judgeOn(catalogue, TODAY)
  const lines = [all.slice(0, 1), all].map((several) => {
    const turns = several.length === 1 ? 300 : 9
    const engine = () => several.map((facts) => judgeFor(facts, []))
    const loop = () => several.map((facts) => rules.map((rule) => plainly(rule, facts)))
    milliseconds(engine, turns)
    milliseconds(loop, turns)
    return { several, spent: milliseconds(engine, turns), plain: milliseconds(loop, turns) }
  })
  printTable(
    `${rules.length} measures evaluated, ms (median): verdicts with what is lacking, sorted, against a loop that says yes or no`,
    ['organisations', 'verdicts', 'loop', 'ratio'],
    lines.map(({ several, spent, plain }) => [
      several.length,
      spent.toFixed(2),
      plain.toFixed(2),
      (spent / plain).toFixed(1),
    ]),
  )
  const worst = Math.max(...lines.map(({ spent, plain }) => spent / plain))
  return worst <= MOST_TIMES
    ? []
    : [`an evaluation takes ${worst.toFixed(1)} times as long as a loop, not ${MOST_TIMES}`]
}

/** Requests of what measures are asked for, beside the fewest that there can be, and the time that evaluation takes beside a plain loop. */
export const measuresBench: Bench = async () => {
  const table = await measuresTable()
  const wrong = await times(table)
  await requests(table)
  return wrong
}
