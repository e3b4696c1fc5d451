import { useCommand } from '../../api/use-command.ts'
import { useOfficeTexts } from '../../texts/office.ts'
import { isDecidable, type OfficerCase } from './case.ts'
import { ReasonButton } from './reason-button.tsx'

/** A claim to represent an organisation that no mail reaches. */
export const Claimed = ({ one }: { readonly one: OfficerCase }) => {
  const texts = useOfficeTexts()
  const decide = useCommand('POST /api/officer/claims/{id}/decision')
  const { claim, subject } = one
  const say = (verdict: 'confirmed' | 'refused') => (reason: string) =>
    decide.run({ params: { id: subject.id }, body: { verdict, reason } })
  return (
    <section className="card stack">
      {claim && <p>{texts.claimOf(claim.email ?? '', one.concerned[0]?.name ?? claim.organisation)}</p>}
      {claim && claim.statement !== '' && <p className="prose">{claim.statement}</p>}
      {isDecidable(one) && (
        <div className="row">
          <ReasonButton main act={texts.confirm} state={decide} run={say('confirmed')} />
          <ReasonButton act={texts.refuseClaim} state={decide} run={say('refused')} />
        </div>
      )}
    </section>
  )
}
