import * as z from 'zod'
import { organisationKeySchema } from './identifiers/index.ts'
import { writtenText } from './plain-text.ts'
import { capabilityCodeSchema } from './taxonomy.ts'
import { momentSchema } from './time.ts'

/** What an entry of the board is: something that an organisation offers, or that it looks for. */
export const entryKindSchema = z.enum(['offer', 'request'])
export type EntryKind = z.infer<typeof entryKindSchema>

/** What an organisation puts on the board. */
export const entryContentSchema = z.strictObject({
  kind: entryKindSchema,
  title: writtenText(200, 'one'),
  text: writtenText(5000),
  capabilities: z.array(capabilityCodeSchema).min(1).max(10),
  endsAt: momentSchema,
})
export type EntryContent = z.infer<typeof entryContentSchema>

/** An entry of the board; open until its end, or until the organisation closes it. */
export const boardEntrySchema = z.strictObject({
  id: z.uuid(),
  kind: entryKindSchema,
  title: z.string(),
  text: z.string(),
  capabilities: z.array(z.string()),
  organisation: organisationKeySchema,
  personId: z.uuid(),
  createdAt: momentSchema,
  endsAt: momentSchema,
  closedAt: momentSchema.optional(),
  interests: z.int().min(0),
})
export type BoardEntry = z.infer<typeof boardEntrySchema>

/** Whether an entry is still open at a moment; one whose end has come is closed, whether or not somebody has noted it. */
export const isOpenEntry = ({ closedAt, endsAt }: BoardEntry, now: string): boolean =>
  closedAt === undefined && endsAt > now
