import * as z from 'zod'
import { colleagueId } from '../../../shared/crypto/colleague-id.ts'
import type { Organisation } from '../../../shared/domain/organisation.ts'
import { isShown, mentionSchema, postSchema, type Post } from '../../../shared/domain/post.ts'
import { noticeSchema } from '../../../shared/domain/seat.ts'
import { fileFactsSchema } from '../../../shared/domain/space-file.ts'
import { spaceIdSchema } from '../../../shared/domain/space.ts'
import { momentSchema } from '../../../shared/domain/time.ts'
import type { Entered, Visitor } from '../../../shared/use-cases/spaces/enter.ts'
import type { SpaceLine } from '../../../shared/use-cases/spaces/list-spaces.ts'
import { namedView, showNamed } from './organisation.ts'

const { number, kind, at, editedAt, withdrawnAt, version } = postSchema.shape
const count = z.int().min(0)

const placed = {
  id: spaceIdSchema,
  cluster: z.strictObject({ id: z.uuid(), name: z.string() }),
  project: z.strictObject({ id: z.string(), title: z.string() }).optional(),
  posts: count,
  unread: count.describe('posts after the last one that you have read'),
}

/** A space in a list. */
export const spaceLineView = z.strictObject({ ...placed, notices: noticeSchema }).meta({ id: 'SpaceLine' })

/** A post. What was withdrawn has no text any more; what was hidden has it for its author's organisation and the coordinator only. */
export const postView = z
  .strictObject({
    number,
    id: z.uuid(),
    kind,
    thread: number.optional().describe('the number of the post that it answers'),
    author: z.strictObject({ organisation: namedView, person: z.string(), me: z.boolean() }),
    title: z.string().optional(),
    text: z.string().describe('plain text: whoever shows it escapes it, and may turn addresses in it into links'),
    mentions: z.array(mentionSchema),
    files: z.array(fileFactsSchema),
    at,
    editedAt,
    withdrawnAt,
    hidden: z.strictObject({ at: momentSchema, reason: z.string().optional() }).optional(),
    replies: count.optional(),
    pinned: z.boolean(),
    version,
  })
  .meta({ id: 'Post' })

/** A space with what is pinned in it. */
export const spaceView = z
  .strictObject({ ...placed, read: count, coordinator: z.boolean(), pinned: z.array(postView) })
  .meta({ id: 'Space' })

/** Who looks, at what, and who the authors are. */
export type Looking = {
  readonly entered: Entered
  readonly visitor: Visitor
  readonly organisations: ReadonlyMap<string, Organisation>
}

const hiddenAs = ({ hidden }: Post, seesAll: boolean) =>
  hidden === undefined ? {} : { hidden: seesAll ? hidden : { at: hidden.at } }

const contentAs = (post: Post, seesAll: boolean) => {
  const { title, text, mentions, files } = post
  if (!isShown(post) && !(seesAll && post.withdrawnAt === undefined)) return { text: '', mentions: [], files: [] }
  return { ...(title === undefined ? {} : { title }), text, mentions, files }
}

/** A post for who looks at it. */
export const showPostAs = (post: Post, { entered, visitor, organisations }: Looking): z.input<typeof postView> => {
  const { organisation, personId } = post.author
  const seesAll = entered.isCoordinator || organisation === visitor.organisation
  return {
    number: post.number,
    id: post.id,
    kind: post.kind,
    thread: post.thread,
    author: {
      organisation: showNamed(organisation, organisations.get(organisation)),
      person: colleagueId(personId, organisation),
      me: personId === visitor.personId,
    },
    ...contentAs(post, seesAll),
    at: post.at,
    editedAt: post.editedAt,
    withdrawnAt: post.withdrawnAt,
    ...hiddenAs(post, seesAll),
    replies: post.replies,
    pinned: entered.space?.pins.includes(post.number) ?? false,
    version: post.version,
  }
}

/** What a space belongs to, by id and name. */
export const showPlace = ({ space, cluster, project }: Pick<SpaceLine, 'space' | 'cluster' | 'project'>) => ({
  id: space,
  cluster: { id: cluster.id, name: cluster.name },
  ...(project ? { project: { id: project.id, title: project.title } } : {}),
})
