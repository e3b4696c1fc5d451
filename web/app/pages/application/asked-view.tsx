import { useActing } from '../../api/acting.ts'
import { useCommand } from '../../api/use-command.ts'
import { AskingButton } from '../../parts/asking-button.tsx'
import { Button } from '../../parts/button.tsx'
import { Thirty } from '../../parts/thirty.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { useApplicationTexts } from '../../texts/application.ts'
import { About } from './about.tsx'
import type { Asked, Known } from './situation.ts'
import { TurnCard } from './turn-card.tsx'

type Answering = { readonly invitation: Asked['invitation'] }

const CAN_ACCEPT: readonly Asked['invitation']['state'][] = ['invited', 'declined', 'left']
const IS_OPEN: readonly Asked['status'][] = ['gathering', 'assessing', 'review', 'registering', 'registered']

const Answer = ({ invitation: { id, state } }: Answering) => {
  const { asked } = useApplicationTexts()
  const accept = useCommand('POST /api/invitations/{id}/accept')
  const decline = useCommand('POST /api/invitations/{id}/decline')
  const hasSaidYes = state === 'confirmed'
  return (
    <>
      <div className="row answers">
        {CAN_ACCEPT.includes(state) && (
          <Button kind="main" busy={accept.isBusy} press={() => accept.run({ params: { id } })}>
            {asked.accept}
          </Button>
        )}
        {(hasSaidYes || state === 'invited') && (
          <AskingButton
            title={hasSaidYes ? asked.leaveTitle : asked.declineTitle}
            meaning={asked.declineMeaning}
            label={asked.why}
            hint={asked.whyHint}
            act={hasSaidYes ? asked.leave : asked.decline}
            state={decline}
            run={(reason, close) => decline.run({ params: { id }, body: { reason } }, close)}
          />
        )}
      </div>
      <Trouble error={accept.error} />
    </>
  )
}

/** An application as an organisation sees it that was asked: with whom, for what, until when, and its answer. */
export const AskedView = ({ application, known }: { readonly application: Asked; readonly known: Known }) => {
  const texts = useApplicationTexts()
  const acting = useActing()
  const { invitation, coordinator, status } = application
  return (
    <div className="columns">
      <div className="stack">
        <TurnCard known={known} />
        <Thirty counts={application.counts} invitees={[]} begun />
        <About application={application} />
      </div>
      <aside className="stack">
        <section className="card stack">
          <div className="tight">
            <h2>{texts.asked.yours}</h2>
            <p>{texts.asked.from(coordinator.name)}</p>
            <p>
              <strong>{acting.name}</strong> {texts.answers[invitation.state]}.
            </p>
          </div>
          {IS_OPEN.includes(status) && <Answer invitation={invitation} />}
        </section>
        <section className="tight">
          <h2>{texts.asked.meaning}</h2>
          <ul className="points">
            {texts.asked.points(acting.name).map((point) => (
              <li key={point} className="small">
                {point}
              </li>
            ))}
          </ul>
        </section>
      </aside>
    </div>
  )
}
