import { CLAIM_MAILS_PER_DAY, claimState, CLAIMS_PER_DAY, newClaim, type Claim } from '../domain/claim.ts'
import { Conflict, NotFound } from '../domain/errors.ts'
import { claimCaseId } from '../domain/officer-case.ts'
import type { Moment } from '../domain/time.ts'
import { claimFrom, claimKey, createClaim, latestClaimIdFrom, latestClaimKey } from '../items/claim-item.ts'
import { count } from '../items/counter-item.ts'
import { putMail } from '../items/mail-item.ts'
import { openCase } from '../items/officer-case-item.ts'
import { representationKey } from '../items/person-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { writeWithinLimits } from './support/limits.ts'
import { resolve } from './support/resolve.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

export type ClaimOrganisationDeps = { readonly table: Pick<Table, 'get' | 'getMany' | 'write'> }

/** Who claims to represent whom; `organisation` is any identifier of it. `extra` goes into the transaction. */
export type ClaimOrganisationCommand = {
  readonly id: string
  readonly personId: string
  readonly organisation: string
  readonly statement: string
  readonly extra: readonly Write[]
  readonly now: Moment
}

const codeWrites = (claim: Claim): readonly Write[] => {
  const { id, personId, organisation, createdAt } = claim
  const recipient = { to: 'organisation', key: organisation, address: 'registered' } as const
  return [
    putMail(`claim-${id}`, 'claimCode', recipient, { claimId: id, personId }, createdAt),
    count({ of: 'claimMails', whose: organisation, per: 'day' }, createdAt, CLAIM_MAILS_PER_DAY),
  ]
}

const caseWrites = ({ id, personId, organisation, createdAt }: Claim): readonly Write[] => [
  openCase(
    {
      id: claimCaseId(id),
      kind: 'claim',
      subject: { type: 'claim', id },
      concerned: [organisation],
      facts: { personId },
    },
    createdAt,
  ),
]

/**
 * Claims to represent an organisation: a code goes to its registered address, or the claim waits for an officer where mail does not
 * reach it. While a claim is open, to claim again gives the same one. Throws NotFound, Conflict (`organisationNotActive`,
 * `alreadyRepresents`) and TooMany.
 */
export const makeClaimOrganisation =
  ({ table }: ClaimOrganisationDeps) =>
  async ({ organisation: identifier, extra, ...made }: ClaimOrganisationCommand): Promise<Claim> => {
    const { personId, now } = made
    const [found] = await resolve(table, [identifier])
    const organisation = found && 'organisation' in found ? found.organisation : undefined
    if (!organisation) throw new NotFound('organisation', identifier)
    if (organisation.status === 'struckOff') throw new Conflict('organisationNotActive')
    const representation = representationKey(personId, organisation.key)
    return retryConflicts(async () => {
      const items = await table.getMany([representation, latestClaimKey(personId, organisation.key)])
      if (items.some(({ sk }) => sk === representation.sk)) throw new Conflict('alreadyRepresents')
      const latestId = latestClaimIdFrom(items.find(({ sk }) => sk !== representation.sk))
      const latest = latestId === undefined ? undefined : await table.get(claimKey(latestId))
      if (latest && claimState(claimFrom(latest), now) === 'open') return claimFrom(latest)
      const claim = newClaim({ ...made, organisation })
      await writeWithinLimits(table, 'day', now, [
        ...createClaim(claim, latestId),
        { check: representation, when: [{ attribute: 'pk', exists: false }] },
        count({ of: 'claims', whose: personId, per: 'day' }, now, CLAIMS_PER_DAY),
        ...(claim.way === 'code' ? codeWrites(claim) : caseWrites(claim)),
        ...extra,
      ])
      return claim
    })
  }
