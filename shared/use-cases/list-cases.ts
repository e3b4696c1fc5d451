import { claimFrom, claimKey } from '../items/claim-item.ts'
import type { Claim } from '../domain/claim.ts'
import { NotFound } from '../domain/errors.ts'
import type { OfficerCase } from '../domain/officer-case.ts'
import type { Organisation } from '../domain/organisation.ts'
import { CASE_QUEUE, officerCaseFrom, officerCaseKey } from '../items/officer-case-item.ts'
import { personFrom, personKey } from '../items/person-item.ts'
import type { Start, Table, Test } from '../stores/table.ts'
import { conflictsIn, type CaseConflict } from './support/case-conflicts.ts'
import { organisationsByKey } from './support/resolve.ts'

/** Which cases: of one kind, one's own, or those that nobody has taken. */
export type ListCases = {
  readonly personId: string
  readonly kind?: OfficerCase['kind'] | undefined
  readonly assigned?: 'me' | 'nobody' | undefined
  readonly limit: number
  readonly start?: Start | undefined
}

/** A case as an officer sees it, with what stands against his deciding it. */
export type CaseSeen = {
  readonly one: OfficerCase
  readonly conflict: CaseConflict | undefined
  readonly concerned: readonly { readonly key: string; readonly organisation: Organisation | undefined }[]
}

type Reader = Pick<Table, 'get' | 'getMany' | 'query'>

const wanted = ({ kind, assigned, personId }: ListCases): readonly Test[] => [
  ...(kind === undefined ? [] : [{ attribute: 'kind', is: kind }]),
  ...(assigned === 'me' ? [{ attribute: 'assignedTo', is: personId }] : []),
  ...(assigned === 'nobody' ? [{ attribute: 'assignedTo', exists: false }] : []),
]

/** Some cases with the names in them and the conflicts of interest that an officer has. */
const seenBy = async (table: Reader, personId: string, cases: readonly OfficerCase[]): Promise<readonly CaseSeen[]> => {
  const [conflicts, organisations] = await Promise.all([
    conflictsIn(table, personId, cases),
    organisationsByKey(
      table,
      cases.flatMap(({ concerned }) => concerned),
    ),
  ])
  return cases.map((one) => ({
    one,
    conflict: conflicts.get(one.id),
    concerned: one.concerned.map((key) => ({ key, organisation: organisations.get(key) })),
  }))
}

/** Lists the open cases of all kinds, the oldest first; read again from the table, because the index may lag behind. */
export const makeListCases =
  ({ table }: { readonly table: Reader }) =>
  async (asked: ListCases): Promise<{ readonly cases: readonly CaseSeen[]; readonly next: Start | undefined }> => {
    const { limit, start } = asked
    const where = wanted(asked)
    const page = await table.query({
      index: 'gsi2',
      pk: CASE_QUEUE,
      limit,
      start,
      ...(where.length > 0 ? { where } : {}),
    })
    const items = await table.getMany(page.items.map(({ pk, sk }) => ({ pk, sk })))
    const open = items.map(officerCaseFrom).filter(({ status }) => status === 'open')
    const oldestFirst = open.toSorted((a, b) => (`${a.openedAt}${a.id}` < `${b.openedAt}${b.id}` ? -1 : 1))
    return { cases: await seenBy(table, asked.personId, oldestFirst), next: page.next }
  }

/** The claim that a case is about, with the address that the person has proven. */
export type ClaimSeen = { readonly claim: Claim; readonly email: string | undefined }

/** Reads one case, open or closed; a claim with who claims. Throws NotFound. */
export const makeReadOfficerCase =
  ({ table }: { readonly table: Reader }) =>
  async ({
    id,
    personId,
  }: {
    readonly id: string
    readonly personId: string
  }): Promise<CaseSeen & { readonly claim: ClaimSeen | undefined }> => {
    const item = await table.get(officerCaseKey(id))
    if (!item) throw new NotFound('case', id)
    const one = officerCaseFrom(item)
    const [[seen], claimItem] = await Promise.all([
      seenBy(table, personId, [one]),
      one.subject.type === 'claim' ? table.get(claimKey(one.subject.id)) : undefined,
    ])
    if (!seen) throw new NotFound('case', id)
    const claim = claimItem && claimFrom(claimItem)
    const person = claim && (await table.get(personKey(claim.personId)))
    return { ...seen, claim: claim && { claim, email: person && personFrom(person).email } }
  }
