import * as z from 'zod'
import { answerSchema, answerStateSchema, heldSchema } from '../../../shared/domain/answer.ts'
import { invitationId } from '../../../shared/domain/invitation-id.ts'
import { inviteeVerdictSchema, type InviteeVerdict } from '../../../shared/domain/invitee-verdict.ts'
import { shortfallSchema } from '../../../shared/domain/member.ts'
import { categorySchema, type Language } from '../../../shared/domain/organisation.ts'
import { momentSchema } from '../../../shared/domain/time.ts'
import { sayFault } from '../../../shared/i18n/say-fault.ts'
import { sayNotAsked, sayNotReached } from '../../../shared/i18n/say-invitee.ts'
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
    held: heldSchema.optional(),
    undeliverable: z.boolean(),
    sentence: z.string().optional(),
  })
  .meta({ id: 'Invitee' })

/** In words why it is not asked or not reached, and what can be done; nothing where it is. */
const sentenceAbout = ({ answer, shortfall }: Invitee, language: Language): string | undefined => {
  if (answer?.held) return sayNotAsked(answer.held.because, answer.held.retryAt, language)
  return shortfall === 'undeliverable' || shortfall === 'unreachable' ? sayNotReached(shortfall, language) : undefined
}

/** An invitee for its coordinator. */
export const showInvitee = (
  applicationId: string,
  invitee: Invitee,
  language: Language,
): z.input<typeof inviteeView> => {
  const { key, organisation, coordinator, state, shortfall, answer } = invitee
  return {
    ...answer,
    organisation: showNamed(key, organisation),
    category: organisation?.category,
    coordinator,
    state,
    counts: shortfall === undefined,
    shortfall,
    undeliverable: answer?.undeliverable ?? false,
    sentence: sentenceAbout(invitee, language),
    invitation: answer && !coordinator ? invitationId(applicationId, key) : undefined,
  }
}

/** How many invitations went out again, how many did not, and when the first of these may. */
export const resentView = z
  .object({ resent: z.int(), tooSoon: z.int(), notAccepting: z.int(), retryAt: momentSchema.optional() })
  .meta({ id: 'Resent' })

/** What became of one identifier, with a sentence where it is broken or not asked now. */
export const verdictView = z
  .object({ ...inviteeVerdictSchema.shape, sentence: z.string().optional() })
  .meta({ id: 'InviteeVerdict' })

const sayVerdict = ({ verdict, retryAt, reason: fault, suggestion }: InviteeVerdict, language: Language) => {
  if (verdict === 'capped' || verdict === 'notAccepting') return sayNotAsked(verdict, retryAt, language)
  if (verdict === 'undeliverable' || verdict === 'unreachable') return sayNotReached(verdict, language)
  return fault === undefined ? undefined : sayFault(fault, language, suggestion)
}

/** What became of one identifier. */
export const showVerdict = (verdict: InviteeVerdict, language: Language): z.input<typeof verdictView> => ({
  ...verdict,
  sentence: sayVerdict(verdict, language),
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
