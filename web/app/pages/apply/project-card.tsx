import { useId } from 'react'
import { Button } from '../../parts/button.tsx'
import { Checks } from '../../parts/checks.tsx'
import { Field } from '../../parts/field.tsx'
import { useApplyTexts } from '../../texts/apply.ts'
import { missingIn, toggled, type Typed } from './project.ts'

const programmes = ['research', 'innovation', 'production'] as const
const stages = ['idea', 'planned', 'running', 'completed'] as const
const seeks = ['partners', 'money'] as const

type Props = {
  readonly at: number
  readonly project: Typed
  readonly organisations: readonly (readonly [key: string, name: string])[]
  readonly change: (changed: Typed) => void
  readonly remove: () => void
  /** What the last decision said against it. */
  readonly fault: string | undefined
  /** Whether what is missing is said. */
  readonly isStrict: boolean
}

const Stage = ({ project, change }: Pick<Props, 'project' | 'change'>) => {
  const texts = useApplyTexts()
  const field = useId()
  const choose = (chosen: string) => {
    const stage = stages.find((one) => one === chosen)
    if (stage) change({ ...project, stage })
  }
  return (
    <div className="field">
      <label htmlFor={field}>{texts.stage}</label>
      <select id={field} value={project.stage} onChange={({ target }) => choose(target.value)}>
        {stages.map((one) => (
          <option key={one} value={one}>
            {texts.stages[one]}
          </option>
        ))}
      </select>
    </div>
  )
}

/** One project, to be described. */
export const ProjectCard = ({ at, project, organisations, change, remove, fault, isStrict }: Props) => {
  const texts = useApplyTexts()
  const missing = isStrict ? missingIn(project) : []
  const wrong = (what: (typeof missing)[number], sentence: string) => (missing.includes(what) ? sentence : undefined)
  const put = (changed: Partial<Typed>) => change({ ...project, ...changed })
  return (
    <section className="card stack" aria-label={texts.project(at)}>
      <div className="row between">
        <h2>{texts.project(at)}</h2>
        <Button kind="bare" label={`${texts.removeProject}: ${texts.project(at)}`} press={remove}>
          {texts.removeProject}
        </Button>
      </div>
      {fault && <p className="wrong small">{fault}</p>}
      <Field
        label={texts.projectTitle}
        maxLength={300}
        required
        autoComplete="off"
        value={project.title}
        change={(title) => put({ title })}
        wrong={wrong('title', texts.projectTitleMissing)}
      />
      <Field
        label={texts.summary}
        lines={4}
        maxLength={4000}
        value={project.summary}
        change={(summary) => put({ summary })}
      />
      <Checks
        label={texts.programmes}
        options={programmes.map((one) => [one, texts.programme[one]] as const)}
        chosen={project.programmes}
        choose={(one, isIn) => put({ programmes: toggled(project.programmes, one, isIn) })}
        wrong={wrong('programmes', texts.programmesMissing)}
      />
      <Field
        label={texts.sectors}
        hint={texts.sectorsHint}
        required
        autoComplete="off"
        value={project.sectors}
        change={(sectors) => put({ sectors })}
        wrong={wrong('sectors', texts.sectorsMissing)}
      />
      <Stage project={project} change={change} />
      <Checks
        label={texts.seeks}
        options={seeks.map((one) => [one, texts.seek[one]] as const)}
        chosen={project.seeks}
        choose={(one, isIn) => put({ seeks: toggled(project.seeks, one, isIn) })}
      />
      <details>
        <summary>{texts.members(project.members.length)}</summary>
        <Checks
          label={texts.members(project.members.length)}
          hint={texts.membersHint}
          options={organisations}
          chosen={project.members}
          choose={(key, isIn) => put({ members: toggled(project.members, key, isIn) })}
        />
      </details>
      {missingIn(project).length > 0 && <p className="small quiet">{texts.incomplete}</p>}
    </section>
  )
}
