import { coverOf, isCovered } from '../../shared/domain/chain/cover.ts'
import { applicationFrom } from '../../shared/items/application-item.ts'
import { chainFrom } from '../../shared/items/chain-item.ts'
import { clusterFrom } from '../../shared/items/cluster-item.ts'
import { projectFrom } from '../../shared/items/cluster-project-item.ts'
import { membershipFrom } from '../../shared/items/membership-item.ts'
import { organisationFrom } from '../../shared/items/organisation-item.ts'
import { profileFrom } from '../../shared/items/profile-item.ts'
import type { Moment } from '../../shared/domain/time.ts'
import type { MemoryTable } from '../../shared/stores/memory-table.ts'
import { makeListClusterMeasures } from '../../shared/use-cases/measures/cluster-measures.ts'
import { makeReadCatalogue } from '../../shared/use-cases/measures/read-catalogue.ts'

const DAY = 86_400_000
const band = (within: number) => (within === 0 ? 'none' : within < 5 ? 'from1' : within < 20 ? 'from5' : 'from20')

/** How many measures each member of a cluster can have, as the members themselves are shown it. */
const reachOf = async (table: MemoryTable, clusterId: string, organisation: string, now: Moment) => {
  const list = makeListClusterMeasures({ table, readCatalogue: makeReadCatalogue({ table }) })
  const { members } = await list({ clusterId, organisation, now, limit: 10_000 })
  return new Map(
    members.map(({ key, verdicts }) => [
      key,
      verdicts.filter(({ state }) => state === 'available' || state === 'opensLater').length,
    ]),
  )
}

/**
 * The figures counted over everything that lies in a table, with no share, no total and no stream: as lines, like those of `figuresOver`. Only
 * what retention has taken away is not found so.
 */
export const countDirectly = async (table: MemoryTable, now: Moment): Promise<readonly string[]> => {
  const sums = new Map<string, number>()
  const add = (figure: string, moment: Moment, of: string, value = 1) => {
    const name = `${figure} ${moment.slice(0, 7)} ${of}`
    if (value > 0) sums.set(name, (sums.get(name) ?? 0) + value)
  }
  const items = table.items()
  const ofKind = (entity: string) => items.filter((item) => item['entity'] === entity)
  const organisations = new Map(ofKind('Organisation').map((item) => [item.pk, organisationFrom(item)!]))
  const profiles = new Map(ofKind('Profile').map((item) => [item.pk, profileFrom(item)!]))
  const memberships = ofKind('Membership')
    .map(membershipFrom)
    .filter(({ state }) => state === 'member')

  for (const application of ofKind('Application').map(applicationFrom)) {
    if (application.status === 'draft') continue
    add('applications', application.submittedAt, 'submitted')
    if (!('endedAt' in application)) {
      add('outcomes', application.submittedAt, 'underWay')
      continue
    }
    const { endedAt, status } = application
    add('outcomes', endedAt, 'cancelled' in application && application.cancelled ? 'cancelled' : status)
    if (status !== 'registered' && status !== 'rejected') continue
    const days = Math.floor((Date.parse(endedAt) - Date.parse(application.submittedAt)) / DAY)
    add('decisionDays', endedAt, String(days))
    const found = items.some(({ pk, sk }) => pk === `APP#${application.id}` && sk.startsWith('FIND#'))
    add('decidedBy', endedAt, found ? 'officers' : 'rules')
  }

  for (const cluster of ofKind('Cluster').map(clusterFrom)) {
    if (cluster.status !== 'registered' && cluster.status !== 'struckOff') continue
    add('clusters', cluster.registeredAt!, cluster.status)
    if (cluster.status === 'struckOff') continue
    for (const { clusterId, createdAt, status, stage } of ofKind('Project').map(projectFrom))
      if (clusterId === cluster.id && status !== 'removed')
        add('projects', createdAt, status === 'open' ? stage : 'closed')
    const members = memberships.filter(({ clusterId }) => clusterId === cluster.id)
    const active = new Set<string>()
    for (const { organisation, since } of members) {
      const entry = organisations.get(`ORG#${organisation}`)
      const place = profiles.get(`ORG#${organisation}`)?.place
      add('members', since, entry?.category ?? 'unknown')
      add('places', since, place === undefined ? (entry?.kind ?? 'unknown') : `place:${place}`)
      if (entry?.status === 'active') active.add(organisation)
    }
    const reach = members[0]
      ? await reachOf(table, cluster.id, members[0].organisation, now)
      : new Map<string, number>()
    for (const { organisation, since } of members) add('reach', since, band(reach.get(organisation) ?? 0))
    const chains = ofKind('Chain')
      .map(chainFrom)
      .filter(({ owner }) => owner === cluster.id)
    for (const { createdAt, stages } of chains) {
      const covered = stages.filter((stage) => {
        const fills = stage.fills.filter(({ organisation }) => active.has(organisation))
        return coverOf({ ...stage, fills }).every(isCovered)
      }).length
      add('chainStages', createdAt, 'covered', covered)
      add('chainStages', createdAt, 'uncovered', stages.length - covered)
      add('chains', createdAt, stages.length === 0 ? 'empty' : covered === stages.length ? 'covered' : 'uncovered')
    }
  }
  return [...sums].map(([name, value]) => `${name} ${value}`).toSorted((a, b) => (a < b ? -1 : 1))
}
