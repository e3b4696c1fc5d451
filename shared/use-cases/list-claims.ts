import type { Claim } from '../domain/claim.ts'
import { NotFound } from '../domain/errors.ts'
import { CLAIM_QUEUE, claimFrom, CLAIMS } from '../items/claim-item.ts'
import { personFrom, personKey, personPartition } from '../items/person-item.ts'
import type { Start, Table } from '../stores/table.ts'
import { claimWith } from './support/claim.ts'
import { organisationsByKey } from './support/resolve.ts'

export type ListClaimsDeps = { readonly table: Pick<Table, 'getMany' | 'query'> }

/** A claim with the name of its organisation. */
export type NamedClaim = { readonly claim: Claim; readonly organisationName: string | undefined }

const MOST = 100

const named = async (table: Pick<Table, 'getMany'>, claims: readonly Claim[]): Promise<readonly NamedClaim[]> => {
  const organisations = await organisationsByKey(
    table,
    claims.map(({ organisation }) => organisation),
  )
  return claims.map((claim) => ({ claim, organisationName: organisations.get(claim.organisation)?.name }))
}

/** A person's own claims, the latest first; at most 100. */
export const makeListOwnClaims =
  ({ table }: ListClaimsDeps) =>
  async ({ personId }: { readonly personId: string }): Promise<readonly NamedClaim[]> => {
    const { items } = await table.query({
      index: 'gsi1',
      pk: personPartition(personId),
      beginsWith: CLAIMS,
      descending: true,
      limit: MOST,
    })
    return named(table, items.map(claimFrom))
  }

/** One of a person's claims. Throws NotFound for a claim of somebody else, too. */
export const makeReadOwnClaim =
  ({ table }: { readonly table: Pick<Table, 'get' | 'getMany'> }) =>
  async ({ claimId, personId }: { readonly claimId: string; readonly personId: string }): Promise<NamedClaim> => {
    const claim = await claimWith(table, claimId)
    if (claim.personId !== personId) throw new NotFound('claim', claimId)
    const [found] = await named(table, [claim])
    return found ?? { claim, organisationName: undefined }
  }

/** A claim that waits for an officer, with the address that the person has proven. */
export type QueuedClaim = NamedClaim & { readonly email: string | undefined }

/** The claims that wait for an officer, the oldest first, page by page. */
export const makeListQueuedClaims =
  ({ table }: ListClaimsDeps) =>
  async (page: {
    readonly limit: number
    readonly start?: Start | undefined
  }): Promise<{ readonly claims: readonly QueuedClaim[]; readonly next: Start | undefined }> => {
    const { items, next } = await table.query({ index: 'gsi2', pk: CLAIM_QUEUE, ...page })
    const claims = items.map(claimFrom)
    const people = (await table.getMany(claims.map(({ personId }) => personKey(personId)))).map(personFrom)
    const emails = new Map(people.map(({ id, email }) => [id, email]))
    const queued = (await named(table, claims)).map((each) => ({ ...each, email: emails.get(each.claim.personId) }))
    return { claims: queued, next }
  }
