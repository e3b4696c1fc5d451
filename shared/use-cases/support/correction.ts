import { contentOf, isSubmitted, type Application, type Content } from '../../domain/application.ts'
import { contentChanges, type FieldChange } from '../../domain/content-change.ts'
import type { Moment } from '../../domain/time.ts'
import { returnedFrom, returnedKey } from '../../items/returned-item.ts'
import type { Table } from '../../stores/table.ts'

/** What an applicant changed since the application was last returned for correction. */
export type Corrected = { readonly returnedAt: Moment; readonly changes: readonly FieldChange[] }

/** What those asked are not shown of an application at all. */
const HIDDEN: readonly string[] = ['/admission', '/mode']

const withoutMembers = (content: Content): Content => ({
  ...content,
  projects: content.projects.map((project) => ({ ...project, members: [] })),
})

/** What was changed, for readers who see everything or only what is shared with those asked; undefined where nothing was ever returned. */
export const correctionOf = async (
  table: Pick<Table, 'get'>,
  application: Application,
  sees: 'all' | 'shared',
): Promise<Corrected | undefined> => {
  if (!isSubmitted(application) || application.returnedAt === undefined) return undefined
  const item = await table.get(returnedKey(application.id))
  if (!item) return undefined
  const shown = (content: Content) => (sees === 'all' ? content : withoutMembers(content))
  const { content, at } = returnedFrom(item)
  const changes = contentChanges(shown(content), shown(contentOf(application)))
  return { returnedAt: at, changes: sees === 'all' ? changes : changes.filter(({ path }) => !HIDDEN.includes(path)) }
}
