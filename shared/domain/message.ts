import * as z from 'zod'
import { applicationIdSchema } from './application.ts'
import { organisationKeySchema } from './identifiers/index.ts'
import { momentSchema } from './time.ts'

/** What lies in the mail queue: a mail to send, or a mail to many to expand. */
export const mailMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('mail'), id: z.string() }),
  z.strictObject({ kind: z.literal('fanOut'), id: z.string() }),
])
export type MailMessage = z.infer<typeof mailMessageSchema>

const attempt = z.int().min(1)
const record = { clusterId: z.uuid(), organisation: organisationKeySchema }

/** What lies in the start queue: an attempt whose execution is to be started, at an application, at a request to join, or at staffing a chain. */
export const startMessageSchema = z.union([
  z.strictObject({ applicationId: applicationIdSchema, attempt }),
  z.strictObject({ ...record, generation: z.int().min(1), attempt }),
  z.strictObject({ owner: z.uuid(), chain: z.uuid(), run: z.uuid() }),
])
export type StartApplication = Extract<z.infer<typeof startMessageSchema>, { applicationId: string }>
export type StartMessage = z.infer<typeof startMessageSchema>

/**
 * What lies in the wake queue: an application that something happened to, an organisation that the register changed, or a record of a cluster
 * and an organisation that moved (`members`: that was a membership, begun or ended).
 */
export const wakeMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('application'), applicationId: applicationIdSchema }),
  z.strictObject({ kind: z.literal('organisation'), key: organisationKeySchema }),
  z.strictObject({ kind: z.literal('membership'), ...record, members: z.literal(true).optional() }),
])
export type WakeMessage = z.infer<typeof wakeMessageSchema>

/** What lies in the due queue: an item's key, and the moment that it was due at; whoever acts reads it again. */
export const dueMessageSchema = z.strictObject({ pk: z.string(), sk: z.string(), dueAt: momentSchema })
export type DueMessage = z.infer<typeof dueMessageSchema>

/** Puts messages into a queue; resolves when all have been accepted. Thrown or not, some may be there twice. */
export type Send<Message> = (messages: readonly Message[]) => Promise<void>
