import type { Submitted } from '../../domain/application.ts'
import { listedFrom, listedKey } from '../../items/case-item.ts'
import type { Table } from '../../stores/table.ts'
import { answersOf } from './load.ts'

/**
 * The organisations that a new application begins with in place of one that has ended: everybody who was asked or waited to be, but for whom
 * the coordinator took back; where nobody was asked, the list as it was written.
 */
export const listToCopy = async (
  table: Pick<Table, 'get' | 'query'>,
  { id }: Submitted,
): Promise<readonly string[]> => {
  const answers = await answersOf(table, id)
  if (answers.length === 0) return listedFrom(await table.get(listedKey(id))).identifiers
  return answers
    .filter(({ coordinator, state }) => !coordinator && state !== 'revoked')
    .map(({ organisation }) => organisation)
}
