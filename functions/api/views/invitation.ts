import * as z from 'zod'
import { answerSchema, answerStateSchema } from '../../../shared/domain/answer.ts'
import { invitationId } from '../../../shared/domain/invitation-id.ts'
import { inviteeVerdictSchema, type InviteeVerdict } from '../../../shared/domain/invitee-verdict.ts'
import { shortfallSchema } from '../../../shared/domain/member.ts'
import { categorySchema, type Language } from '../../../shared/domain/organisation.ts'
import { momentSchema } from '../../../shared/domain/time.ts'
import { sayFault } from '../../../shared/i18n/say-fault.ts'
import type { InvitationRead } from '../../../shared/use-cases/list-invitations.ts'
import type { Invitee } from '../../../shared/use-cases/list-invitees.ts'
import { statusSchema } from './application.ts'
import { namedView, showNamed } from './organisation.ts'

const { invitedAt, expiresAt, answeredAt, reason } = answerSchema.shape
const when = { invitedAt, expiresAt, sentAt: momentSchema.optional(), answeredAt }

/** How many there are in each state; a state that nobody is in is left out. */
export const stateCountsView = z.partialRecord(answerStateSchema, z.int())

/** An organisation of one's own application: where it stands, and why it does not count (yet). */
export const inviteeView = z
  .object({
    organisation: namedView,
    category: categorySchema.optional(),
    coordinator: z.boolean(),
    state: answerStateSchema,
    counts: z.boolean(),
    shortfall: shortfallSchema.optional(),
    invitation: z.string().optional(),
    reason,
    ...when,
  })
  .meta({ id: 'Invitee' })

/** An invitee for its coordinator. */
export const showInvitee = (applicationId: string, invitee: Invitee): z.input<typeof inviteeView> => {
  const { key, organisation, coordinator, state, shortfall, answer } = invitee
  return {
    ...answer,
    organisation: showNamed(key, organisation),
    category: organisation?.category,
    coordinator,
    state,
    counts: shortfall === undefined,
    shortfall,
    invitation: answer && !coordinator ? invitationId(applicationId, key) : undefined,
  }
}

/** What became of one identifier, with a sentence where it is broken. */
export const verdictView = z
  .object({ ...inviteeVerdictSchema.shape, sentence: z.string().optional() })
  .meta({ id: 'InviteeVerdict' })

/** What became of one identifier. */
export const showVerdict = (verdict: InviteeVerdict, language: Language): z.input<typeof verdictView> => ({
  ...verdict,
  sentence: verdict.reason === undefined ? undefined : sayFault(verdict.reason, language, verdict.suggestion),
})

/** An invitation as the invited organisation and the coordinator see it. */
export const invitationView = z
  .object({
    id: z.string(),
    state: answerStateSchema,
    organisation: z.string(),
    coordinator: namedView,
    application: z.object({ id: z.uuid(), name: z.string(), purpose: z.string(), status: statusSchema }),
    reason,
    ...when,
  })
  .meta({ id: 'Invitation' })

/** An invitation. */
export const showInvitation = ({
  answer,
  state,
  application,
  coordinator,
}: InvitationRead): z.input<typeof invitationView> => ({
  ...answer,
  id: invitationId(answer.applicationId, answer.organisation),
  state,
  coordinator: showNamed(application.applicant, coordinator),
  application,
})
