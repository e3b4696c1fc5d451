import { Rule } from '../../parts/rules.tsx'
import { useApplicationTexts } from '../../texts/application.ts'
import type { Own } from './situation.ts'

const SHOWN_IN: readonly Own['status'][] = ['needsCorrection', 'review', 'rejected', 'expired']

/** Why an application was returned, refused or sent to an officer: every rule that stands in the way. Nothing where there is nothing to say. */
export const DecisionCard = ({ application: { status, decision, reason } }: { readonly application: Own }) => {
  const texts = useApplicationTexts()
  const failing = SHOWN_IN.includes(status)
    ? (decision?.results ?? []).filter(({ passes, effect }) => !passes && effect !== 'advise')
    : []
  if (failing.length === 0 && reason === undefined) return null
  return (
    <section className="tight">
      <h2>{texts.reasons}</h2>
      <div className="card">
        {reason !== undefined && <p className="prose">{reason}</p>}
        <ul className="rules">
          {failing.map((result) => (
            <Rule key={result.rule} result={result} />
          ))}
        </ul>
      </div>
    </section>
  )
}
