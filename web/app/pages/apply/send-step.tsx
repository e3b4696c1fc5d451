import { useLocation } from 'wouter'
import { useCommand } from '../../api/use-command.ts'
import { useAside } from '../../api/use-read.ts'
import { Button } from '../../parts/button.tsx'
import { Sign } from '../../parts/sign.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { useApplyTexts } from '../../texts/apply.ts'
import { About } from '../application/about.tsx'
import { StepFrame } from './frame.tsx'
import { Returned } from './returned.tsx'
import { Saved } from './saved.tsx'
import type { Draft } from './use-draft.ts'

/** The last step: what would be sent, whether anything stands in the way, and the button that sends it. */
export const SendStep = ({ draft }: { readonly draft: Draft }) => {
  const texts = useApplyTexts()
  const [, go] = useLocation()
  const { application } = draft
  const { id, name, status } = application
  const { reply } = useAside('POST /api/applications/{id}/check', { params: { id } })
  const submit = useCommand('POST /api/applications/{id}/submit', () => go(`/applications/${id}`))
  const send = async () => {
    if (await draft.flush()) submit.run({ params: { id } })
  }
  const isReady = reply?.outcome === 'eligible' && reply.gateHolds
  return (
    <StepFrame step="send" id={id} name={name}>
      <Returned application={application} />
      <section className="card stack">
        <p>{texts.sendIntro}</p>
        {reply && (
          <p className="row" role="status">
            <Sign tone={isReady ? 'yes' : 'wait'} />
            <span>{isReady ? texts.ready : texts.notReady}</span>
          </p>
        )}
        <Saved saving={draft.saving} />
        <Trouble error={submit.error} />
        <div className="row answers">
          <Button kind="main" busy={submit.isBusy} press={() => void send()}>
            {status === 'needsCorrection' ? texts.sendAgain : texts.send}
          </Button>
        </div>
      </section>
      <About application={application} />
    </StepFrame>
  )
}
