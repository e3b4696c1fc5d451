import { Link, useParams } from 'wouter'
import { useActing } from '../../api/acting.ts'
import { useRead } from '../../api/use-read.ts'
import { datesIn } from '../../i18n/dates.ts'
import { useLanguage } from '../../i18n/language.ts'
import { Page } from '../../parts/page.tsx'
import { Projects } from '../../parts/projects.tsx'
import { useClustersTexts } from '../../texts/clusters.ts'
import { IssueExtract } from './issue-extract.tsx'
import { Members } from './members.tsx'
import { OwnStanding } from './own-standing.tsx'
import { Requests } from './requests.tsx'

/** One registered cluster: who is in it, what they do together, and how one comes in and out. */
const ClusterPage = () => {
  const { id = '' } = useParams()
  const texts = useClustersTexts()
  const acting = useActing()
  const dates = datesIn(useLanguage().language)
  const cluster = useRead('GET /api/clusters/{id}', { params: { id } })
  const isCoordinator = cluster.coordinator.key === acting.key
  const facts = [
    [texts.coordinator, cluster.coordinator.name],
    [texts.registeredAt, dates.day(cluster.registeredAt)],
    [texts.admission, texts.admissions[cluster.admission]],
  ] as const
  const crumb = (
    <>
      <Link href="/clusters">{texts.title}</Link> / {cluster.number}
    </>
  )
  return (
    <Page title={cluster.name} crumb={crumb}>
      <div className="columns">
        <div className="stack">
          {cluster.purpose !== '' && (
            <section className="tight">
              <h2>{texts.purpose}</h2>
              <p className="prose">{cluster.purpose}</p>
            </section>
          )}
          <Members id={id} />
          <Projects projects={cluster.projects} />
        </div>
        <aside className="stack">
          <OwnStanding id={id} />
          {isCoordinator && <Requests id={id} />}
          <dl className="facts small card">
            {facts.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <IssueExtract id={id} />
        </aside>
      </div>
    </Page>
  )
}
export default ClusterPage
