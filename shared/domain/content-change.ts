import type { Content } from './application.ts'
import type { Project } from './project.ts'

/** One field that differs: its path (a project goes by its id, not by its place), what stood there and what stands there now. */
export type FieldChange = { readonly path: string; readonly before?: unknown; readonly after?: unknown }

type Fields = { readonly [name: string]: unknown }

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

const side = (name: 'before' | 'after', value: unknown) => (value === undefined ? {} : { [name]: value })

const changesIn = (before: Fields, after: Fields, at: string): readonly FieldChange[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => !isSame(before[name], after[name]))
    .map((name) => ({ path: `${at}/${name}`, ...side('before', before[name]), ...side('after', after[name]) }))

const projectChange = (id: string, before: Project | undefined, after: Project | undefined): readonly FieldChange[] =>
  before && after
    ? changesIn(before, after, `/projects/${id}`)
    : [{ path: `/projects/${id}`, ...side('before', before), ...side('after', after) }]

/**
 * What differs between two contents of an application, field by field, in the order of the fields; projects are compared by their ids, so
 * that one that only moved has not changed.
 */
export const contentChanges = (before: Content, after: Content): readonly FieldChange[] => {
  const { projects: formerly, ...textBefore } = before
  const { projects: now, ...textAfter } = after
  const ids = [...new Set([...formerly, ...now].map(({ id }) => id))]
  return [
    ...changesIn(textBefore, textAfter, ''),
    ...ids.flatMap((id) => {
      const [was, is] = [formerly.find((one) => one.id === id), now.find((one) => one.id === id)]
      return isSame(was, is) ? [] : projectChange(id, was, is)
    }),
  ]
}
