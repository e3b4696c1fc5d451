import * as z from 'zod'
import { moderationReasonSchema, postChangeSchema, postContentSchema } from '../../shared/domain/post.ts'
import { noticeSchema } from '../../shared/domain/seat.ts'
import { spaceIdSchema } from '../../shared/domain/space.ts'
import { plain, route } from '../../shared/http/route.ts'
import { pageQuery, pageReply } from './page.ts'
import { postView, spaceLineView, spaceView } from './views/space.ts'

const reads = { ...plain, trust: 'read', who: 'representative', failures: ['not-found'] } as const
const writes = { ...plain, trust: 'write', who: 'representative' } as const

const params = z.strictObject({ space: spaceIdSchema })
const atPost = params.extend({ post: z.coerce.number().int().min(1) })
const onePost = { status: 200, schema: postView, etag: true } as const
const newPost = { status: 201, schema: postView, etag: true, location: true } as const
const posts = z.strictObject({ posts: z.array(postView), ...pageReply })

/** The routes of the spaces in which the members of a cluster, and those who take part in a project, talk. */
export const spaceRoutes = [
  route({
    ...reads,
    operationId: 'listSpaces',
    method: 'GET',
    path: '/api/spaces',
    summary: 'The spaces that you may enter for the organisation, by clusters, with how much is new in each',
    query: z.strictObject(pageQuery),
    success: { status: 200, schema: z.strictObject({ spaces: z.array(spaceLineView), ...pageReply }) },
    failures: [],
  }),
  route({
    ...reads,
    operationId: 'readSpace',
    method: 'GET',
    path: '/api/spaces/{space}',
    summary: 'A space with what is pinned in it',
    params,
    success: { status: 200, schema: spaceView },
  }),
  route({
    ...reads,
    operationId: 'listPosts',
    method: 'GET',
    path: '/api/spaces/{space}/posts',
    summary: 'What was written in a space, the newest first: all, what begins a thread, or announcements only',
    params,
    query: z.strictObject({ ...pageQuery, view: z.enum(['all', 'threads', 'announcements']).default('threads') }),
    success: { status: 200, schema: posts },
  }),
  route({
    ...reads,
    operationId: 'searchPosts',
    method: 'GET',
    path: '/api/spaces/{space}/search',
    summary:
      'The posts in which all words occur, the newest first. A page looks at 500 posts at most and may be empty; next leads to those before',
    params,
    query: z.strictObject({ words: z.string().trim().min(2).max(200), cursor: pageQuery.cursor }),
    success: { status: 200, schema: posts },
  }),
  route({
    ...reads,
    operationId: 'readPost',
    method: 'GET',
    path: '/api/spaces/{space}/posts/{post}',
    summary: 'One post',
    params: atPost,
    success: onePost,
  }),
  route({
    ...reads,
    operationId: 'listReplies',
    method: 'GET',
    path: '/api/spaces/{space}/posts/{post}/replies',
    summary: 'The replies to a post, the oldest first',
    params: atPost,
    query: z.strictObject(pageQuery),
    success: { status: 200, schema: posts },
  }),
  route({
    ...writes,
    operationId: 'writePost',
    method: 'POST',
    path: '/api/spaces/{space}/posts',
    summary: 'Begin a thread, or announce something, which only the coordinator may',
    params,
    body: postContentSchema.extend({ kind: z.enum(['thread', 'announcement']).default('thread') }),
    success: newPost,
    failures: ['not-found', 'forbidden', 'too-many-requests'],
    repeat: 'effect',
  }),
  route({
    ...writes,
    operationId: 'replyToPost',
    method: 'POST',
    path: '/api/spaces/{space}/posts/{post}/replies',
    summary: 'Reply to a post that begins a thread',
    params: atPost,
    body: postContentSchema,
    success: newPost,
    failures: ['not-found', 'not-in-this-state', 'too-many-requests'],
    repeat: 'effect',
  }),
  route({
    ...writes,
    operationId: 'editPost',
    method: 'PATCH',
    path: '/api/spaces/{space}/posts/{post}',
    summary: 'Replace the title and text of your own post; that it was edited shows, the earlier text is not kept',
    params: atPost,
    body: postChangeSchema,
    success: onePost,
    failures: ['not-found', 'forbidden', 'not-in-this-state'],
    ifMatch: 'required',
  }),
  route({
    ...writes,
    operationId: 'withdrawPost',
    method: 'POST',
    path: '/api/spaces/{space}/posts/{post}/withdraw',
    summary: 'Take a post of your organisation back: its text and files go for good, that it was there shows',
    params: atPost,
    success: onePost,
    failures: ['not-found', 'forbidden'],
  }),
  route({
    ...writes,
    operationId: 'hidePost',
    method: 'POST',
    path: '/api/spaces/{space}/posts/{post}/hide',
    summary: 'Hide a post, as the coordinator, with a reason that its author hears by mail',
    params: atPost,
    body: z.strictObject({ reason: moderationReasonSchema }),
    success: onePost,
    failures: ['not-found', 'forbidden', 'not-in-this-state'],
  }),
  route({
    ...writes,
    operationId: 'showPost',
    method: 'POST',
    path: '/api/spaces/{space}/posts/{post}/show',
    summary: 'Show a hidden post again, as the coordinator; its author hears of it',
    params: atPost,
    success: onePost,
    failures: ['not-found', 'forbidden', 'not-in-this-state'],
  }),
  route({
    ...writes,
    operationId: 'pinPost',
    method: 'PUT',
    path: '/api/spaces/{space}/posts/{post}/pin',
    summary: 'Pin a post to the top of the space, as the coordinator',
    params: atPost,
    success: { status: 204, schema: z.undefined() },
    failures: ['not-found', 'forbidden', 'not-in-this-state', 'too-many-pins'],
  }),
  route({
    ...writes,
    operationId: 'unpinPost',
    method: 'DELETE',
    path: '/api/spaces/{space}/posts/{post}/pin',
    summary: 'Take a pinned post down, as the coordinator',
    params: atPost,
    success: { status: 204, schema: z.undefined() },
    failures: ['not-found', 'forbidden'],
  }),
  route({
    ...writes,
    operationId: 'markRead',
    method: 'PUT',
    path: '/api/spaces/{space}/read',
    summary: 'Note that you have read the space up to a post; it never goes back',
    params,
    body: z.strictObject({ upTo: z.int().min(0).max(999_999_999) }),
    success: { status: 204, schema: z.undefined() },
    failures: ['not-found'],
  }),
  route({
    ...writes,
    operationId: 'chooseNotices',
    method: 'PUT',
    path: '/api/spaces/{space}/notices',
    summary:
      'Choose what you hear of the space by mail: announcements, mentions and replies at once and the rest daily; all in one daily mail, as long as you choose nothing else; or nothing',
    params,
    body: z.strictObject({ notices: noticeSchema }),
    success: { status: 204, schema: z.undefined() },
    failures: ['not-found'],
  }),
] as const
