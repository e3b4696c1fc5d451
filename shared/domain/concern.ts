import * as z from 'zod'
import { countsTowards } from './answer.ts'
import type { Membership } from './membership.ts'
import type { Organisation } from './organisation.ts'
import type { RulePack } from './rule-pack.ts'
import { deadlineAfter, momentSchema, type Moment } from './time.ts'

/** Why a registered cluster gives cause for concern. */
export const concernCauseSchema = z.enum(['belowMinimum', 'coordinatorNotActive'])

/** That a cluster gives cause for concern: because of what, since when, and until when it has time to mend it. */
export const concernSchema = z.strictObject({
  causes: z.array(concernCauseSchema).min(1),
  counting: z.int().min(0),
  since: momentSchema,
  mendBy: momentSchema,
})
export type Concern = z.infer<typeof concernSchema>

/** A member of a cluster as membership and register stand. */
export type StandingMember = { readonly membership: Membership; readonly organisation: Organisation | undefined }

/** How a cluster stands: how many members count, and what is the matter. */
export type Standing = { readonly counting: number; readonly causes: Concern['causes'] }

/** How a cluster stands under the rules that it was registered by: who counts towards its minimum, and whether its coordinator is active. */
export const standingOf = (
  coordinator: string,
  members: readonly StandingMember[],
  pack: Pick<RulePack, 'countedKinds' | 'minimumOrganisations'>,
): Standing => {
  const counting = members.filter(({ organisation }) => countsTowards(pack, organisation)).length
  const leads = members.find(({ membership }) => membership.organisation === coordinator)?.organisation
  return {
    counting,
    causes: [
      ...(counting < pack.minimumOrganisations ? (['belowMinimum'] as const) : []),
      ...(leads?.status === 'active' ? [] : (['coordinatorNotActive'] as const)),
    ],
  }
}

/** The concern after another look: it keeps its beginning and its time as long as anything is the matter, and is gone when nothing is. */
export const concernAfter = (
  before: Concern | undefined,
  { counting, causes }: Standing,
  pack: Pick<RulePack, 'times' | 'timeZone'>,
  now: Moment,
): Concern | undefined => {
  if (causes.length === 0) return undefined
  const since = before?.since ?? now
  return {
    causes,
    counting,
    since,
    mendBy: before?.mendBy ?? deadlineAfter(now, pack.times.mendConcern, pack.timeZone),
  }
}

/** Whether the time to mend is over, so that an officer may strike the cluster off. */
export const isTimeOver = (concern: Concern | undefined, now: Moment): boolean =>
  concern !== undefined && concern.mendBy <= now
