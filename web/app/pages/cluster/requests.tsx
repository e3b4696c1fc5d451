import type { Reply } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { useAside } from '../../api/use-read.ts'
import { datesIn } from '../../i18n/dates.ts'
import { useLanguage } from '../../i18n/language.ts'
import { AskingButton } from '../../parts/asking-button.tsx'
import { Button } from '../../parts/button.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { useClustersTexts } from '../../texts/clusters.ts'

type Waiting = Reply<'GET /api/clusters/{id}/requests'>['waiting'][number]

const Request = ({ id, waiting }: { readonly id: string; readonly waiting: Waiting }) => {
  const texts = useClustersTexts()
  const dates = datesIn(useLanguage().language)
  const { organisation, message, decideBy } = waiting
  const params = { id, key: organisation.key }
  const admit = useCommand('POST /api/clusters/{id}/requests/{key}/admit')
  const refuse = useCommand('POST /api/clusters/{id}/requests/{key}/refuse')
  return (
    <li className="tight">
      <strong>{organisation.name}</strong>
      {message && <q className="small">{message}</q>}
      {decideBy && <p className="small quiet">{texts.admittedBy(dates.limit(decideBy))}</p>}
      <div className="row">
        <Button kind="main" busy={admit.isBusy} press={() => admit.run({ params })}>
          {texts.admit}
        </Button>
        <AskingButton
          title={texts.refuseTitle(organisation.name)}
          label={texts.reason}
          hint={texts.refuseHint}
          act={texts.refuse}
          state={refuse}
          run={(reason, close) => refuse.run({ params, body: { reason } }, close)}
        />
      </div>
      <Trouble error={admit.error} />
    </li>
  )
}

const EVERY_MS = 15_000

/** Who asks to join, for the coordinator; nothing where nobody does. */
export const Requests = ({ id }: { readonly id: string }) => {
  const texts = useClustersTexts()
  const { reply } = useAside('GET /api/clusters/{id}/requests', { params: { id } }, { every: () => EVERY_MS })
  const waiting = (reply?.waiting ?? []).filter(({ state }) => state === 'requested')
  if (waiting.length === 0) return null
  return (
    <section className="card tight">
      <h2>{texts.requests}</h2>
      <ul className="points">
        {waiting.map((one) => (
          <Request key={one.organisation.key} id={id} waiting={one} />
        ))}
      </ul>
    </section>
  )
}
