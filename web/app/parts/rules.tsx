import type { Reply } from '../api/types.ts'
import { useFrameTexts } from '../texts/frame.ts'
import { Sign, type Tone } from './sign.tsx'

/** What one rule found. */
export type RuleResult = Reply<'POST /api/applications/{id}/check'>['results'][number]

const toneOf = ({ passes, effect }: RuleResult): Tone => {
  if (passes) return 'yes'
  return effect === 'advise' || effect === 'review' ? 'wait' : 'no'
}

const NAMED_AT_ONCE = 2

/** Who a rule is about, the first few at once. */
const Concerned = ({ concerned }: Pick<RuleResult, 'concerned'>) => {
  const texts = useFrameTexts()
  const lines = concerned.map(({ key, why, sentence }) => <li key={`${key} ${why}`}>{sentence}</li>)
  if (lines.length === 0) return null
  return (
    <div className="small quiet concerned">
      <ul>{lines.slice(0, NAMED_AT_ONCE)}</ul>
      {lines.length > NAMED_AT_ONCE && (
        <details>
          <summary>{texts.more}</summary>
          <ul>{lines.slice(NAMED_AT_ONCE)}</ul>
        </details>
      )}
    </div>
  )
}

/** One rule: how it stands, what was seen, what would pass, and who is concerned. */
export const Rule = ({ result }: { readonly result: RuleResult }) => {
  const { sentences, concerned, passes } = result
  const { title, verdict, seen, required, more, effect, change } = sentences
  const said = passes ? [seen] : [seen, required, more, effect, change]
  return (
    <li className="rule">
      <Sign tone={toneOf(result)} />
      <div>
        <strong>{title}</strong> <span className="unseen">{verdict}</span>
        <p className="small quiet">{said.filter(Boolean).join(' ')}</p>
        <Concerned concerned={concerned} />
      </div>
    </li>
  )
}

const rank = (result: RuleResult): number => ['no', 'wait', 'yes'].indexOf(toneOf(result))

/** Rules with their outcome, those that stand in the way first. */
export const Rules = ({ title, results }: { readonly title: string; readonly results: readonly RuleResult[] }) => (
  <section className="card">
    <h2>{title}</h2>
    <ul className="rules">
      {results
        .toSorted((a, b) => rank(a) - rank(b))
        .map((result) => (
          <Rule key={result.rule} result={result} />
        ))}
    </ul>
  </section>
)
