import * as z from 'zod'
import { organisationKeySchema } from './identifiers/index.ts'
import { isReachable, type Organisation } from './organisation.ts'
import { after, momentSchema, type Moment } from './time.ts'

/** After so many wrong codes a claim is over. */
export const CLAIM_FAILURES = 5

/** How many claims a person may make in a day, and how many mails with codes an organisation gets in a day from all of them. */
export const CLAIMS_PER_DAY = 10
export const CLAIM_MAILS_PER_DAY = 5

/** A person's wish to represent an organisation: by a code to its registered address, or before an officer where none reaches it. */
export const claimSchema = z.strictObject({
  id: z.uuid(),
  personId: z.uuid(),
  organisation: organisationKeySchema,
  way: z.enum(['code', 'officer']),
  statement: z.string().max(2000),
  status: z.enum(['open', 'confirmed', 'refused']),
  failures: z.int().min(0),
  createdAt: momentSchema,
  expiresAt: momentSchema,
  decidedAt: momentSchema.optional(),
  decidedBy: z.string().optional(),
  reason: z.string().max(2000).optional(),
})
export type Claim = z.infer<typeof claimSchema>

/** Where a claim stands at a moment; `closed`: too many wrong codes. */
export const claimStateSchema = z.enum(['open', 'confirmed', 'refused', 'closed', 'expired'])

/** Where a claim stands at a moment: its status, unless it has run out of codes or of time. */
export const claimState = (claim: Claim, now: Moment): z.infer<typeof claimStateSchema> => {
  if (claim.status !== 'open') return claim.status
  if (claim.failures >= CLAIM_FAILURES) return 'closed'
  return claim.expiresAt <= now ? 'expired' : 'open'
}

const patience = { code: { days: 3 }, officer: { days: 90 } } as const

/** A new claim: by a code where mail reaches the organisation's registered address, else before an officer. */
export const newClaim = (
  made: Pick<Claim, 'id' | 'personId' | 'statement'> & { readonly organisation: Organisation; readonly now: Moment },
): Claim => {
  const way = isReachable(made.organisation) ? 'code' : 'officer'
  return {
    id: made.id,
    personId: made.personId,
    organisation: made.organisation.key,
    way,
    statement: made.statement,
    status: 'open',
    failures: 0,
    createdAt: made.now,
    expiresAt: after(made.now, patience[way]),
  }
}
