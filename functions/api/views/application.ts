import * as z from 'zod'
import { answerStateSchema } from '../../../shared/domain/answer.ts'
import { appealUntil } from '../../../shared/domain/appeal.ts'
import { contentSchema, faultSchema, isSubmitted, type Application } from '../../../shared/domain/application.ts'
import { invitationId } from '../../../shared/domain/invitation-id.ts'
import { modeSchema } from '../../../shared/domain/mode.ts'
import type { Language, Organisation } from '../../../shared/domain/organisation.ts'
import { projectSchema } from '../../../shared/domain/project.ts'
import { momentSchema } from '../../../shared/domain/time.ts'
import type { Turn } from '../../../shared/domain/turn.ts'
import type { Corrected } from '../../../shared/use-cases/support/correction.ts'
import type { ApplicationRead } from '../../../shared/use-cases/read-application.ts'
import { appealView, showAppeal } from './appeal.ts'
import { decisionView, showDecision } from './decision.ts'
import { namedView, showNamed } from './organisation.ts'

/** The states of an application. */
export const statusSchema = z.enum([
  'draft',
  'screening',
  'needsCorrection',
  'gathering',
  'assessing',
  'review',
  'registering',
  'registered',
  'rejected',
  'withdrawn',
  'expired',
])

const turnView = z.object({
  whose: z.enum(['applicant', 'invited', 'officer', 'operator', 'service', 'nobody']),
  waitingFor: z.enum([
    'submission',
    'screening',
    'correction',
    'answers',
    'word',
    'moreOrganisations',
    'decision',
    'finding',
    'registration',
    'restart',
    'appeal',
    'nothing',
  ]),
})

const projectView = z
  .object({ ...projectSchema.shape, summary: z.string(), seeks: z.array(z.enum(['partners', 'money'])) })
  .meta({ id: 'Project' })

const { members: _, ...sharedProject } = projectView.shape
/** A project without the organisations that take part in it. */
export const sharedProjectView = z.object(sharedProject).meta({ id: 'SharedProject' })

/** What was changed since the application was returned for correction; a project goes by its id. */
const correctedView = z
  .object({
    returnedAt: momentSchema,
    changes: z.array(z.object({ path: z.string(), before: z.unknown().optional(), after: z.unknown().optional() })),
  })
  .meta({ id: 'Corrected' })

const cancelled = z.literal(true).optional().describe('an officer ended it, not the coordinator')

const fullView = z
  .object({
    as: z.literal('applicant'),
    id: z.uuid(),
    version: z.int(),
    status: statusSchema,
    turn: turnView,
    name: z.string(),
    purpose: z.string(),
    projects: z.array(projectView),
    admission: contentSchema.shape.admission.unwrap(),
    mode: modeSchema.optional(),
    applicant: namedView,
    createdAt: momentSchema,
    caseNumber: z.string().optional(),
    submittedAt: momentSchema.optional(),
    packVersion: z.int().optional(),
    deadline: momentSchema.optional(),
    extensions: z.int().optional(),
    word: momentSchema.optional(),
    stuckSince: momentSchema.optional(),
    faults: z.array(faultSchema).optional(),
    correctBy: momentSchema.optional(),
    endedAt: momentSchema.optional(),
    clusterId: z.string().optional(),
    reason: z.string().optional(),
    cancelled,
    decision: decisionView.optional(),
    copiedFrom: z.uuid().optional(),
    marks: z.array(faultSchema).optional().describe('what a copy must change, of what its original was refused for'),
    corrected: correctedView.optional(),
    appeal: appealView.optional(),
    appealUntil: momentSchema.optional().describe('until when this refusal may be appealed'),
  })
  .meta({ id: 'OwnApplication' })

const askedView = z
  .object({
    as: z.literal('asked'),
    id: z.uuid(),
    status: statusSchema,
    turn: turnView,
    name: z.string(),
    purpose: z.string(),
    projects: z.array(sharedProjectView),
    coordinator: namedView,
    deadline: momentSchema.optional(),
    counts: z.object({ confirmed: z.int(), open: z.int(), minimum: z.int() }),
    invitation: z.object({ id: z.string(), state: answerStateSchema }),
    cancelled,
    corrected: correctedView.optional(),
  })
  .meta({ id: 'ApplicationOfOthers' })

/** An application: all of it for its applicant, what concerns it for an organisation that was asked. */
export const applicationView = z.discriminatedUnion('as', [fullView, askedView]).meta({ id: 'Application' })

/** An application in full, as its applicant and officers see it. */
export const ownApplicationView = fullView

/** An application in full; its view drops what is not for readers. */
export const showOwn = (
  application: Application,
  applicant: Organisation | undefined,
  turn: Turn,
): z.input<typeof fullView> => ({
  ...application,
  as: 'applicant',
  applicant: showNamed(application.applicant, applicant),
  turn,
  stuckSince: 'stuck' in application ? application.stuck?.since : undefined,
})

/** What was corrected, as the view takes it. */
export const showCorrected = (corrected: Corrected | undefined): z.input<typeof correctedView> | undefined =>
  corrected && { ...corrected, changes: [...corrected.changes] }

/** An application as its reader may see it, its decision in the reader's language. */
export const showApplication = (read: ApplicationRead, language: Language): z.input<typeof applicationView> => {
  const { application, coordinator, turn, progress } = read
  if (read.as === 'applicant')
    return {
      ...showOwn(application, coordinator, turn),
      marks: read.marks.length > 0 ? [...read.marks] : undefined,
      corrected: showCorrected(read.corrected),
      decision: showDecision(read.decision, language),
      ...showAppeal(read.appeal),
      ...(read.appeal || !isSubmitted(application) ? {} : { appealUntil: appealUntil(application, progress.pack) }),
    }
  return {
    ...application,
    as: 'asked',
    turn,
    coordinator: showNamed(application.applicant, coordinator),
    counts: {
      confirmed: progress.tally?.confirmed ?? 0,
      open: progress.tally?.open ?? 0,
      minimum: progress.pack.minimumOrganisations,
    },
    corrected: showCorrected(read.corrected),
    invitation: { id: invitationId(application.id, read.answer.organisation), state: read.answer.state },
  }
}

/** One line about an application in a list. */
export const applicationLineView = z
  .object({
    id: z.uuid(),
    status: statusSchema,
    name: z.string(),
    caseNumber: z.string().optional(),
    createdAt: momentSchema,
    submittedAt: momentSchema.optional(),
    deadline: momentSchema.optional(),
    endedAt: momentSchema.optional(),
    clusterId: z.string().optional(),
  })
  .meta({ id: 'ApplicationLine' })
