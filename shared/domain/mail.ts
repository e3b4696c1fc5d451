import * as z from 'zod'
import { momentSchema } from './time.ts'

/** The kinds of mail; `docs/mail.md` has a row for each. */
export const mailTemplateSchema = z.enum([
  'signInCode',
  'claimCode',
  'claimDecided',
  'colleagueAdded',
  'erasureAsked',
  'submissionReceived',
  'returnedForCorrection',
  'invitation',
  'reminder',
  'invitationExpired',
  'answerReceived',
  'invitationUndeliverable',
  'invitationsStopped',
  'tooFew',
  'approved',
  'rejected',
  'expired',
  'withdrawn',
  'addressChangeAnnounced',
  'addressChanged',
  'appealReceived',
  'appealDecided',
  'clusterRegistered',
  'memberJoined',
  'joinRequested',
  'joinWarning',
  'joinWithdrawn',
  'joinAdmitted',
  'joinRefused',
  'clusterInvitation',
  'clusterReminder',
  'clusterInvitationExpired',
  'clusterInvitationDeclined',
  'clusterInvitationUndeliverable',
  'clusterMemberJoined',
  'memberLeft',
  'memberRemoved',
  'cityAnswered',
  'caseWaits',
  'cancelled',
  'concernBegan',
  'concernEnded',
  'struckOff',
  'coordinatorAppointed',
  'spacePost',
  'spaceDigest',
  'postModerated',
  'messageReceived',
  'interestShown',
  'clusterEnded',
  'handoverOffered',
  'handoverAccepted',
  'handoverDeclined',
  'handoverTakenBack',
  'handoverExpired',
  'handoverVoid',
  'projectNews',
  'projectRemoved',
  'projectEnded',
])
export type MailTemplate = z.infer<typeof mailTemplateSchema>

/** Who gets a mail: an organisation (its registered address for what proves, its contact address for the rest) or a person. */
export const recipientSchema = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('organisation'), key: z.string(), address: z.enum(['registered', 'contact']) }),
  z.strictObject({ to: z.literal('person'), id: z.string() }),
])
export type Recipient = z.infer<typeof recipientSchema>

/** A mail to be sent, sent, or given up: ids only, no address and no secret. */
export const mailSchema = z.strictObject({
  id: z.string(),
  template: mailTemplateSchema,
  recipient: recipientSchema,
  data: z.record(z.string(), z.union([z.string(), z.number()])),
  status: z.enum(['pending', 'sent', 'parked', 'dropped']),
  attempts: z.int().min(0),
  createdAt: momentSchema,
  leaseUntil: momentSchema.optional(),
  sentAt: momentSchema.optional(),
  messageId: z.string().optional(),
  why: z.string().optional(),
})
export type Mail = z.infer<typeof mailSchema>

/**
 * Whom a fan-out reaches: those with such an answer to an application, the members of a cluster (which bears its application's id), who is `waiting` to become
 * one, or who takes part in one of its projects. Each of the audience gets one mail keyed by the event and itself. Of a space: persons who wish to hear of an announcement or of what was `told` to them at
 * once, and those for whose next digest there is `news`.
 */
export const audienceSchema = z.enum([
  'open',
  'confirmed',
  'asked',
  'members',
  'waiting',
  'participants',
  'space',
  'told',
  'news',
])

/** A mail to many, put down as one item and expanded afterwards, resumable at its cursor; `closes`: open questions end with it. */
export const fanOutSchema = z.strictObject({
  id: z.string(),
  applicationId: z.uuid(),
  template: mailTemplateSchema,
  audience: audienceSchema,
  closes: z.boolean(),
  data: z.record(z.string(), z.union([z.string(), z.number()])),
  cursor: z.string().optional(),
  createdAt: momentSchema,
})
export type FanOut = z.infer<typeof fanOutSchema>
