import type { ClusterProject } from './cluster-project.ts'

const FIELDS = ['title', 'summary', 'programmes', 'stage', 'sectors', 'startsOn', 'endsOn', 'seeks'] as const
type Field = (typeof FIELDS)[number]

/** The fields of which the history has the value before and after. */
const TOLD = ['stage', 'startsOn', 'endsOn'] as const

const sameIn = (field: Field, before: ClusterProject, next: ClusterProject): boolean =>
  JSON.stringify(before[field]) === JSON.stringify(next[field])

/** Which of what a lead says of a project differs. */
export const changedFields = (before: ClusterProject, next: ClusterProject): readonly Field[] =>
  FIELDS.filter((field) => !sameIn(field, before, next))

/** What the history says of a change: which fields, and of stage and days the value before and after (empty where there is none). */
export const changeInWords = (before: ClusterProject, next: ClusterProject): { readonly [name: string]: string } => {
  const changed = changedFields(before, next)
  return {
    changed: changed.join(' '),
    ...Object.fromEntries(
      TOLD.filter((field) => changed.includes(field)).flatMap((field) => [
        [`${field}Before`, before[field] ?? ''],
        [`${field}After`, next[field] ?? ''],
      ]),
    ),
  }
}
