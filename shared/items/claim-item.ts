import * as z from 'zod'
import { claimSchema, type Claim } from '../domain/claim.ts'
import { retention } from '../domain/retention.ts'
import { after } from '../domain/time.ts'
import type { Item, Key, Put } from '../stores/table.ts'
import { dueKeys } from './due-item.ts'
import { entity } from './entity.ts'
import { personPartition } from './person-item.ts'

/** What the index keys of claims begin with, in the partition of the person (gsi1) and, while they are open, of the organisation (gsi2). */
export const CLAIMS = 'CLAIM#'

/** The key of a claim. */
export const claimKey = (id: string): Key => ({ pk: `CLAIM#${id}`, sk: 'CLAIM' })

const claims = entity('Claim', claimSchema, (claim) => ({
  ...claimKey(claim.id),
  ...dueKeys(`${claim.id}claim`, after(claim.decidedAt ?? claim.expiresAt, retention.claim)),
  gsi1pk: personPartition(claim.personId),
  gsi1sk: `${CLAIMS}${claim.createdAt}#${claim.id}`,
  gsi2pk: claim.status === 'open' ? `ORG#${claim.organisation}` : undefined,
  gsi2sk: claim.status === 'open' ? `${CLAIMS}${claim.id}` : undefined,
}))

/** The claim in an item. */
export const claimFrom = claims.from

/** The key of the note that says which claim of a person for an organisation is the latest. */
export const latestClaimKey = (personId: string, organisation: string): Key => ({
  pk: personPartition(personId),
  sk: `CLAIMS#${organisation}`,
})

const latestSchema = z.object({ claimId: z.uuid() })

/** The claim that the note names; undefined where there is no note. */
export const latestClaimIdFrom = (item: Item | undefined): string | undefined =>
  item && latestSchema.parse(item).claimId

/** Writes a new claim as the latest of this person for this organisation, in place of the one that was read. */
export const createClaim = (claim: Claim, latestBefore: string | undefined): readonly Put[] => [
  { put: claims.item(claim), when: [{ attribute: 'pk', exists: false }] },
  {
    put: { ...latestClaimKey(claim.personId, claim.organisation), entity: 'LatestClaim', claimId: claim.id },
    when:
      latestBefore === undefined ? [{ attribute: 'pk', exists: false }] : [{ attribute: 'claimId', is: latestBefore }],
  },
]

/** Replaces a claim as it was read. */
export const replaceClaim = (before: Claim, next: Claim): Put => ({
  put: claims.item(next),
  when: [
    { attribute: 'status', is: before.status },
    { attribute: 'failures', is: before.failures },
  ],
})
