import { extractCode } from '../crypto/extract-code.ts'
import { EXTRACTS_PER_DAY, newExtract, type RegisterExtract, type ExtractMember } from '../domain/extract.ts'
import type { Moment } from '../domain/time.ts'
import { decisionFrom, decisionKey } from '../items/case-item.ts'
import { count } from '../items/counter-item.ts'
import { putExtract } from '../items/extract-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { membersOf, requireMember } from './support/cluster.ts'
import { writeWithinLimits } from './support/limits.ts'
import { organisationsByKey } from './support/resolve.ts'

/** What issuing needs from outside; the id becomes the extract's code, so it must be one that nobody can guess. */
export type IssueExtractDeps = { readonly table: Table }

/** Of which cluster, for which of its members. */
export type IssueExtract = {
  readonly clusterId: string
  readonly organisation: string
  readonly id: string
  readonly now: Moment
  readonly extra?: readonly Write[]
}

/**
 * Issues an extract of the register: the decision and the members of a cluster as they are now, kept for ever under a code by which anybody
 * can check it. Throws NotFound for who is not a member, TooMany beyond twenty a day.
 */
export const makeIssueExtract =
  ({ table }: IssueExtractDeps) =>
  async ({ clusterId, organisation, id, now, extra = [] }: IssueExtract): Promise<RegisterExtract> => {
    const { cluster } = await requireMember(table, clusterId, organisation)
    const [decision, memberships] = await Promise.all([
      table.get(decisionKey(cluster.applicationId)),
      membersOf(table, clusterId),
    ])
    if (!decision) throw new Error(`the cluster ${clusterId} was registered without a decision`)
    const names = await organisationsByKey(
      table,
      memberships.map((membership) => membership.organisation),
    )
    const nameOf = (key: string): string => names.get(key)?.name ?? key
    const members: readonly ExtractMember[] = memberships.map((membership) => ({
      key: membership.organisation,
      name: nameOf(membership.organisation),
      role: membership.role,
      since: membership.since,
    }))
    const extract = newExtract({
      code: extractCode(id),
      cluster,
      coordinator: nameOf(cluster.coordinator),
      decision: decisionFrom(decision),
      members: members.length,
      now,
    })
    await writeWithinLimits(table, 'day', now, [
      ...putExtract(extract, members),
      count({ of: 'extracts', whose: organisation, per: 'day' }, now, EXTRACTS_PER_DAY),
      ...extra,
    ])
    return extract
  }
