import { useCommand } from '../../api/use-command.ts'
import { useOfficeTexts } from '../../texts/office.ts'
import { isDecidable, type OfficerCase } from './case.ts'
import { ReasonButton } from './reason-button.tsx'

/** The decision of a case that takes but a few words. */
export const Simple = ({ one }: { readonly one: OfficerCase }) => {
  const texts = useOfficeTexts()
  const close = useCommand('POST /api/officer/cases/{id}/close')
  const dismiss = useCommand('POST /api/officer/duplicates/{id}/dismiss')
  const answer = useCommand('POST /api/officer/city-requests/{id}/answer')
  if (!isDecidable(one)) return null
  const { id, facts } = one
  switch (one.kind) {
    case 'misdirected':
      return (
        <div className="row">
          <ReasonButton
            main
            act={texts.close}
            hint={texts.closeHint}
            state={close}
            run={(reason) => close.run({ params: { id }, body: { reason } })}
          />
        </div>
      )
    case 'duplicate':
      return (
        <div className="row">
          <ReasonButton
            main
            act={texts.dismiss}
            state={dismiss}
            run={(reason) => dismiss.run({ params: { id }, body: { reason } })}
          />
        </div>
      )
    case 'cityRequest':
      return (
        <div className="row">
          <ReasonButton
            main
            act={texts.answer}
            hint={texts.answerHint}
            state={answer}
            run={(said) => answer.run({ params: { id: String(facts['request']) }, body: { answer: said } })}
          />
        </div>
      )
    case 'review':
    case 'claim':
    case 'appeal':
    case 'clusterConcern':
    case 'addressChange':
      return <p className="quiet">{texts.elsewhere}</p>
  }
}
