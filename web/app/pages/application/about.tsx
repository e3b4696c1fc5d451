import { Link } from 'wouter'
import { datesIn } from '../../i18n/dates.ts'
import { useLanguage } from '../../i18n/language.ts'
import { Projects } from '../../parts/projects.tsx'
import { useApplicationTexts } from '../../texts/application.ts'
import type { Application } from './situation.ts'

/** What the application says: its purpose, its projects, its dates. */
export const About = ({ application }: { readonly application: Application }) => {
  const texts = useApplicationTexts()
  const dates = datesIn(useLanguage().language)
  const own = application.as === 'applicant' ? application : undefined
  const coordinator = application.as === 'applicant' ? application.applicant : application.coordinator
  const facts: readonly (readonly [string, string | undefined])[] = [
    [texts.coordinator, coordinator.name],
    [texts.sent, own?.submittedAt && dates.day(own.submittedAt)],
    [texts.deadline, own?.endedAt ? undefined : application.deadline && dates.limit(application.deadline)],
    [texts.ended, own?.endedAt && dates.day(own.endedAt)],
  ]
  return (
    <>
      <section className="tight">
        <h2>{texts.about}</h2>
        {application.purpose !== '' && <p className="prose">{application.purpose}</p>}
        <dl className="facts small">
          {facts.map(
            ([name, value]) =>
              value && (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ),
          )}
        </dl>
        {own?.clusterId && (
          <p>
            <Link href={`/clusters/${own.clusterId}`}>{texts.toCluster}</Link>
          </p>
        )}
      </section>
      <Projects projects={application.projects} />
    </>
  )
}
