import * as z from 'zod'
import { claimSchema } from '../../../shared/domain/claim.ts'
import { officerCaseSchema } from '../../../shared/domain/officer-case.ts'
import { milliseconds, type Moment } from '../../../shared/domain/time.ts'
import type { CaseSeen, ClaimSeen } from '../../../shared/use-cases/list-cases.ts'
import { namedView, showNamed } from './organisation.ts'

const { concerned: _, dueAt: _dueAt, ...shape } = officerCaseSchema.shape

/** A case as an officer sees it: how many whole days it waits, whether it is his, and what stands against his deciding it. */
export const officerCaseView = z
  .object({
    ...shape,
    concerned: z.array(namedView),
    ageDays: z.int().min(0),
    mine: z.boolean(),
    conflict: z
      .enum(['represents', 'ownClaim', 'found'])
      .optional()
      .describe(
        'why you may not decide it: you represent an organisation of it, it is your claim, or you have found in it',
      ),
  })
  .meta({ id: 'OfficerCase' })

const { organisation: claimed, statement, createdAt, expiresAt } = claimSchema.shape

/** The claim that a case is about. */
export const claimOfCaseView = z.object({
  claim: z.object({ organisation: claimed, statement, createdAt, expiresAt, email: z.string().optional() }).optional(),
})

const DAY = milliseconds({ days: 1 })

/** A case for an officer at a moment. */
export const showCase = (
  { one, conflict, concerned }: CaseSeen,
  personId: string,
  now: Moment,
): z.input<typeof officerCaseView> => ({
  ...one,
  concerned: concerned.map(({ key, organisation }) => showNamed(key, organisation)),
  ageDays: Math.max(0, Math.floor((Date.parse(one.closedAt ?? now) - Date.parse(one.openedAt)) / DAY)),
  mine: one.assignedTo === personId,
  conflict,
})

/** The claim of a case, with the address of who claims. */
export const showClaimOfCase = (seen: ClaimSeen | undefined): z.input<typeof claimOfCaseView> =>
  seen ? { claim: { ...seen.claim, email: seen.email } } : {}
