import { useCommand } from '../../api/use-command.ts'
import { datesIn, daysLeft } from '../../i18n/dates.ts'
import { useLanguage } from '../../i18n/language.ts'
import { AskingButton } from '../../parts/asking-button.tsx'
import { Button } from '../../parts/button.tsx'
import { Tag, type Tone } from '../../parts/sign.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { useApplicationTexts, type ApplicationTexts } from '../../texts/application.ts'
import { usePlacesTexts } from '../../texts/places.ts'
import type { Own } from './situation.ts'
import type { Invitee } from './use-known.ts'

const tones: Partial<Readonly<Record<Invitee['state'], Tone>>> = {
  confirmed: 'yes',
  invited: 'wait',
  declined: 'no',
  left: 'no',
  expired: 'no',
}

const shortfallIn = ({ shortfalls }: ApplicationTexts, { shortfall, sentence }: Invitee): string | undefined => {
  if (sentence !== undefined) return sentence
  const known = Object.entries(shortfalls).find(([name]) => name === shortfall)
  return known?.[1]
}

/** Replaces who declined by another, in the projects too. */
const Replace = ({ id, invitee: { organisation } }: { readonly id: string; readonly invitee: Invitee }) => {
  const { invitees: texts } = useApplicationTexts()
  const command = useCommand('POST /api/applications/{id}/invitees/replace')
  return (
    <AskingButton
      opens={texts.replace}
      name={`${texts.replace}: ${organisation.name}`}
      title={texts.replaceTitle(organisation.name)}
      label={texts.replaceLabel}
      hint={texts.replaceHint}
      act={texts.doReplace}
      lines={1}
      state={command}
      run={(add, close) => command.run({ params: { id }, body: { remove: organisation.key, add } }, close)}
    />
  )
}

const Commands = ({ invitee, application: { id } }: { readonly invitee: Invitee; readonly application: Own }) => {
  const { invitees: texts } = useApplicationTexts()
  const { organisation, state, invitation } = invitee
  const resend = useCommand('POST /api/invitations/{id}/resend')
  const revoke = useCommand('POST /api/invitations/{id}/revoke')
  const isWaiting = state === 'invited' && invitation !== undefined
  return (
    <div className="row">
      {isWaiting && (
        <Button
          label={`${texts.remind}: ${organisation.name}`}
          busy={resend.isBusy}
          press={() => resend.run({ params: { id: invitation } })}
        >
          {texts.remind}
        </Button>
      )}
      {isWaiting && (
        <Button
          label={`${texts.revoke}: ${organisation.name}`}
          busy={revoke.isBusy}
          press={() => revoke.run({ params: { id: invitation } })}
        >
          {texts.revoke}
        </Button>
      )}
      {['declined', 'expired', 'left'].includes(state) && <Replace id={id} invitee={invitee} />}
      <Trouble error={resend.error ?? revoke.error} />
    </div>
  )
}

/** One organisation of an application: who it is, where it stands, what can be done. */
export const InviteeLine = ({ invitee, application }: { readonly invitee: Invitee; readonly application: Own }) => {
  const texts = useApplicationTexts()
  const { categories } = usePlacesTexts()
  const dates = datesIn(useLanguage().language)
  const { organisation, category, coordinator, state, invitedAt, answeredAt, expiresAt, reason } = invitee
  const details = [
    category && categories[category].name,
    organisation.key,
    invitedAt && !coordinator && texts.invitees.asked(dates.shortDay(invitedAt)),
    answeredAt && !coordinator && texts.invitees.answered(dates.shortDay(answeredAt)),
    shortfallIn(texts, invitee),
  ]
  const isDraft = application.status === 'draft' || application.status === 'needsCorrection'
  const left = state === 'invited' && expiresAt ? texts.invitees.daysLeft(daysLeft(expiresAt, Date.now())) : undefined
  return (
    <li>
      <div>
        <strong>{organisation.name}</strong>
        <p className="small quiet">{details.filter(Boolean).join(' · ')}</p>
        {reason && (
          <p className="small">
            <q>{reason}</q>
          </p>
        )}
      </div>
      {coordinator ? (
        <Tag>{texts.invitees.coordinator}</Tag>
      ) : (
        !isDraft && <Tag tone={tones[state]}>{left ?? texts.answers[state]}</Tag>
      )}
      {['gathering', 'assessing', 'review'].includes(application.status) && !coordinator && (
        <Commands invitee={invitee} application={application} />
      )}
    </li>
  )
}
