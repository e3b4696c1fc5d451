import * as z from 'zod'
import type { FanOut } from '../../domain/mail.ts'
import { spaceIdSchema, type SpaceId } from '../../domain/space.ts'
import { membershipFrom, membershipKey, membersPartition } from '../../items/membership-item.ts'
import { representationFrom, representationsOf } from '../../items/person-item.ts'
import { postFrom, postKey } from '../../items/post-item.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Table } from '../../stores/table.ts'
import { inParallel } from '../support/in-parallel.ts'
import { finder } from '../support/project-access.ts'
import { keysBehind } from '../support/resolve.ts'
import { doorKeys, doorTo } from './doors.ts'

type Reader = Pick<Table, 'get' | 'getMany' | 'query'>

/** What a mail about one post, and one about a stretch of posts, is about. */
export const aboutPost = z.strictObject({ space: spaceIdSchema, post: z.int().min(1) })
export const aboutStretch = z.strictObject({ space: spaceIdSchema, from: z.int().min(0), to: z.int().min(1) })

/** The id of the one mail that tells a person of a post at once. */
export const atOnceId = ({ space, post }: z.infer<typeof aboutPost>, personId: string): string =>
  `post-${space}-${post}~${personId}`

/** Persons who may have to hear of something, each once, and where to go on. Whether they still may is looked at when their mail is written. */
export type Persons = { readonly persons: readonly string[]; readonly next?: string | undefined }

/** How many member organisations are dealt with at a time. */
const PAGE = 20

const representing = async (table: Reader, organisations: readonly string[]): Promise<readonly string[]> => {
  const found = await inParallel(10, organisations, (key) => queryAll(table, representationsOf(key)))
  return [...new Set(found.flat().map((item) => representationFrom(item).personId))]
}

/** The representatives of one page of the organisations that may enter a space; of none where its cluster is gone. */
export const rosterPage = async (table: Reader, { applicationId, data, cursor }: FanOut): Promise<Persons> => {
  const space: SpaceId = spaceIdSchema.parse(data['space'])
  const page = await table.query({
    pk: membersPartition(applicationId),
    limit: PAGE,
    ...(cursor === undefined ? {} : { start: membershipKey(applicationId, cursor) }),
  })
  const organisations = page.items.map((item) => membershipFrom(item).organisation)
  const found = finder(await table.getMany(organisations.flatMap((key) => doorKeys(space, key))))
  const mayEnter = organisations.filter((key) => doorTo(found, space, key))
  return {
    persons: await representing(table, mayEnter),
    next: page.next ? organisations.at(-1) : undefined,
  }
}

/** Those whom a post names, and the voices of its thread, without its author. */
export const toldPersons = async (table: Reader, { data }: FanOut): Promise<Persons> => {
  const { space, post: number } = aboutPost.parse(data)
  const item = await table.get(postKey(space, number))
  if (!item) return { persons: [] }
  const { told, author } = postFrom(item)
  const keyed = await keysBehind(table, told.organisations)
  const named = keyed.flatMap((one) => ('key' in one ? [one.key] : []))
  const persons = new Set([...told.persons, ...(await representing(table, named))])
  persons.delete(author.personId)
  return { persons: [...persons] }
}
