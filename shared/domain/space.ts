import * as z from 'zod'
import { momentSchema, type Moment } from './time.ts'

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const ID = new RegExp(`^(?:cluster:(${UUID})|project:(${UUID}):([a-z0-9-]{1,40}))$`)

/** The id of a space: `cluster:<cluster>`, or `project:<cluster>:<project>`. */
export const spaceIdSchema = z.string().regex(ID)
export type SpaceId = z.infer<typeof spaceIdSchema>

/** What a space belongs to: a cluster, or one of its projects. Throws a RangeError for what is no space's id. */
export const subjectOf = (space: SpaceId): { readonly clusterId: string; readonly projectId?: string } => {
  const [, cluster, projectsCluster, projectId] = ID.exec(space) ?? []
  if (cluster !== undefined) return { clusterId: cluster }
  if (projectsCluster === undefined || projectId === undefined) throw new RangeError('this is no id of a space')
  return { clusterId: projectsCluster, projectId }
}

/** The space of a cluster, and that of one of its projects. */
export const clusterSpace = (clusterId: string): SpaceId => `cluster:${clusterId}`
export const projectSpace = (clusterId: string, project: string): SpaceId => `project:${clusterId}:${project}`

/**
 * What is counted of a space: `posts` numbers its posts from 1 without gaps, `cut` is the last one that a digest has been asked for. `digestAt`:
 * when the next is asked for; absent while nothing is new. `version` counts its changes.
 */
export const spaceSchema = z.strictObject({
  id: spaceIdSchema,
  posts: z.int().min(0),
  cut: z.int().min(0),
  pins: z.array(z.int().min(1)),
  digestAt: momentSchema.optional(),
  version: z.int().min(1),
})
export type Space = z.infer<typeof spaceSchema>

/** A space in which nothing has happened yet. */
export const emptySpace = (id: SpaceId): Space => ({ id, posts: 0, cut: 0, pins: [], version: 1 })

/** A space with one more post; a digest is asked for at that moment, or at the one that was set before. */
export const withPost = (space: Space, digestAt: Moment): Space => ({
  ...space,
  posts: space.posts + 1,
  digestAt: space.digestAt ?? digestAt,
})

/** A space whose digest has been asked for: it covers what came after the last one. */
export const cutOff = (space: Space): Space => {
  const { digestAt: _, ...cut } = space
  return { ...cut, cut: space.posts }
}
