import * as z from 'zod'
import { organisationKeySchema } from './identifiers/index.ts'
import { momentSchema, type Moment } from './time.ts'

/** What officers are asked about. */
export const officerCaseKindSchema = z.enum([
  'review',
  'claim',
  'clusterConcern',
  'appeal',
  'duplicate',
  'addressChange',
  'misdirected',
  'cityRequest',
])

/**
 * One case of the officers' queue. Its id is made of what it is about, so that the same cause opens it once. `concerned` are the organisations
 * whose representatives may not decide it; `facts` hold ids, counts and words, no addresses. At `dueAt` officers are reminded of it; it opens with
 * its own moment there, and the first look gives it the time that the newest pack grants.
 */
export const officerCaseSchema = z.strictObject({
  id: z.string().min(1).max(200),
  kind: officerCaseKindSchema,
  subject: z.strictObject({ type: z.enum(['application', 'cluster', 'organisation', 'claim']), id: z.string() }),
  concerned: z.array(organisationKeySchema).max(10),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  note: z.string().max(4000).optional(),
  status: z.enum(['open', 'closed']),
  version: z.int().min(1),
  openedAt: momentSchema,
  dueAt: momentSchema.optional(),
  assignedTo: z.uuid().optional(),
  assignedAt: momentSchema.optional(),
  closedAt: momentSchema.optional(),
  closedBy: z.string().optional(),
  outcome: z.string().max(60).optional(),
  reason: z.string().max(4000).optional(),
})
export type OfficerCase = z.infer<typeof officerCaseSchema>

/** What an opened case says. */
export type Opened = Pick<OfficerCase, 'id' | 'kind' | 'subject'> &
  Partial<Pick<OfficerCase, 'facts' | 'note'>> & { readonly concerned: readonly string[] }

/** A case as it is opened. */
export const newCase = ({ id, kind, subject, concerned, facts = {}, note }: Opened, now: Moment): OfficerCase => ({
  id,
  kind,
  subject,
  concerned: [...concerned],
  facts,
  ...(note === undefined ? {} : { note }),
  status: 'open',
  version: 1,
  openedAt: now,
  dueAt: now,
})

/** The case of a consortium that waits for an officer, and of a claim that does. */
export const reviewCaseId = (applicationId: string): string => `review~${applicationId}`
export const duplicateCaseId = (one: string, other: string): string => `duplicate~${[one, other].toSorted().join('~')}`
export const claimCaseId = (claimId: string): string => `claim~${claimId}`
