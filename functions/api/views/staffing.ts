import * as z from 'zod'
import { MOST_SUPPLIERS } from '../../../shared/domain/staffing/instance.ts'
import { askedForSchema, plannedSchema, type Planned } from '../../../shared/domain/staffing/planned.ts'
import { inviteeVerdictSchema } from '../../../shared/domain/invitee-verdict.ts'
import type { Language, Organisation } from '../../../shared/domain/organisation.ts'
import type { Proposal } from '../../../shared/use-cases/propose-staffing.ts'
import { chainSchema, stageIdSchema } from '../../../shared/domain/chain/chain.ts'
import { staffingRunSchema } from '../../../shared/domain/staffing/run.ts'
import { momentSchema } from '../../../shared/domain/time.ts'
import { sayHindrance } from '../../../shared/i18n/say-candidate.ts'
import type { StaffingPreview } from '../../../shared/use-cases/preview-staffing.ts'
import type { StaffingRead } from '../../../shared/use-cases/read-staffing.ts'
import { hindranceView } from './candidate.ts'
import { namedView, showNamed } from './organisation.ts'

/** Who is to do what of a stage. */
export const plannedView = plannedSchema
  .extend({ organisation: namedView })
  .meta({ id: 'PlannedSupply', description: `at most ${MOST_SUPPLIERS} for each capability of a stage` })

/** A staffing that was found at once; what it leaves `open` the exact computation may still cover. */
export const proposalView = z
  .object({
    chainVersion: chainSchema.shape.version,
    supplies: z.array(plannedView),
    outsiders: z.int(),
    cost: z.number(),
    open: z.array(askedForSchema),
  })
  .meta({ id: 'StaffingProposal' })

/** Supplies with the names of organisations. */
export const showPlanned = (
  supplies: readonly Planned[],
  organisations: ReadonlyMap<string, Organisation>,
): z.input<typeof plannedView>[] =>
  supplies.map((supply) => ({
    ...supply,
    organisation: showNamed(supply.organisation, organisations.get(supply.organisation)),
  }))

/** A staffing that was found at once. */
export const showProposal = ({ organisations, ...proposal }: Proposal): z.input<typeof proposalView> => ({
  ...proposal,
  supplies: showPlanned(proposal.supplies, organisations),
  open: [...proposal.open],
})

/** What became of inviting somebody whom a staffing needs. */
export const invitedView = z
  .object({ organisation: z.string(), ...inviteeVerdictSchema.pick({ verdict: true, retryAt: true }).shape })
  .meta({ id: 'StaffingInvited' })

const size = z.object({ tasks: z.int(), able: z.int(), kept: z.int() })

/** A computation of a staffing, as far as it is. `current`: the chain is still what it was made for. */
export const staffingView = z
  .object({
    run: z.uuid(),
    state: z.enum(staffingRunSchema.options.map(({ shape }) => shape.state.value)),
    chainVersion: chainSchema.shape.version,
    current: z.boolean(),
    requestedAt: momentSchema,
    endedAt: momentSchema.optional(),
    size: size.optional(),
    greedyCost: z.number().optional(),
    supplies: z.array(plannedView).optional(),
    cost: z.number().optional(),
    bound: z.number().optional(),
    gap: z.number().optional(),
    takenAs: z.int().optional(),
    invited: z.array(invitedView).optional(),
    reason: z.array(askedForSchema).optional(),
    each: z.boolean().optional(),
    minimal: z.boolean().optional(),
    error: z.string().optional(),
  })
  .meta({ id: 'Staffing' })

/** What taking over a staffing would do. */
export const staffingPreviewView = z
  .object({
    run: z.uuid(),
    current: z.boolean(),
    supplies: z.array(plannedView),
    invites: z.array(z.object({ organisation: namedView, hindrance: hindranceView.optional() })),
    open: z.object({ now: z.array(stageIdSchema), afterwards: z.array(stageIdSchema) }),
  })
  .meta({ id: 'StaffingPreview' })

/** A computation of a staffing. */
export const showStaffing = ({ run, isCurrent, organisations }: StaffingRead): z.input<typeof staffingView> => {
  const { id, ...shown } = run
  return {
    ...shown,
    run: id,
    current: isCurrent,
    ...('tasks' in run ? { size: run } : {}),
    ...(run.state === 'found' ? { supplies: showPlanned(run.supplies, organisations) } : { supplies: undefined }),
  }
}

/** What taking over a staffing would do. */
export const showStaffingPreview = (
  { run, isCurrent, supplies, organisations, invites, open }: StaffingPreview,
  language: Language,
): z.input<typeof staffingPreviewView> => ({
  run,
  current: isCurrent,
  supplies: showPlanned(supplies, organisations),
  invites: invites.map(({ organisation, hindrance }) => ({
    organisation: showNamed(organisation, organisations.get(organisation)),
    hindrance: hindrance && { ...hindrance, sentence: sayHindrance(hindrance, language) },
  })),
  open: { now: [...open.now], afterwards: [...open.afterwards] },
})
