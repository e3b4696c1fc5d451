import { useActing } from '../../api/acting.ts'
import { useTagged } from '../../api/use-read.ts'
import { Page } from '../../parts/page.tsx'
import { useOursTexts } from '../../texts/ours.ts'
import { AddressChange } from './address-change.tsx'
import { Colleagues } from './colleagues.tsx'
import { Contact } from './contact.tsx'

/** The reader's organisation: who may act for it, where it gets its mail. */
const OursPage = () => {
  const texts = useOursTexts()
  const acting = useActing()
  const { body, etag } = useTagged('GET /api/organisations/own', {})
  return (
    <Page title={texts.title} intro={<p>{`${acting.name} (${acting.key})`}</p>}>
      <div className="columns">
        <div className="stack">
          {body.addressChange && <AddressChange change={body.addressChange} />}
          <Colleagues />
        </div>
        <Contact key={etag} own={body} etag={etag} />
      </div>
    </Page>
  )
}
export default OursPage
