import type { Claim } from '../domain/claim.ts'
import { NotFound } from '../domain/errors.ts'
import { claimFrom, CLAIMS } from '../items/claim-item.ts'
import { personPartition } from '../items/person-item.ts'
import type { Table } from '../stores/table.ts'
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
