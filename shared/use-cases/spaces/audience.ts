import { colleagueId } from '../../crypto/colleague-id.ts'
import { InvalidRequest } from '../../domain/errors.ts'
import type { Mention, Post } from '../../domain/post.ts'
import type { SpaceId } from '../../domain/space.ts'
import type { Table } from '../../stores/table.ts'
import { representativesOf } from '../support/representatives.ts'
import { finder } from '../support/project-access.ts'
import { doorKeys, doorTo } from './doors.ts'

type Reader = Pick<Table, 'getMany' | 'query'>

const notThere = (at: number): never => {
  throw new InvalidRequest([{ path: `/mentions/${at}`, message: 'notInThisSpace' }])
}

const whoIs = async (table: Reader, { organisation, person }: Mention, at: number): Promise<string | undefined> => {
  if (person === undefined) return undefined
  const all = await representativesOf(table, organisation)
  const meant = all.find(({ personId }) => colleagueId(personId, organisation) === person)
  return meant?.personId ?? notThere(at)
}

/**
 * Who is told of a post at once, if they wish: whom it mentions, and the voices of the thread that it answers. Throws InvalidRequest for mentions
 * of organisations that may not enter the space, and of persons who do not represent the one that is named.
 */
export const toldOf = async (
  table: Reader,
  space: SpaceId,
  mentions: readonly Mention[],
  voices: readonly string[],
): Promise<Post['told']> => {
  const keys = [...new Set(mentions.map(({ organisation }) => organisation))]
  const found = finder(await table.getMany(keys.flatMap((key) => doorKeys(space, key))))
  const persons = await Promise.all(
    mentions.map((mention, at) =>
      doorTo(found, space, mention.organisation) ? whoIs(table, mention, at) : notThere(at),
    ),
  )
  return {
    persons: [...new Set([...persons.filter((id) => id !== undefined), ...voices])],
    organisations: [...new Set(mentions.flatMap(({ organisation, person }) => (person ? [] : [organisation])))],
  }
}
