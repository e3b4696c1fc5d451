import type { Reply } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { datesIn } from '../../i18n/dates.ts'
import { useLanguage } from '../../i18n/language.ts'
import { AskingButton } from '../../parts/asking-button.tsx'
import { useOursTexts } from '../../texts/ours.ts'

type Change = NonNullable<Reply<'GET /api/organisations/own'>['addressChange']>

/** A change of the registered address that is under way, to which the organisation can object before it is in force. */
export const AddressChange = ({ change }: { readonly change: Change }) => {
  const texts = useOursTexts()
  const dates = datesIn(useLanguage().language)
  const command = useCommand('POST /api/organisations/own/address-change/objection')
  if (change.status !== 'waiting' || change.inForceAt === undefined) return null
  return (
    <section className="card stack">
      <p>{texts.change(change.email, dates.limit(change.inForceAt))}</p>
      <div className="row">
        <AskingButton
          title={texts.object}
          label={texts.reason}
          hint={texts.objectHint}
          act={texts.object}
          state={command}
          run={(reason, close) => command.run({ body: { reason } }, close)}
        />
      </div>
    </section>
  )
}
