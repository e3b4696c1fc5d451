import { useState } from 'react'
import type { Reply } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { datesIn } from '../../i18n/dates.ts'
import { useLanguage } from '../../i18n/language.ts'
import { Button } from '../../parts/button.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useOursTexts } from '../../texts/ours.ts'

type Change = NonNullable<Reply<'GET /api/organisations/own'>['addressChange']>

/** A change of the registered address that is under way, to which the organisation can object before it is in force. */
export const AddressChange = ({ change }: { readonly change: Change }) => {
  const texts = useOursTexts()
  const dates = datesIn(useLanguage().language)
  const [isAsking, setAsking] = useState(false)
  const command = useCommand('POST /api/organisations/own/address-change/objection', () => setAsking(false))
  if (change.status !== 'waiting' || change.inForceAt === undefined) return null
  return (
    <section className="card stack">
      <p>{texts.change(change.email, dates.limit(change.inForceAt))}</p>
      <div className="row">
        <Button press={() => setAsking(true)}>{texts.object}</Button>
      </div>
      {isAsking && (
        <ReasonDialog
          title={texts.object}
          label={texts.reason}
          hint={texts.objectHint}
          act={texts.object}
          state={command}
          run={(reason) => command.run({ body: { reason } })}
          close={() => setAsking(false)}
        />
      )}
    </section>
  )
}
