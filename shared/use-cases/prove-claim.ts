import { isClaimCode } from '../crypto/code.ts'
import type { SigningKeys } from '../crypto/keys.ts'
import { claimState, type Claim } from '../domain/claim.ts'
import { Conflict, NotFound, WrongCode } from '../domain/errors.ts'
import { actorText } from '../domain/person.ts'
import type { Moment } from '../domain/time.ts'
import { replaceClaim } from '../items/claim-item.ts'
import { organisationFrom, organisationKey } from '../items/organisation-item.ts'
import type { Table } from '../stores/table.ts'
import { claimWith, decisionWrites } from './support/claim.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

export type ProveClaimDeps = {
  readonly table: Pick<Table, 'get' | 'write'>
  readonly keys: () => Promise<SigningKeys>
}

/** The code that the organisation received, as the person who claims gives it. */
export type ProveClaimCommand = {
  readonly claimId: string
  readonly personId: string
  readonly code: string
  readonly now: Moment
}

const isRight = async ({ table, keys }: ProveClaimDeps, claim: Claim, code: string): Promise<boolean> => {
  const { id: claimId, personId, organisation } = claim
  const registeredEmail = organisationFrom(await table.get(organisationKey(organisation)))?.registeredEmail
  if (registeredEmail === undefined) return false
  return isClaimCode(await keys(), code, { claimId, personId, organisation, registeredEmail })
}

/**
 * Proves a claim by the code that went to the registered address: the person represents the organisation from then on. Wrong codes
 * are counted and end the claim. Throws WrongCode, NotFound for a claim of somebody else, and Conflict `claimClosed`.
 */
export const makeProveClaim =
  (deps: ProveClaimDeps) =>
  async ({ claimId, personId, code, now }: ProveClaimCommand): Promise<Claim> => {
    const proven = await retryConflicts(async () => {
      const claim = await claimWith(deps.table, claimId)
      if (claim.personId !== personId) throw new NotFound('claim', claimId)
      const state = claimState(claim, now)
      if (claim.way !== 'code' || !(state === 'open' || state === 'confirmed')) throw new Conflict('claimClosed')
      const right = await isRight(deps, claim, code)
      if (state === 'confirmed') return right ? claim : undefined
      if (!right) {
        await deps.table.write([replaceClaim(claim, { ...claim, failures: claim.failures + 1 })])
        return undefined
      }
      const decidedBy = actorText({ as: 'person', personId })
      const decided = { ...claim, status: 'confirmed', decidedAt: now, decidedBy } as const
      await deps.table.write(decisionWrites(claim, decided))
      return decided
    })
    if (!proven) throw new WrongCode()
    return proven
  }
