import { parse } from 'csv-parse/sync'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { LocalProblem } from '../local-problem.ts'

const consortiumRow = z.object({
  project_id: z.string(),
  acronym: z.string(),
  title: z.string(),
  start_date: z.string(),
  coordinator_pic: z.string(),
  objective: z.string(),
})

const membershipRow = z.object({ project_id: z.string(), pic: z.string() })

/** A real consortium: its project and its organisations as published, an organisation listed twice included. */
export type Consortium = {
  readonly acronym: string
  readonly name: string
  readonly objective: string
  readonly startDate: string
  readonly coordinator: string
  readonly listed: readonly string[]
}

const content = (path: string): Promise<Buffer> =>
  readFile(path).catch((error: unknown) => {
    throw new LocalProblem(`${path} cannot be read${error instanceof Error ? `: ${error.message.split(',')[0]}` : ''}.`)
  })

const rows = async <S extends z.ZodType>(dir: string, file: string, schema: S): Promise<readonly z.output<S>[]> =>
  z.array(schema).parse(parse(await content(join(dir, file)), { columns: true, bom: true }))

const keyOf = (pic: string): string => `eu-pic:${pic}`

/** The consortia in a folder (`consortia.csv`, `memberships.csv`), in the order of their start dates. */
export const readConsortia = async (dir: string): Promise<readonly Consortium[]> => {
  const [projects, memberships] = await Promise.all([
    rows(dir, 'consortia.csv', consortiumRow),
    rows(dir, 'memberships.csv', membershipRow),
  ])
  const byProject = Map.groupBy(memberships, ({ project_id }) => project_id)
  return projects
    .map((project) => ({
      acronym: project.acronym,
      name: `${project.acronym} — ${project.title}`,
      objective: project.objective,
      startDate: project.start_date,
      coordinator: keyOf(project.coordinator_pic),
      listed: (byProject.get(project.project_id) ?? []).map(({ pic }) => keyOf(pic)),
    }))
    .toSorted((a, b) => (`${a.startDate} ${a.acronym}` < `${b.startDate} ${b.acronym}` ? -1 : 1))
}
