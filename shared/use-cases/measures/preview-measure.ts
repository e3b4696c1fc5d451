import type { Condition, Facts } from '../../domain/conditions/condition.ts'
import { demandOf, type Demand } from '../../domain/conditions/demand.ts'
import { oppositePair, type OppositePair } from '../../domain/conditions/opposite-pair.ts'
import { holds, type Holds } from '../../domain/conditions/judge.ts'
import { NotFound } from '../../domain/errors.ts'
import { nearest } from '../../domain/measures/distance.ts'
import { factIds, rangeOf } from '../../domain/measures/fact-list.ts'
import type { Organisation } from '../../domain/organisation.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import { dayIn, type Moment } from '../../domain/time.ts'
import { measureFrom, measureKey } from '../../items/measure-item.ts'
import { organisationFrom, registerPartitions } from '../../items/organisation-item.ts'
import { ownSheetFrom, ownSheetKey } from '../../items/sheet-item.ts'
import type { Table } from '../../stores/table.ts'
import { clusterFor } from '../support/cluster.ts'
import { newestPack } from '../support/load.ts'
import { organisationsByKey } from '../support/resolve.ts'
import { clusterScene, factsInCluster, factsWithoutCluster, projectFor } from './cluster-scene.ts'

type Reader = Pick<Table, 'get' | 'getMany' | 'query'>

/** A rule to try, instead of that of measure `id` if one is named, on these organisations, on a cluster's members, or on a sample of the register. */
type Preview = {
  readonly rule: Condition
  readonly id?: string | undefined
  readonly organisations?: readonly string[] | undefined
  readonly clusterId?: string | undefined
  readonly now: Moment
}

/** What the rule says of one organisation, and what the rule before said. */
type Previewed = {
  readonly key: string
  readonly organisation: Organisation | undefined
  readonly before: Holds | undefined
  readonly after: Holds
}

/** What would become of those who were looked at, which facts stand most often in the way, and two examples that one fact tells apart. */
export type PreviewRead = {
  readonly previewed: readonly Previewed[]
  readonly obstacles: readonly { readonly fact: string; readonly organisations: number }[]
  readonly example: OppositePair | undefined
}

type Subject = { readonly key: string; readonly organisation: Organisation | undefined; readonly facts: Facts }

const toldBy = async (table: Reader, keys: readonly string[]): Promise<ReadonlyMap<string, Facts>> => {
  const items = await table.getMany(keys.map(ownSheetKey))
  return new Map(items.map((item) => ownSheetFrom(item, '')).map(({ organisation, facts }) => [organisation, facts]))
}

/** The first of each shard by name: shards are by hash, so that no kind of organisation is preferred. */
const sampleOf = async (table: Reader, many: number): Promise<readonly string[]> => {
  const partitions = registerPartitions()
  const limit = Math.ceil(many / partitions.length)
  const pages = await Promise.all(partitions.map((pk) => table.query({ index: 'gsi2', pk, limit })))
  return pages
    .flatMap(({ items }) => items.map(organisationFrom))
    .flatMap((organisation) => (organisation ? [organisation.key] : []))
    .slice(0, many)
}

const subjectsOf = async (
  table: Reader,
  preview: Preview,
  pack: RulePack,
  today: string,
): Promise<readonly Subject[]> => {
  const { previewed } = pack.measures
  if (preview.clusterId !== undefined) {
    const scene = await clusterScene(table, await clusterFor(table, preview.clusterId), pack, preview.now)
    const keys = [...scene.memberships.keys()].slice(0, previewed)
    const told = await toldBy(table, keys)
    return keys.map((key) => ({
      key,
      organisation: scene.organisations.get(key),
      facts: factsInCluster(scene, key, told.get(key) ?? {}, today, projectFor(scene, key, undefined)),
    }))
  }
  const keys = (preview.organisations ?? (await sampleOf(table, previewed))).slice(0, previewed)
  const [organisations, told] = await Promise.all([organisationsByKey(table, keys), toldBy(table, keys)])
  return keys.map((key) => {
    const organisation = organisations.get(key)
    return { key, organisation, facts: factsWithoutCluster(organisation, told.get(key) ?? {}, today) }
  })
}

const ruleBefore = async (table: Reader, id: string | undefined): Promise<Demand | undefined> => {
  if (id === undefined) return undefined
  const item = await table.get(measureKey(id))
  if (!item) throw new NotFound('measure', id)
  return demandOf(measureFrom(item).rule)
}

const obstaclesOf = (demand: Demand, subjects: readonly Subject[]): PreviewRead['obstacles'] => {
  const blocking = subjects.flatMap(({ facts }) => [
    ...new Set(nearest(demand, facts).steps.map(({ leaf }) => leaf.fact)),
  ])
  return factIds
    .map((fact) => ({ fact, organisations: blocking.filter((one) => one === fact).length }))
    .filter(({ organisations }) => organisations > 0)
    .toSorted((a, b) => b.organisations - a.organisations)
}

/**
 * Tries a rule before it is published: what it says of at most so many organisations as the rule pack allows, and what the present one says.
 * No example means that everybody or nobody fits the rule. Nothing is stored. Throws NotFound for a measure or a cluster that there is not.
 */
export const makePreviewMeasure =
  ({ table }: { readonly table: Reader }) =>
  async (preview: Preview): Promise<PreviewRead> => {
    const pack = await newestPack(table)
    const today = dayIn(preview.now, pack.timeZone)
    const [subjects, before] = await Promise.all([
      subjectsOf(table, preview, pack, today),
      ruleBefore(table, preview.id),
    ])
    const demand = demandOf(preview.rule)
    const previewed = subjects.map(({ key, organisation, facts }) => ({
      key,
      organisation,
      before: before && holds(before, facts),
      after: holds(demand, facts),
    }))
    return {
      previewed,
      obstacles: obstaclesOf(demand, subjects),
      example: oppositePair(preview.rule, rangeOf, today),
    }
  }
