import * as z from 'zod'
import { momentSchema } from './time.ts'

/** What can happen to an application; the words of its timeline and of the audit. */
export const eventTypeSchema = z.enum([
  'created',
  'changed',
  'submitted',
  'resubmitted',
  'screened',
  'returnedForCorrection',
  'invited',
  'listed',
  'confirmed',
  'declined',
  'left',
  'revoked',
  'invitationExpired',
  'reminded',
  'resent',
  'undeliverable',
  'registerChanged',
  'modeChosen',
  'wordGiven',
  'extended',
  'assessed',
  'sentToOfficer',
  'escalated',
  'found',
  'registrationStarted',
  'registrationUndone',
  'registered',
  'joined',
  'rejected',
  'expired',
  'withdrawn',
  'appealed',
  'appealUpheld',
  'appealGranted',
  'cancelled',
  'restarted',
  'stuck',
  'handoverOffered',
  'handoverAccepted',
  'handoverDeclined',
  'handoverTakenBack',
  'handoverExpired',
  'handoverVoid',
])
export type EventType = z.infer<typeof eventTypeSchema>

/** One event of an application, appended in the transaction of the change itself. `data` holds ids, counts and words, no addresses. */
export const eventSchema = z.strictObject({
  id: z.string(),
  applicationId: z.uuid(),
  type: eventTypeSchema,
  at: momentSchema,
  by: z.string(),
  organisation: z.string().optional(),
  packVersion: z.int().optional(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})
export type Event = z.infer<typeof eventSchema>
