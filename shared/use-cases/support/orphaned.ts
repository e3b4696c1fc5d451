import type { Orphaned } from '../../domain/erasure.ts'
import { isLive } from '../../domain/transitions.ts'
import { applicationFrom } from '../../items/application-item.ts'
import { membershipFrom } from '../../items/membership-item.ts'
import { personPartition, representationFrom, REPRESENTATIONS } from '../../items/person-item.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Table } from '../../stores/table.ts'
import { inParallel } from './in-parallel.ts'
import { representativesOf } from './representatives.ts'
import { organisationsByKey } from './resolve.ts'

type Reader = Pick<Table, 'query' | 'getMany'>

const ledBy = async (table: Reader, organisation: string): Promise<Pick<Orphaned, 'clusters' | 'applications'>> => {
  const of = { index: 'gsi1', pk: `ORG#${organisation}` } as const
  const [memberships, applications] = await Promise.all([
    queryAll(table, { ...of, beginsWith: 'MEM#' }),
    queryAll(table, { ...of, beginsWith: 'APP#' }),
  ])
  return {
    clusters: memberships.map(membershipFrom).filter(({ role }) => role === 'coordinator').length,
    applications: applications.map(applicationFrom).filter(({ status }) => isLive(status)).length,
  }
}

/** The organisations whose only representative a person is, in the order of keys, with what each of them leads. */
export const orphanedBy = async (table: Reader, personId: string): Promise<readonly Orphaned[]> => {
  const items = await queryAll(table, { pk: personPartition(personId), beginsWith: REPRESENTATIONS })
  const represented = items.map((item) => representationFrom(item).organisation)
  const others = await inParallel(4, represented, async (organisation) => {
    const all = await representativesOf(table, organisation)
    return all.filter((one) => one.personId !== personId).length
  })
  const alone = represented.filter((_, at) => others[at] === 0)
  const [led, organisations] = await Promise.all([
    inParallel(4, alone, (organisation) => ledBy(table, organisation)),
    organisationsByKey(table, alone),
  ])
  return alone.flatMap((organisation, at) => {
    const one = led[at]
    return one ? [{ organisation, name: organisations.get(organisation)?.name ?? organisation, ...one }] : []
  })
}
