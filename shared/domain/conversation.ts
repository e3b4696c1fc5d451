import * as z from 'zod'
import { organisationKeySchema } from './identifiers/index.ts'
import { writtenText } from './plain-text.ts'
import { momentSchema, type Moment } from './time.ts'

const SUBJECT = 200
const TEXT = 5000

/** What one organisation writes to another, and what either answers. */
export const messageTextSchema = writtenText(TEXT)
export const openingSchema = z.strictObject({
  to: organisationKeySchema,
  subject: writtenText(SUBJECT, 'one'),
  text: messageTextSchema,
})

/** One message of a conversation; it is sent in an organisation's name, and who wrote it stays with us. */
export const messageSchema = z.strictObject({
  conversation: z.uuid(),
  id: z.uuid(),
  number: z.int().min(1),
  from: organisationKeySchema,
  personId: z.uuid(),
  text: z.string(),
  at: momentSchema,
})
export type Message = z.infer<typeof messageSchema>

/** A conversation of two organisations. `unanswered`: how many messages the last one to write has written in a row. */
export const conversationSchema = z.strictObject({
  id: z.uuid(),
  from: organisationKeySchema,
  to: organisationKeySchema,
  subject: z.string(),
  messages: z.int().min(1),
  last: z.strictObject({ from: organisationKeySchema, at: momentSchema }),
  unanswered: z.int().min(1),
  openedAt: momentSchema,
})
export type Conversation = z.infer<typeof conversationSchema>

/** The organisation on the other side. */
export const otherSide = ({ from, to }: Conversation, organisation: string): string =>
  organisation === from ? to : from

/** The conversation after one more message. */
export const withMessage = (conversation: Conversation, from: string, at: Moment): Conversation => ({
  ...conversation,
  messages: conversation.messages + 1,
  last: { from, at },
  unanswered: conversation.last.from === from ? conversation.unanswered + 1 : 1,
})
