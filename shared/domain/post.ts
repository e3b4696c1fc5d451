import * as z from 'zod'
import { organisationKeySchema } from './identifiers/index.ts'
import { writtenText } from './plain-text.ts'
import { spaceIdSchema } from './space.ts'
import { fileFactsSchema } from './space-file.ts'
import { momentSchema } from './time.ts'

/** How long a title, a text and a reason may be, in characters. */
const TITLE = 200
const TEXT = 10_000
const REASON = 1000

/** How many may be mentioned in a post, and how many files hang on it. */
const MENTIONS = 20
const FILES = 10

/** The name by which an organisation's representatives are known to others: opaque, no address. */
export const colleagueIdSchema = z.string().regex(/^[\w-]{22}$/)

/** Who is mentioned: an organisation, or one person of it. */
export const mentionSchema = z.strictObject({
  organisation: organisationKeySchema,
  person: colleagueIdSchema.optional(),
})
export type Mention = z.infer<typeof mentionSchema>

/** What the writer of a post gives; `files` are the ids of uploads that were checked. */
export const postContentSchema = z.strictObject({
  title: writtenText(TITLE, 'one').optional(),
  text: writtenText(TEXT),
  mentions: z.array(mentionSchema).max(MENTIONS).default([]),
  files: z.array(z.uuid()).max(FILES).default([]),
})
export type PostContent = z.infer<typeof postContentSchema>

/** What of a post can be changed afterwards. */
export const postChangeSchema = postContentSchema.pick({ title: true, text: true })
export type PostChange = z.infer<typeof postChangeSchema>

/** Why a coordinator hides a post; its author hears it. */
export const moderationReasonSchema = writtenText(REASON)

/** Who is told of a post at once, if they wish it: persons by id, and all who represent an organisation. */
const toldSchema = z.strictObject({ persons: z.array(z.uuid()), organisations: z.array(organisationKeySchema) })

/**
 * A post. `thread` is the number of the post that it answers; only posts that begin a thread count `replies` and know its `voices`, who wrote in
 * it. Who withdraws a post takes its text and files away for good; what is `hidden` can be shown again.
 */
export const postSchema = z.strictObject({
  space: spaceIdSchema,
  number: z.int().min(1),
  id: z.uuid(),
  kind: z.enum(['announcement', 'thread', 'reply']),
  thread: z.int().min(1).optional(),
  author: z.strictObject({ organisation: organisationKeySchema, personId: z.uuid() }),
  title: z.string().optional(),
  text: z.string(),
  mentions: z.array(mentionSchema),
  files: z.array(fileFactsSchema),
  told: toldSchema,
  at: momentSchema,
  version: z.int().min(1),
  editedAt: momentSchema.optional(),
  withdrawnAt: momentSchema.optional(),
  hidden: z.strictObject({ at: momentSchema, reason: z.string() }).optional(),
  replies: z.int().min(0).optional(),
  voices: z.array(z.uuid()).optional(),
})
export type Post = z.infer<typeof postSchema>

/** How many voices of a thread are remembered, and so hear of its replies. */
const VOICES = 100

/** The voices of a thread with one more; the first hundred stay. */
export const withVoice = (voices: readonly string[], personId: string): string[] =>
  [...new Set([...voices, personId])].slice(0, VOICES)

/** Whether a post still says something: it was neither withdrawn nor hidden. */
export const isShown = ({ withdrawnAt, hidden }: Post): boolean => withdrawnAt === undefined && hidden === undefined

/** The beginning of a text in one line, for mail. */
export const excerpt = (text: string, most = 280): string => {
  const line = text.replace(/\s+/g, ' ')
  return line.length <= most ? line : `${Array.from(line).slice(0, most).join('')}…`
}
