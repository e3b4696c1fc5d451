import { useCommand } from '../../api/use-command.ts'
import { useRead } from '../../api/use-read.ts'
import { Rules } from '../../parts/rules.tsx'
import { useOfficeTexts } from '../../texts/office.ts'
import { isDecidable, type OfficerCase } from './case.ts'
import { ReasonButton } from './reason-button.tsx'

/** An appeal against a refusal: what was decided, what is said against it. */
export const Appealed = ({ one }: { readonly one: OfficerCase }) => {
  const texts = useOfficeTexts()
  const params = { id: one.subject.id }
  const { application, appeal, decision } = useRead('GET /api/officer/appeals/{id}', { params })
  const decide = useCommand('POST /api/officer/appeals/{id}/decision')
  const say = (verdict: 'upheld' | 'granted') => (reason: string) => decide.run({ params, body: { verdict, reason } })
  return (
    <div className="columns">
      <section className="card stack">
        <h2>{application.name}</h2>
        <p className="prose">{appeal.statement}</p>
        {isDecidable(one) && (
          <div className="row">
            <ReasonButton main act={texts.grant} state={decide} run={say('granted')} />
            <ReasonButton act={texts.uphold} state={decide} run={say('upheld')} />
          </div>
        )}
      </section>
      <aside>{decision && <Rules title={texts.refused} results={decision.results} />}</aside>
    </div>
  )
}
