import { useProjectTexts } from '../texts/project.ts'
import { Tag } from './sign.tsx'

type Shown = {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly programmes: readonly ('research' | 'innovation' | 'production')[]
  readonly stage: 'idea' | 'planned' | 'running' | 'completed'
  readonly sectors: readonly string[]
  readonly seeks: readonly ('partners' | 'money')[]
  readonly members?: readonly string[]
}

/** What a consortium develops together. */
export const Projects = ({ projects }: { readonly projects: readonly Shown[] }) => {
  const texts = useProjectTexts()
  return (
    <section className="tight">
      <h2>{texts.title}</h2>
      {projects.length === 0 && <p className="quiet">{texts.none}</p>}
      {projects.length > 0 && (
        <ul className="card projects">
          {projects.map(({ id, title, summary, programmes, stage, sectors, seeks, members }) => (
            <li key={id} className="tight">
              <h3>{title}</h3>
              <div className="row">
                {programmes.map((programme) => (
                  <Tag key={programme}>{texts.programmes[programme]}</Tag>
                ))}
                {seeks.map((what) => (
                  <Tag key={what} tone="wait">
                    {texts.seeks[what]}
                  </Tag>
                ))}
              </div>
              <p className="small quiet">
                {[texts.stages[stage], sectors.join(', '), members && texts.members(members.length)]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              {summary !== '' && <p className="prose">{summary}</p>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
