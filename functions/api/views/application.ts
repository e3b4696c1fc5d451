import * as z from 'zod'
import { answerStateSchema } from '../../../shared/domain/answer.ts'
import { contentSchema, faultSchema, type Application } from '../../../shared/domain/application.ts'
import { invitationId } from '../../../shared/domain/invitation-id.ts'
import { modeSchema } from '../../../shared/domain/mode.ts'
import type { Organisation } from '../../../shared/domain/organisation.ts'
import { projectSchema } from '../../../shared/domain/project.ts'
import { momentSchema } from '../../../shared/domain/time.ts'
import type { Turn } from '../../../shared/domain/turn.ts'
import type { ApplicationRead } from '../../../shared/use-cases/read-application.ts'
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

const turnView = z.strictObject({
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
    'nothing',
  ]),
})

const projectView = z
  .strictObject({ ...projectSchema.shape, summary: z.string(), seeks: z.array(z.enum(['partners', 'money'])) })
  .meta({ id: 'Project' })

const { members: _, ...sharedProject } = projectView.shape
const sharedProjectView = z.strictObject(sharedProject).meta({ id: 'SharedProject' })

const fullView = z
  .strictObject({
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
  })
  .meta({ id: 'OwnApplication' })

const askedView = z
  .strictObject({
    as: z.literal('asked'),
    id: z.uuid(),
    status: statusSchema,
    turn: turnView,
    name: z.string(),
    purpose: z.string(),
    projects: z.array(sharedProjectView),
    coordinator: namedView,
    deadline: momentSchema.optional(),
    counts: z.strictObject({ confirmed: z.int(), open: z.int(), minimum: z.int() }),
    invitation: z.strictObject({ id: z.string(), state: answerStateSchema }),
  })
  .meta({ id: 'ApplicationOfOthers' })

/** An application: all of it for its applicant, what concerns it for an organisation that was asked. */
export const applicationView = z.discriminatedUnion('as', [fullView, askedView]).meta({ id: 'Application' })

/** An application in full, as its applicant and officers see it. */
export const ownApplicationView = fullView

/** The parts of an application that only some states have, where this one has them. */
const partsOfState = (application: Application) => {
  if (application.status === 'draft') return {}
  const { caseNumber, submittedAt, packVersion, deadline, extensions, word, stuck } = application
  return {
    caseNumber,
    submittedAt,
    packVersion,
    deadline,
    extensions,
    ...(word === undefined ? {} : { word }),
    ...(stuck === undefined ? {} : { stuckSince: stuck.since }),
    ...(application.status === 'needsCorrection'
      ? { faults: application.faults, correctBy: application.correctBy }
      : {}),
    ...('endedAt' in application ? { endedAt: application.endedAt } : {}),
    ...(application.status === 'registered' ? { clusterId: application.clusterId } : {}),
    ...(application.status === 'withdrawn' && application.reason !== undefined ? { reason: application.reason } : {}),
  }
}

/** An application in full. */
export const showOwn = (
  application: Application,
  applicant: Organisation | undefined,
  turn: Turn,
): z.input<typeof fullView> => ({
  as: 'applicant',
  id: application.id,
  version: application.version,
  status: application.status,
  turn,
  name: application.name,
  purpose: application.purpose,
  projects: application.projects,
  admission: application.admission,
  ...(application.mode === undefined ? {} : { mode: application.mode }),
  applicant: showNamed(application.applicant, applicant),
  createdAt: application.createdAt,
  ...partsOfState(application),
})

/** An application as its reader may see it. */
export const showApplication = (read: ApplicationRead): z.input<typeof applicationView> => {
  const { application, coordinator, turn, progress } = read
  if (read.as === 'applicant') return showOwn(application, coordinator, turn)
  return {
    as: 'asked',
    id: application.id,
    status: application.status,
    turn,
    name: application.name,
    purpose: application.purpose,
    projects: application.projects.map(({ members: __, ...project }) => project),
    coordinator: showNamed(application.applicant, coordinator),
    ...('deadline' in application ? { deadline: application.deadline } : {}),
    counts: {
      confirmed: progress.tally?.confirmed ?? 0,
      open: progress.tally?.open ?? 0,
      minimum: progress.pack.minimumOrganisations,
    },
    invitation: { id: invitationId(application.id, read.answer.organisation), state: read.answer.state },
  }
}

/** One line about an application in a list. */
export const applicationLineView = z
  .strictObject({
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

/** One line about an application. */
export const showLine = (application: Application): z.input<typeof applicationLineView> => {
  const { id, status, name, createdAt } = application
  const { caseNumber, submittedAt, deadline, endedAt, clusterId } = partsOfStateForLine(application)
  return {
    id,
    status,
    name,
    createdAt,
    ...(caseNumber === undefined ? {} : { caseNumber }),
    ...(submittedAt === undefined ? {} : { submittedAt }),
    ...(deadline === undefined ? {} : { deadline }),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(clusterId === undefined ? {} : { clusterId }),
  }
}
