import { useState } from 'react'
import { useAside } from '../../api/use-read.ts'
import { Button } from '../../parts/button.tsx'
import { useKept } from '../../state/use-kept.ts'
import { useApplyTexts } from '../../texts/apply.ts'
import { faultAt } from './faults.ts'
import { StepFrame } from './frame.tsx'
import { GoOn } from './go-on.tsx'
import { ProjectCard } from './project-card.tsx'
import { missingIn, newProject, typedOf, wholeOf, type Typed } from './project.ts'
import { Returned } from './returned.tsx'
import type { Draft } from './use-draft.ts'

const newId = (): string => `p-${crypto.randomUUID().slice(0, 8)}`

/** The projects: those that nothing is missing in are saved with the application, the others are kept in the browser until then. */
const useProjects = ({ application, change }: Draft) => {
  const [kept, keep] = useKept<{ readonly typed: readonly Typed[] }>(`projects.${application.id}`, { typed: [] })
  const [typed, setTyped] = useState<readonly Typed[]>(() => {
    const saved = application.projects.map(typedOf)
    const all = [...saved, ...kept.typed.filter(({ id }) => !saved.some((one) => one.id === id))]
    return all.length > 0 ? all : [newProject(application.applicant.key, newId())]
  })
  const put = (changed: readonly Typed[]) => {
    setTyped(changed)
    keep({ typed: changed.filter((project) => missingIn(project).length > 0) })
    const whole = wholeOf(changed)
    if (JSON.stringify(whole) !== JSON.stringify(application.projects)) change({ projects: whole })
  }
  return [typed, put] as const
}

/** The second step: what the consortium develops together, and who takes part. */
export const ProjectsStep = ({ draft }: { readonly draft: Draft }) => {
  const texts = useApplyTexts()
  const { application } = draft
  const [typed, put] = useProjects(draft)
  const { reply } = useAside('GET /api/applications/{id}/invitees', {
    params: { id: application.id },
    query: { limit: 100 },
  })
  const own = [application.applicant.key, application.applicant.name] as const
  const others = (reply?.invitees ?? [])
    .filter(({ coordinator }) => !coordinator)
    .map(({ organisation: { key, name } }) => [key, name] as const)
  const replace = (changed: Typed) => put(typed.map((project) => (project.id === changed.id ? changed : project)))
  return (
    <StepFrame step="projects" id={application.id} name={application.name}>
      <Returned application={application} />
      <p>{texts.projectsIntro}</p>
      {typed.map((project, at) => (
        <ProjectCard
          key={project.id}
          at={at + 1}
          project={project}
          organisations={[own, ...others]}
          change={replace}
          remove={() => put(typed.filter(({ id }) => id !== project.id))}
          fault={faultAt(application, `/projects/${at}`)}
          isStrict={application.status === 'needsCorrection' || project.title !== ''}
        />
      ))}
      <div className="row">
        <Button press={() => put([...typed, newProject(application.applicant.key, newId())])}>
          {texts.addProject}
        </Button>
      </div>
      <GoOn draft={draft} step="projects" />
    </StepFrame>
  )
}
