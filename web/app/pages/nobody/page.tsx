import { useState } from 'react'
import { useRead } from '../../api/use-read.ts'
import { Page } from '../../parts/page.tsx'
import { useNobodyTexts } from '../../texts/nobody.ts'
import { ClaimForm } from './claim-form.tsx'
import { ProofForm } from './proof-form.tsx'

/** Where somebody says for whom it acts, and proves it by the code that the organisation gets. */
const NobodyPage = () => {
  const texts = useNobodyTexts()
  const { person } = useRead('GET /api/me', {})
  const { claims } = useRead('GET /api/me/claims', {})
  const [isAnother, setAnother] = useState(false)
  const open = isAnother ? undefined : claims.find(({ state }) => state === 'open')
  const isColleague = person.roles.length > 0
  return (
    <Page
      title={isColleague ? texts.colleague.title : texts.title}
      intro={<p>{isColleague ? texts.colleague.sentence : texts.intro}</p>}
    >
      <div className="narrow">
        {open ? (
          <ProofForm claim={open} another={() => setAnother(true)} />
        ) : (
          <ClaimForm done={() => setAnother(false)} />
        )}
      </div>
    </Page>
  )
}
export default NobodyPage
