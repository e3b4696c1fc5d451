import * as z from 'zod'
import { organisationKeySchema } from './identifiers/index.ts'
import { isMember, type Membership } from './membership.ts'
import { projectSchema } from './project.ts'
import { momentSchema, type Moment } from './time.ts'

/**
 * The one record of (project, organisation): whether it takes part, has left, or was removed by the lead. It is bound to the membership in which it
 * was made: `memberSince` is that one's `since`, so that leaving the cluster ends it without a write, and coming back does not bring it back.
 */
export const participationSchema = z.strictObject({
  clusterId: z.uuid(),
  project: projectSchema.shape.id,
  organisation: organisationKeySchema,
  state: z.enum(['in', 'left', 'removed']),
  memberSince: momentSchema,
  since: momentSchema,
  generation: z.int().min(1),
  reason: z.string().max(1000).optional(),
})
export type Participation = z.infer<typeof participationSchema>

/** Whether an organisation takes part in a project, by its record there and in the cluster. A change of role keeps a membership's `since`. */
export const takesPart = (participation: Participation | undefined, membership: Membership | undefined): boolean =>
  participation?.state === 'in' && isMember(membership) && membership.since <= participation.memberSince

const next = (
  before: Participation | undefined,
  about: Pick<Participation, 'clusterId' | 'project' | 'organisation' | 'memberSince'>,
  state: Participation['state'],
  now: Moment,
): Participation => ({
  clusterId: about.clusterId,
  project: about.project,
  organisation: about.organisation,
  state,
  memberSince: about.memberSince,
  since: now,
  generation: (before?.generation ?? 0) + 1,
})

/** The record of a member that takes part from now on, whatever stood there before. */
export const takePart = (
  before: Participation | undefined,
  project: string,
  { clusterId, organisation, since }: Membership,
  now: Moment,
): Participation => next(before, { clusterId, project, organisation, memberSince: since }, 'in', now)

/** The record of a participant that leaves the project; also of a removed one that the lead lets back, should it wish to. */
export const leaveProject = (before: Participation, now: Moment): Participation => next(before, before, 'left', now)

/** The record of a participant that the lead removes, with a reason that it hears; it comes back only if the lead lets it. */
export const removeFromProject = (before: Participation, reason: string, now: Moment): Participation => ({
  ...next(before, before, 'removed', now),
  reason,
})
