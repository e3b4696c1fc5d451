import { Link, useParams } from 'wouter'
import { Page } from '../../parts/page.tsx'
import { StatusTag } from '../../parts/status-tag.tsx'
import { useFrameTexts } from '../../texts/frame.ts'
import { AskedView } from './asked-view.tsx'
import { OwnActions } from './own-actions.tsx'
import { OwnView } from './own-view.tsx'
import { useKnown } from './use-known.ts'

/** One application: what happens next, and what the reader can do. */
const ApplicationPage = () => {
  const { id = '' } = useParams()
  const { invitees, ...known } = useKnown(id)
  const { application } = known
  const frame = useFrameTexts()
  const isMine = application.as === 'applicant'
  const crumb = (
    <>
      <Link href={isMine ? '/applications' : '/'}>{isMine ? frame.applications : frame.home}</Link>
      {isMine && application.caseNumber && ` / ${application.caseNumber}`}
    </>
  )
  return (
    <Page
      title={application.name}
      crumb={crumb}
      intro={<StatusTag status={application.status} />}
      actions={isMine && <OwnActions application={application} />}
    >
      {isMine ? (
        <OwnView application={application} known={known} invitees={invitees} />
      ) : (
        <AskedView application={application} known={known} />
      )}
    </Page>
  )
}
export default ApplicationPage
