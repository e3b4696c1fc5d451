import { claimState, type Claim } from '../domain/claim.ts'
import { Conflict, Forbidden } from '../domain/errors.ts'
import { actorText } from '../domain/person.ts'
import { claimCaseId } from '../domain/officer-case.ts'
import type { Moment } from '../domain/time.ts'
import { closeIfOpen, officerCaseKey } from '../items/officer-case-item.ts'
import { representationKey } from '../items/person-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { claimWith, decisionWrites } from './support/claim.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

export type DecideClaimDeps = { readonly table: Pick<Table, 'get' | 'write'> }

/** What an officer found about a claim, and why. */
export type DecideClaimCommand = {
  readonly claimId: string
  readonly verdict: 'confirmed' | 'refused'
  readonly reason: string
  readonly by: { readonly as: 'officer'; readonly personId: string }
  readonly now: Moment
  readonly extra?: readonly Write[]
}

/**
 * Decides a claim that waits for an officer; to decide it the same way again changes nothing. Throws Forbidden for an officer whose
 * own claim it is or who represents the organisation, NotFound, and Conflict `claimClosed`.
 */
export const makeDecideClaim =
  ({ table }: DecideClaimDeps) =>
  async ({ claimId, verdict, reason, by, now, extra = [] }: DecideClaimCommand): Promise<Claim> =>
    retryConflicts(async () => {
      const claim = await claimWith(table, claimId)
      const isConcerned =
        claim.personId === by.personId ||
        (await table.get(representationKey(by.personId, claim.organisation))) !== undefined
      if (isConcerned) throw new Forbidden('an officer decides no case of its own organisation')
      if (claim.status === verdict && claim.decidedBy === actorText(by)) return claim
      if (claim.way !== 'officer' || claimState(claim, now) !== 'open') throw new Conflict('claimClosed')
      const decided = { ...claim, status: verdict, reason, decidedAt: now, decidedBy: actorText(by) }
      const officerCase = await table.get(officerCaseKey(claimCaseId(claimId)))
      await table.write([
        ...decisionWrites(claim, decided),
        ...closeIfOpen(officerCase, { by: actorText(by), outcome: verdict, reason }, now),
        ...extra,
      ])
      return decided
    })
