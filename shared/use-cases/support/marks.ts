import type { Application, Fault } from '../../domain/application.ts'
import { LIST_PATH } from '../../domain/decision.ts'
import { listedFrom, listedKey } from '../../items/case-item.ts'
import type { Table } from '../../stores/table.ts'

const COPIED = 1

/** What is still marked in a draft: fields of the text lose their mark when they are changed, the list once anything on it was. */
export const marksIn = async (
  table: Pick<Table, 'get'>,
  { id, status, marks = [] }: Application,
): Promise<readonly Fault[]> => {
  if (status !== 'draft' || !marks.some(({ path }) => path === LIST_PATH)) return marks
  const { revision } = listedFrom(await table.get(listedKey(id)))
  return revision > COPIED ? marks.filter(({ path }) => path !== LIST_PATH) : marks
}
