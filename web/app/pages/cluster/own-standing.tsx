import { useActing } from '../../api/acting.ts'
import type { Reply } from '../../api/types.ts'
import { useAside } from '../../api/use-read.ts'
import { useCommand } from '../../api/use-command.ts'
import { datesIn } from '../../i18n/dates.ts'
import { useLanguage } from '../../i18n/language.ts'
import { AskingButton } from '../../parts/asking-button.tsx'
import { Button } from '../../parts/button.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { useClustersTexts } from '../../texts/clusters.ts'
import { Leave } from './leave.tsx'

type Standing = Reply<'GET /api/memberships/{id}'>

/** Asks to join, with a word to the coordinator. */
const Join = ({ id }: { readonly id: string }) => {
  const texts = useClustersTexts()
  const command = useCommand('POST /api/clusters/{id}/requests')
  return (
    <AskingButton
      main
      opens={texts.join}
      title={texts.joinTitle}
      label={texts.message}
      hint={texts.messageHint}
      act={texts.sendRequest}
      optional
      state={command}
      run={(message, close) => command.run({ params: { id }, body: { message } }, close)}
    />
  )
}

/** Answers an invitation into the cluster. */
const Answer = ({ id }: { readonly id: string }) => {
  const texts = useClustersTexts()
  const accept = useCommand('POST /api/memberships/{id}/accept')
  const decline = useCommand('POST /api/memberships/{id}/decline')
  return (
    <>
      <Button kind="main" busy={accept.isBusy} press={() => accept.run({ params: { id } })}>
        {texts.accept}
      </Button>
      <AskingButton
        title={texts.declineTitle}
        label={texts.why}
        hint={texts.whyHint}
        act={texts.decline}
        state={decline}
        run={(reason, close) => decline.run({ params: { id }, body: { reason } }, close)}
      />
      <Trouble error={accept.error} />
    </>
  )
}

const TakeBack = ({ id }: { readonly id: string }) => {
  const texts = useClustersTexts()
  const { run, isBusy, error } = useCommand('POST /api/memberships/{id}/withdraw')
  return (
    <>
      <Button busy={isBusy} press={() => run({ params: { id } })}>
        {texts.withdraw}
      </Button>
      <Trouble error={error} />
    </>
  )
}

const Commands = ({ id, standing }: { readonly id: string; readonly standing: Standing | undefined }) => {
  if (standing?.state === 'member') return standing.role === 'coordinator' ? null : <Leave id={id} />
  if (standing?.state === 'requested') return <TakeBack id={id} />
  return standing?.state === 'invited' ? <Answer id={id} /> : <Join id={id} />
}

const EVERY_MS = 10_000

/** A request may be decided at any moment. */
const every = (standing: Standing | undefined) => (standing?.state === 'requested' ? EVERY_MS : undefined)

/** Where the reader's organisation stands towards the cluster, and what it can do. */
export const OwnStanding = ({ id }: { readonly id: string }) => {
  const texts = useClustersTexts()
  const acting = useActing()
  const dates = datesIn(useLanguage().language)
  const { reply: standing, error } = useAside('GET /api/memberships/{id}', { params: { id } }, { every })
  if (!standing && !error) return null
  return (
    <section className="card stack" aria-live="polite">
      <div className="tight">
        <h2>{texts.you}</h2>
        <p>
          <strong>{acting.name}</strong> {standing ? texts.states[standing.state] : texts.notMember}
        </p>
        {standing?.state === 'requested' && standing.decideBy && (
          <p className="small quiet">{texts.admittedBy(dates.limit(standing.decideBy))}</p>
        )}
        {standing?.reason && (
          <p className="small">
            <q>{standing.reason}</q>
          </p>
        )}
      </div>
      <div className="row">
        <Commands id={id} standing={standing} />
      </div>
    </section>
  )
}
