import { Link } from 'wouter'
import { usePages } from '../../api/use-read.ts'
import { datesIn } from '../../i18n/dates.ts'
import { useLanguage } from '../../i18n/language.ts'
import { Empty } from '../../parts/empty.tsx'
import { More } from '../../parts/more.tsx'
import { Page } from '../../parts/page.tsx'
import { StatusTag } from '../../parts/status-tag.tsx'
import { useFrameTexts } from '../../texts/frame.ts'
import { useApplicationsTexts } from '../../texts/applications.ts'

/** The applications of the organisation, the newest first. */
const ApplicationsPage = () => {
  const texts = useApplicationsTexts()
  const frame = useFrameTexts()
  const { language } = useLanguage()
  const dates = datesIn(language)
  const { pages, more, isBusy } = usePages(
    'GET /api/applications',
    (cursor) => ({ query: { cursor } }),
    ({ next }) => next,
  )
  const lines = pages.flatMap(({ applications }) => applications)
  return (
    <Page
      title={texts.title}
      actions={
        <Link className="button main" href="/apply">
          {frame.apply}
        </Link>
      }
    >
      {lines.length === 0 ? (
        <Empty {...texts.empty} />
      ) : (
        <ul className="card lines">
          {lines.map(({ id, name, status, caseNumber, createdAt, submittedAt }) => (
            <li key={id}>
              <Link href={`/applications/${id}`}>
                <span>
                  <strong>{name}</strong>
                  <span className="small quiet block">
                    {[caseNumber, submittedAt ? texts.sent(dates.day(submittedAt)) : texts.begun(dates.day(createdAt))]
                      .filter(Boolean)
                      .join(', ')}
                  </span>
                </span>
                <StatusTag status={status} />
              </Link>
            </li>
          ))}
        </ul>
      )}
      <More more={more} isBusy={isBusy} />
    </Page>
  )
}
export default ApplicationsPage
