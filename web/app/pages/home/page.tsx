import { Link } from 'wouter'
import { useRead } from '../../api/use-read.ts'
import { Page } from '../../parts/page.tsx'
import { useFrameTexts } from '../../texts/frame.ts'
import { useHomeTexts } from '../../texts/home.ts'
import { Changes } from './changes.tsx'
import { WaitingLine } from './waiting-line.tsx'
import { whatWaits, type Waiting } from './waiting.ts'

const keyOf = (waiting: Waiting): string => {
  if ('invitation' in waiting) return waiting.invitation.id
  return 'standing' in waiting ? waiting.standing.cluster.id : waiting.application.id
}

const WaitingList = ({
  title,
  empty,
  list,
}: {
  readonly title: string
  readonly empty: string
  readonly list: readonly Waiting[]
}) => (
  <section className="tight">
    <h2>{title}</h2>
    {list.length === 0 ? (
      <p className="card quiet">{empty}</p>
    ) : (
      <ul className="waiting card">
        {list.map((waiting) => (
          <WaitingLine key={keyOf(waiting)} waiting={waiting} />
        ))}
      </ul>
    )}
  </section>
)

/** What waits for the reader, and what for others. */
const HomePage = () => {
  const texts = useHomeTexts()
  const frame = useFrameTexts()
  const { applications } = useRead('GET /api/applications', { query: { limit: 100 } })
  const { invitations } = useRead('GET /api/invitations', { query: { state: 'invited', limit: 100 } })
  const { memberships } = useRead('GET /api/memberships', { query: { limit: 100 } })
  const { yours, theirs } = whatWaits(applications, invitations, memberships)
  return (
    <Page
      title={texts.window}
      heading={texts.title(yours.length)}
      intro={<p className="quiet">{texts.others(theirs.length)}</p>}
      actions={
        <Link className="button main" href="/apply">
          {frame.apply}
        </Link>
      }
    >
      <div className="stack">
        <WaitingList title={texts.yours} empty={texts.yoursEmpty} list={yours} />
        <WaitingList title={texts.theirs} empty={texts.theirsEmpty} list={theirs} />
        <Changes applications={applications} />
      </div>
    </Page>
  )
}
export default HomePage
