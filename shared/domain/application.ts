import * as z from 'zod'
import { organisationKeySchema } from './identifiers/index.ts'
import { modeSchema } from './mode.ts'
import { projectSchema } from './project.ts'
import { ruleIdSchema } from './rule-pack.ts'
import { momentSchema } from './time.ts'

/** An application's id; also the first part of the names of its executions. */
export const applicationIdSchema = z.uuid()

const fields = z.strictObject({
  name: z.string().trim().min(1).max(300),
  purpose: z.string().trim().max(4000),
  projects: z.array(projectSchema).max(50),
  admission: z.enum(['open', 'consent']),
  mode: modeSchema,
})

/** What an applicant writes; all of it can be changed until the application is submitted. */
export const contentSchema = fields.extend({
  purpose: fields.shape.purpose.default(''),
  projects: fields.shape.projects.default([]),
  admission: fields.shape.admission.default('consent'),
  mode: modeSchema.optional(),
})
export type Content = z.infer<typeof contentSchema>

/** Some fields of the content, to replace those that stand. */
export const contentChangeSchema = fields.partial()
export type ContentChange = z.infer<typeof contentChangeSchema>

/** A field that the applicant must correct: its path in the content, the rule that it fails. */
export const faultSchema = z.strictObject({ path: z.string(), rule: ruleIdSchema })
export type Fault = z.infer<typeof faultSchema>

const base = z.object({
  id: applicationIdSchema,
  ...contentSchema.shape,
  applicant: organisationKeySchema,
  createdBy: z.string(),
  createdAt: momentSchema,
  version: z.int().min(1),
  copiedFrom: applicationIdSchema.optional(),
  marks: z.array(faultSchema).optional(),
})

const submitted = base.extend({
  caseNumber: z.string(),
  submittedAt: momentSchema,
  packVersion: z.int().min(1),
  attempt: z.int().min(1),
  enteredAt: momentSchema,
  mode: modeSchema,
  deadline: momentSchema,
  extensions: z.int().min(0),
  word: momentSchema.optional(),
  returnedAt: momentSchema.optional(),
  stuck: z.strictObject({ since: momentSchema, error: z.string() }).optional(),
})

const ended = submitted.extend({ endedAt: momentSchema })

/** An application as its states; each adds the fields that exist only then, and parsing drops those of another. *Stuck* is a mark, not a state. */
export const applicationSchema = z.discriminatedUnion('status', [
  base.extend({ status: z.literal('draft') }),
  submitted.extend({ status: z.literal('screening') }),
  submitted.extend({
    status: z.literal('needsCorrection'),
    faults: z.array(faultSchema).min(1),
    correctBy: momentSchema,
  }),
  submitted.extend({ status: z.literal('gathering') }),
  submitted.extend({ status: z.literal('assessing') }),
  submitted.extend({ status: z.literal('review'), reviewSince: momentSchema }),
  submitted.extend({ status: z.literal('registering') }),
  ended.extend({ status: z.literal('registered'), clusterId: z.string() }),
  ended.extend({ status: z.literal('rejected') }),
  ended.extend({
    status: z.literal('withdrawn'),
    reason: z.string().optional(),
    cancelled: z.literal(true).optional(),
  }),
  ended.extend({ status: z.literal('expired') }),
])
export type Application = z.infer<typeof applicationSchema>
export type Status = Application['status']

/** An application that has been submitted: everything but a draft. */
export type Submitted = Exclude<Application, { status: 'draft' }>

/** What an applicant wrote, and nothing of what became of it. */
export const contentOf = (application: Application): Content => {
  const { name, purpose, projects, admission, mode } = application
  return { name, purpose, projects, admission, ...(mode === undefined ? {} : { mode }) }
}

const isMarkOn = ({ path }: Fault, change: ContentChange): boolean =>
  Object.entries(change).some(([field, value]) => value !== undefined && path === `/${field}`)

/** The application with some of its content replaced; what was marked in those fields is so no more. */
export const changeContent = (application: Application, change: ContentChange): Application =>
  applicationSchema.parse({
    ...application,
    ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
    marks: application.marks?.filter((mark) => !isMarkOn(mark, change)),
  })

/** Whether the application has been submitted. */
export const isSubmitted = (application: Application): application is Submitted => application.status !== 'draft'
