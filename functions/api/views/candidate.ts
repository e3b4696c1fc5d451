import * as z from 'zod'
import { obstacleSchema } from '../../../shared/domain/answer.ts'
import { capabilityCodeSchema } from '../../../shared/domain/taxonomy.ts'
import type { Language } from '../../../shared/domain/organisation.ts'
import type { RankedCandidate } from '../../../shared/domain/staffing/rank-candidates.ts'
import { momentSchema } from '../../../shared/domain/time.ts'
import { sayHindrance, sayReason } from '../../../shared/i18n/say-candidate.ts'
import type { CandidatesFound } from '../../../shared/use-cases/find-candidates.ts'
import { standingSchema } from './chain.ts'
import { namedView } from './organisation.ts'

const reasonView = z.object({
  because: z.enum(['match', 'capacity', 'readiness', 'place', 'waiting']),
  points: z.number(),
  sentence: z.string(),
})

/** Why somebody cannot be invited now, or does not look for invitations; `until`: when that is over, where it is known. */
export const hindranceView = z
  .object({
    because: z.enum([...obstacleSchema.options, 'closed', 'notAccepting']),
    until: momentSchema.optional(),
    sentence: z.string(),
  })
  .meta({ id: 'Hindrance' })

/** Who could fill a stage: with points out of 100 and what they are for, and what stands against inviting it. */
const candidateView = z
  .object({
    organisation: namedView,
    place: z.string().optional(),
    standing: standingSchema,
    putDown: z.boolean(),
    points: z.number(),
    reasons: z.array(reasonView),
    lastInvitedAt: momentSchema.optional(),
    hindrance: hindranceView.optional(),
  })
  .meta({ id: 'Candidate' })

/** The candidates for a capability of a stage, the best first, and how many there are altogether. */
export const candidatesView = z
  .object({ capability: capabilityCodeSchema, total: z.int(), candidates: z.array(candidateView) })
  .meta({ id: 'Candidates' })

const showCandidate = (
  { candidate, standing, isPutDown, points, reasons, lastInvitedAt, hindrance }: RankedCandidate,
  language: Language,
): z.input<typeof candidateView> => ({
  organisation: { key: candidate.key, name: candidate.name },
  place: candidate.place,
  standing,
  putDown: isPutDown,
  points,
  reasons: reasons.map((reason) => ({ ...reason, sentence: sayReason(reason, language) })),
  lastInvitedAt,
  hindrance: hindrance && { ...hindrance, sentence: sayHindrance(hindrance, language) },
})

/** The candidates for a capability of a stage. */
export const showCandidates = (
  { capability, total, candidates }: CandidatesFound,
  language: Language,
): z.input<typeof candidatesView> => ({
  capability,
  total,
  candidates: candidates.map((one) => showCandidate(one, language)),
})
