import * as z from 'zod'
import { clusterProjectSchema } from './cluster-project.ts'
import { organisationKeySchema } from './identifiers/index.ts'
import { CITY, partySchema, type Party } from './party.ts'
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

/** What somebody writes first about a project: to the coordinator of its cluster, or to its lead. */
export const aboutProjectSchema = z.strictObject({
  to: z.enum(['coordinator', 'lead']).default('coordinator'),
  text: messageTextSchema,
})

/** One message of a conversation; it is sent in the name of its side, and who wrote it stays with us. */
export const messageSchema = z.strictObject({
  conversation: z.uuid(),
  id: z.uuid(),
  number: z.int().min(1),
  from: partySchema,
  personId: z.uuid(),
  text: z.string(),
  at: momentSchema,
})
export type Message = z.infer<typeof messageSchema>

/**
 * A conversation of two sides. `about`: the project that it is about. `officer`: who wrote last for the city and gets the answers. `unanswered`: how many messages
 * the last one to write has written in a row.
 */
export const conversationSchema = z.strictObject({
  id: z.uuid(),
  from: partySchema,
  to: partySchema,
  subject: z.string(),
  about: z
    .strictObject({ clusterId: clusterProjectSchema.shape.clusterId, project: clusterProjectSchema.shape.id })
    .optional(),
  officer: z.uuid().optional(),
  messages: z.int().min(1),
  last: z.strictObject({ from: partySchema, at: momentSchema }),
  unanswered: z.int().min(1),
  openedAt: momentSchema,
})
export type Conversation = z.infer<typeof conversationSchema>

/** The other side. */
export const otherSide = ({ from, to }: Conversation, party: Party): Party => (party === from ? to : from)

/** Who writes now, for which side, and when. */
type Writing = { readonly party: Party; readonly personId: string; readonly now: Moment }

const officerIn = ({ party, personId }: Writing) => (party === CITY ? { officer: personId } : {})

/** A conversation that begins with a message. */
export const newConversation = (
  begun: Pick<Conversation, 'id' | 'to' | 'subject' | 'about'>,
  writing: Writing,
): Conversation => ({
  ...begun,
  from: writing.party,
  ...officerIn(writing),
  messages: 1,
  last: { from: writing.party, at: writing.now },
  unanswered: 1,
  openedAt: writing.now,
})

/** The conversation after one more message. */
export const withMessage = (conversation: Conversation, writing: Writing): Conversation => ({
  ...conversation,
  ...officerIn(writing),
  messages: conversation.messages + 1,
  last: { from: writing.party, at: writing.now },
  unanswered: conversation.last.from === writing.party ? conversation.unanswered + 1 : 1,
})
