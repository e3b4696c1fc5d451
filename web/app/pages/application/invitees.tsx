import { useState } from 'react'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../parts/button.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { useApplicationTexts } from '../../texts/application.ts'
import { InviteeLine } from './invitee-line.tsx'
import type { Own } from './situation.ts'
import type { Invitee } from './use-known.ts'

const SHOWN_AT_ONCE = 40
const order: readonly Invitee['state'][] = [
  'invited',
  'declined',
  'left',
  'expired',
  'listed',
  'revoked',
  'closed',
  'confirmed',
]

/** Those who need attention first, the coordinator last. */
const byNeed = (a: Invitee, b: Invitee): number =>
  Number(a.coordinator) - Number(b.coordinator) || order.indexOf(a.state) - order.indexOf(b.state)

/** Reminds everybody who has not answered, and says how many were written to. */
const RemindAll = ({ id, waiting }: { readonly id: string; readonly waiting: number }) => {
  const { invitees: texts } = useApplicationTexts()
  const [done, setDone] = useState('')
  const { run, isBusy, error } = useCommand('POST /api/applications/{id}/invitations/resend', (reply) =>
    setDone(texts.reminded(reply.resent, reply.tooSoon + reply.notAccepting)),
  )
  return (
    <div>
      <Button busy={isBusy} press={() => run({ params: { id } })}>
        {texts.remindAll(waiting)}
      </Button>
      <p className="small" role="status">
        {done}
      </p>
      <Trouble error={error} />
    </div>
  )
}

/** Every organisation of the application with its state, and what can be done about it. */
export const Invitees = ({
  application,
  invitees,
}: {
  readonly application: Own
  readonly invitees: readonly Invitee[]
}) => {
  const { invitees: texts } = useApplicationTexts()
  const [shown, setShown] = useState(SHOWN_AT_ONCE)
  const waiting = invitees.filter(({ state }) => state === 'invited').length
  const isOpen = ['gathering', 'assessing', 'review'].includes(application.status)
  const sorted = invitees.toSorted(byNeed)
  return (
    <section className="tight">
      <div className="row between">
        <h2>{texts.title}</h2>
        {isOpen && waiting > 0 && <RemindAll id={application.id} waiting={waiting} />}
      </div>
      {invitees.length === 0 && <p className="quiet">{texts.empty}</p>}
      <ul className="invitees">
        {sorted.slice(0, shown).map((invitee) => (
          <InviteeLine key={invitee.organisation.key} invitee={invitee} application={application} />
        ))}
      </ul>
      {sorted.length > shown && (
        <div className="row">
          <Button press={() => setShown(sorted.length)}>{texts.showAll(sorted.length)}</Button>
        </div>
      )}
    </section>
  )
}
