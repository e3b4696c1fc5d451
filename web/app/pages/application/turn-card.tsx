import { datesIn } from '../../i18n/dates.ts'
import { useLanguage } from '../../i18n/language.ts'
import { useApplicationTexts } from '../../texts/application.ts'
import { situationOf, waitingOf, type Application, type Known } from './situation.ts'
import { spansOf, type Holder } from './spans.ts'

const MINUTE = 60_000
const order: readonly Holder[] = ['you', 'them', 'us']

const SpanBar = ({ known: { events } }: { readonly known: Known }) => {
  const texts = useApplicationTexts()
  const spans = spansOf(events, Date.now())
  const held = order.filter((holder) => spans[holder] > 0)
  const spent = (holder: Holder): string => {
    const minutes = Math.floor(spans[holder] / MINUTE)
    return texts.spent(Math.floor(minutes / 1440), Math.floor(minutes / 60), minutes)
  }
  return (
    <>
      <div className="span-bar" aria-hidden="true">
        {held.map((holder) => (
          <i
            key={holder}
            className={`span-${holder}`}
            style={{ flexGrow: Math.max(1, Math.round(spans[holder] / MINUTE)) }}
          />
        ))}
      </div>
      <ul className="legend small quiet">
        {held.map((holder) => (
          <li key={holder}>
            <i className={`dot span-${holder}`} />
            {texts.spans[holder]}: {spent(holder)}
          </li>
        ))}
      </ul>
    </>
  )
}

const useHolder = ({ turn: { whose }, as }: Application): string => {
  const { holders } = useApplicationTexts()
  if (whose === 'applicant') return as === 'applicant' ? holders.applicant.mine : holders.applicant.others
  return holders[whose]
}

/** Whose turn it is, in one sentence, and whose every second was so far. */
export const TurnCard = ({ known }: { readonly known: Known }) => {
  const texts = useApplicationTexts()
  const { language } = useLanguage()
  const holder = useHolder(known.application)
  return (
    <section className="turn card">
      <h2 className="small quiet">
        {texts.turn}: {holder}
      </h2>
      <p className="who" role="status">
        {texts.waiting[waitingOf(known.application)](situationOf(known, datesIn(language)))}
      </p>
      {known.application.as === 'applicant' && <SpanBar known={known} />}
    </section>
  )
}
