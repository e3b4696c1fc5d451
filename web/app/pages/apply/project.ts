import type { Own } from './use-draft.ts'

/** A project as the application holds it. */
export type Project = Own['projects'][number]

/** A project as it is typed: its sectors as one text, anything may be missing. */
export type Typed = Omit<Project, 'sectors'> & { readonly sectors: string }

/** A project that has just been added; the applicant takes part. */
export const newProject = (applicant: string, id: string): Typed => ({
  id,
  title: '',
  summary: '',
  programmes: [],
  stage: 'planned',
  sectors: '',
  seeks: [],
  members: [applicant],
})

/** A project of the application, to be typed on. */
export const typedOf = (project: Project): Typed => ({ ...project, sectors: project.sectors.join(', ') })

/** The sectors in a text, each once. */
export const sectorsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;\n]/)
      .map((part) => part.trim())
      .filter(Boolean),
  ),
]

/** What is missing in a project before it can be saved. */
export const missingIn = ({ title, programmes, sectors }: Typed): readonly ('title' | 'programmes' | 'sectors')[] => [
  ...(title.trim() === '' ? (['title'] as const) : []),
  ...(programmes.length === 0 ? (['programmes'] as const) : []),
  ...(sectorsIn(sectors).length === 0 ? (['sectors'] as const) : []),
]

/** The projects that nothing is missing in, as the application takes them. */
export const wholeOf = (typed: readonly Typed[]): Project[] =>
  typed
    .filter((project) => missingIn(project).length === 0)
    .map((project) => ({ ...project, title: project.title.trim(), sectors: sectorsIn(project.sectors) }))

/** A list with a value put in or taken out. */
export const toggled = <T>(list: readonly T[], value: T, isIn: boolean): T[] =>
  isIn ? [...list.filter((one) => one !== value), value] : list.filter((one) => one !== value)
