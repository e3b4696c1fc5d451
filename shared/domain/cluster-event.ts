import * as z from 'zod'
import { momentSchema } from './time.ts'

/** What can happen to a registered cluster; the words of its history. */
export const clusterEventTypeSchema = z.enum([
  'registered',
  'memberJoined',
  'memberLeft',
  'cityAsked',
  'cityAnswered',
  'concernBegan',
  'concernChanged',
  'concernEnded',
  'struckOff',
  'coordinatorAppointed',
  'joinRequested',
  'coordinatorAsked',
  'joinWithdrawn',
  'joinRefused',
  'memberInvited',
  'invitationResent',
  'invitationReminded',
  'invitationDeclined',
  'invitationRevoked',
  'invitationExpired',
  'invitationUndeliverable',
  'memberRemoved',
  'admissionChanged',
  'handoverOffered',
  'handoverAccepted',
  'handoverDeclined',
  'handoverTakenBack',
  'handoverExpired',
  'handoverVoid',
  'projectAdded',
  'projectChanged',
  'projectClosed',
  'projectRemoved',
  'projectJoined',
  'projectLeft',
  'projectParticipantRemoved',
  'projectParticipantLetBack',
  'projectLeadNamed',
  'projectSeekEnded',
])
export type ClusterEventType = z.infer<typeof clusterEventTypeSchema>

/** One event of a cluster, appended in the transaction of the change itself. `data` holds ids, counts and words, no addresses. */
export const clusterEventSchema = z.strictObject({
  id: z.string(),
  clusterId: z.uuid(),
  type: clusterEventTypeSchema,
  at: momentSchema,
  by: z.string(),
  organisation: z.string().optional(),
  project: z.string().optional(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})
export type ClusterEvent = z.infer<typeof clusterEventSchema>
