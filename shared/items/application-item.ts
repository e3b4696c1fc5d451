import * as z from 'zod'
import { applicationSchema, isSubmitted, type Application } from '../domain/application.ts'
import { shardOf } from '../domain/counts.ts'
import { isLive, mayFollow } from '../domain/transitions.ts'
import { momentSchema } from '../domain/time.ts'
import type { Condition, Item, Key, Put, Update, Value } from '../stores/table.ts'
import { attributes, entity } from './entity.ts'

/** The key of an application's item. */
export const applicationKey = (id: string): Key => ({ pk: `APP#${id}`, sk: 'APP' })

/** The partitions of the sparse index that holds every application which should have an execution. */
export const livePartitions: readonly string[] = Array.from({ length: 8 }, (_, shard) => `LIVE#${shard}`)

/** The partitions of all applications that were ever submitted, in the order of submission. */
export const submittedPartitions: readonly string[] = Array.from({ length: 8 }, (_, shard) => `APPS#${shard}`)

/** The states of the workflow that an execution can be begun at. */
export const resumeAtSchema = z.enum([
  'ScreenApplication',
  'AwaitCorrection',
  'InviteConsortium',
  'AwaitConsortium',
  'AssessConsortium',
  'AwaitOfficer',
])
export type ResumeAt = z.infer<typeof resumeAtSchema>

/** What the workflow keeps with an application and nobody else sees: where an attempt begins, the last assessment, failures in a row. */
export const runSchema = z.strictObject({
  resumeAt: resumeAtSchema,
  reservedName: z.string().optional(),
  assessed: z
    .strictObject({ versions: z.array(z.int()), at: momentSchema, lookAgainAt: momentSchema.optional() })
    .optional(),
  failures: z.strictObject({ state: z.string(), count: z.int().min(1) }).optional(),
})
export type Run = z.infer<typeof runSchema>

/** Keys of the sparse indexes, from the state: the values to set and the names to remove. */
const indexKeys = (application: Application): { readonly [name: string]: string | undefined } => ({
  gsi1pk: `ORG#${application.applicant}`,
  gsi1sk: `APP#${application.createdAt}#${application.id}`,
  gsi4pk: isLive(application.status) ? `LIVE#${shardOf(application.id)}` : undefined,
  gsi4sk: isLive(application.status) ? application.id : undefined,
  gsi5pk: isSubmitted(application) ? `APPS#${shardOf(application.id)}` : undefined,
  gsi5sk: isSubmitted(application) ? `${application.submittedAt}#${application.id}` : undefined,
})

const applications = entity('Application', applicationSchema, (application) => ({
  ...applicationKey(application.id),
  ...indexKeys(application),
}))

/** The application in an item. */
export const applicationFrom = applications.from

/** The workflow's notes beside an application; undefined for a draft. */
export const runFrom = (item: Item): Run | undefined =>
  item['_run'] === undefined ? undefined : runSchema.parse(item['_run'])

/** That the stored application is still the one that was read: its version, and its attempt once it is submitted. */
export const unchanged = (application: Application): Condition => [
  { attribute: 'version', is: application.version },
  { attribute: 'status', is: application.status },
  ...(isSubmitted(application) ? [{ attribute: 'attempt', is: application.attempt }] : []),
]

/** That the stored attempt is still this one. */
export const attemptIs = (attempt: number): Condition => [{ attribute: 'attempt', is: attempt }]

/** Writes a new application; with the workflow's notes where it is sent on its way at once. */
export const createApplication = (application: Application, run?: Run): Put => ({
  put: { ...applications.item(application), ...(run ? { _run: attributes(run) } : {}) },
  when: [{ attribute: 'pk', exists: false }],
})

/** Replaces an application as it was read by its next state; raises the version. `run` undefined leaves the workflow's notes as they are. Throws where the state may not follow. */
export const replaceApplication = (before: Application, next: Application, run?: Run): Update => {
  if (!mayFollow(before.status, next.status)) throw new Error(`${before.status} cannot become ${next.status}`)
  const { pk, sk, ...set } = applications.item(applicationSchema.parse({ ...next, version: before.version + 1 }))
  const kept = new Set(Object.keys(set))
  const gone = Object.keys({ ...attributes(before), ...attributes(indexKeys(before)) }).filter(
    (name) => !kept.has(name),
  )
  const notes: { readonly [name: string]: Value } = run ? { _run: attributes(run) } : {}
  return { update: { pk, sk }, set: { ...set, ...notes }, remove: gone, when: unchanged(before) }
}
