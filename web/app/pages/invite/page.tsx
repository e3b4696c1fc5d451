import { Link, useParams } from 'wouter'
import { Page } from '../../parts/page.tsx'
import { useApplyTexts } from '../../texts/apply.ts'
import { RulesNow } from '../application/rules-now.tsx'
import { Picking } from '../apply/picking.tsx'

/** Invites more organisations while an application gathers. */
const InvitePage = () => {
  const { id = '' } = useParams()
  const texts = useApplyTexts()
  return (
    <Page title={texts.invite} crumb={<Link href={`/applications/${id}`}>{texts.back}</Link>}>
      <div className="columns">
        <div className="stack">
          <Picking id={id} />
        </div>
        <aside className="stack">
          <RulesNow id={id} />
        </aside>
      </div>
    </Page>
  )
}
export default InvitePage
