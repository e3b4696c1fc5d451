import { Link, useLocation } from 'wouter'
import { useCommand } from '../../api/use-command.ts'
import { datesIn } from '../../i18n/dates.ts'
import { useLanguage } from '../../i18n/language.ts'
import { AskingButton } from '../../parts/asking-button.tsx'
import { Button } from '../../parts/button.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { useApplicationTexts } from '../../texts/application.ts'
import type { Own } from './situation.ts'

type Props = { readonly application: Own }

const OPEN: readonly Own['status'][] = ['screening', 'needsCorrection', 'gathering', 'assessing', 'review']
const INVITING: readonly Own['status'][] = ['gathering', 'assessing', 'review']
const ENDED: readonly Own['status'][] = ['rejected', 'expired', 'withdrawn']

/** Ends the application, after asking. */
const Withdraw = ({ application: { id } }: Props) => {
  const { actions } = useApplicationTexts()
  const command = useCommand('POST /api/applications/{id}/withdraw')
  return (
    <AskingButton
      opens={actions.withdraw}
      title={actions.withdrawTitle}
      meaning={actions.withdrawMeaning}
      label={actions.reason}
      hint={actions.reasonHint}
      act={actions.doWithdraw}
      optional
      state={command}
      run={(reason, close) => command.run({ params: { id }, body: reason === '' ? {} : { reason } }, close)}
    />
  )
}

/** Has a refusal looked at by another officer, once and in time. */
const Appeal = ({ id, until }: { readonly id: string; readonly until: string }) => {
  const { actions } = useApplicationTexts()
  const { language } = useLanguage()
  const command = useCommand('POST /api/applications/{id}/appeal')
  return (
    <AskingButton
      opens={actions.appeal}
      title={actions.appealTitle}
      meaning={actions.appealMeaning(datesIn(language).limit(until))}
      label={actions.reason}
      hint={actions.appealHint}
      act={actions.doAppeal}
      state={command}
      run={(statement, close) => command.run({ params: { id }, body: { statement } }, close)}
    />
  )
}

/** What the applicant can do with the whole application, as it stands. */
export const OwnActions = ({ application }: Props) => {
  const { actions } = useApplicationTexts()
  const [, go] = useLocation()
  const { id, status, turn, appealUntil } = application
  const extend = useCommand('POST /api/applications/{id}/extend')
  const decide = useCommand('POST /api/applications/{id}/decide')
  const copy = useCommand('POST /api/applications/{id}/copy', (begun) => go(`/applications/${begun.id}`))
  const error = extend.error ?? decide.error ?? copy.error
  return (
    <>
      {(status === 'draft' || status === 'needsCorrection') && (
        <Link className="button main" href={`/applications/${id}/write/name`}>
          {status === 'draft' ? actions.goOn : actions.correct}
        </Link>
      )}
      {INVITING.includes(status) && (
        <Link className="button main" href={`/applications/${id}/invite`}>
          {actions.invite}
        </Link>
      )}
      {status === 'gathering' && (
        <Button busy={extend.isBusy} press={() => extend.run({ params: { id } })}>
          {actions.extend}
        </Button>
      )}
      {OPEN.includes(status) && <Withdraw application={application} />}
      {turn.waitingFor === 'word' && (
        <Button kind="main" busy={decide.isBusy} press={() => decide.run({ params: { id } })}>
          {actions.decide}
        </Button>
      )}
      {appealUntil && <Appeal id={id} until={appealUntil} />}
      {ENDED.includes(status) && (
        <Button kind="main" busy={copy.isBusy} press={() => copy.run({ params: { id } })}>
          {actions.copy}
        </Button>
      )}
      <Trouble error={error} />
    </>
  )
}
