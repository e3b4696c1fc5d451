import * as z from 'zod'
import { chainSchema, MOST } from '../chain/chain.ts'
import { organisationKeySchema } from '../identifiers/index.ts'
import { inviteeVerdictSchema } from '../invitee-verdict.ts'
import { after, momentSchema, type Moment } from '../time.ts'
import { askedForSchema, plannedSchema } from './planned.ts'

const base = {
  owner: chainSchema.shape.owner,
  chain: chainSchema.shape.id,
  id: z.uuid(),
  chainVersion: chainSchema.shape.version,
  organisation: organisationKeySchema,
  requestedAt: momentSchema,
}

const cost = z.number().min(0)

/** How large it is: so many things to cover, so many who could, so many left once those whom nobody needs are left out. */
const size = { tasks: z.int().min(0), able: z.int().min(0), kept: z.int().min(0) }
const ended = { ...base, endedAt: momentSchema }

/** What became of inviting an outsider. */
const invitedSchema = z.strictObject({
  organisation: organisationKeySchema,
  ...inviteeVerdictSchema.pick({ verdict: true, retryAt: true }).shape,
})

/**
 * The latest computation of who could staff a whole chain, for the version of the chain that it was made for. `solving`: with the cost of the greedy
 * answer, where that covers everything. `found`: with its cost (1 for each supply, 100 for each outsider), the bound that no staffing undercuts, and
 * the gap between them as a share of the cost; `takenAs`: the version of the chain that put it down; `invited`: what became of its outsiders.
 * `infeasible`: what cannot be covered, each by itself or only together; `minimal`: none of it can be spared.
 */
export const staffingRunSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('queued'), ...base }),
  z.strictObject({ state: z.literal('solving'), ...base, ...size, greedyCost: cost.optional() }),
  z.strictObject({
    state: z.literal('found'),
    ...ended,
    ...size,
    supplies: z.array(plannedSchema).max(MOST.stages * MOST.takes * 3),
    cost,
    bound: cost,
    gap: z.number().min(0).max(1),
    takenAs: chainSchema.shape.version.optional(),
    invited: z.array(invitedSchema).optional(),
  }),
  z.strictObject({
    state: z.literal('infeasible'),
    ...ended,
    ...size,
    reason: z.array(askedForSchema).min(1),
    each: z.boolean(),
    minimal: z.boolean(),
  }),
  z.strictObject({ state: z.literal('failed'), ...ended, error: z.string().max(100) }),
])
export type StaffingRun = z.infer<typeof staffingRunSchema>
export type RunIn<State extends StaffingRun['state']> = Extract<StaffingRun, { state: State }>

/** After so long nothing is computed any more, whatever is stored: the workflow's own limits are shorter. */
export const LONGEST_RUN = { minutes: 10 }

const isRunning = (run: StaffingRun, now: Moment): boolean =>
  (run.state === 'queued' || run.state === 'solving') && after(run.requestedAt, LONGEST_RUN) > now

/** What a run says of itself in every state. */
export const headOf = ({ owner, chain, id, chainVersion, organisation, requestedAt }: StaffingRun) => ({
  owner,
  chain,
  id,
  chainVersion,
  organisation,
  requestedAt,
})

/** The run as it is to be shown: one that was given up on has failed. */
export const asShown = (run: StaffingRun, now: Moment): StaffingRun =>
  (run.state === 'queued' || run.state === 'solving') && !isRunning(run, now)
    ? { ...headOf(run), state: 'failed', endedAt: after(run.requestedAt, LONGEST_RUN), error: 'givenUp' }
    : run
